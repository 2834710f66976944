using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ReportProblem;

internal sealed class ReportProblemRequest
{
    public string Id { get; set; } = "";
    public string? ChallengeId { get; set; }
    public ProblemCategory? Category { get; set; }
    public string? Comment { get; set; }
}

internal sealed class ReportProblemValidator : Validator<ReportProblemRequest>
{
    public ReportProblemValidator()
    {
        RuleFor(r => r.Category).NotNull().WithMessage(_ => Texts.Report_CategoryMissing);
        RuleFor(r => r.Comment).Cascade(CascadeMode.Stop)
            .Must(c => !string.IsNullOrWhiteSpace(c)).WithMessage(_ => Texts.Report_CommentMissing)
            .Must(c => Lines.Length(c!) <= ProblemReport.MaxCommentLength).WithMessage(_ => Texts.Report_CommentTooLong);
    }
}

/// <summary>POST /parcours/{id}/signalements: about the question asked or one answered before.</summary>
internal sealed class ReportProblemEndpoint(AssessmentsDb db, TestDesk desk, TimeProvider clock) : FormEndpoint<ReportProblemRequest>
{
    public override void Configure() => Post("parcours/{id}/signalements");

    protected override async Task SubmitAsync(ReportProblemRequest request, CancellationToken ct)
    {
        var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), ct);
        if (request.ChallengeId is null || (test.Test.ChallengeId != request.ChallengeId && !await db.Answers.AnyAsync(a => a.TestId == test.Test.Id && a.ChallengeId == request.ChallengeId, ct)))
            throw Problem.Conflict(Texts.Answer_NotAsked, $"/parcours/{test.Test.Id}");
        var report = new ProblemReport(test.Test.Id, test.Test.PersonId, request.ChallengeId, request.Category!.Value, Lines.Normalize(request.Comment!), clock.GetUtcNow());
        db.Add(report);
        await db.SaveChangesAsync(ct);
        await Send.DoneAsync($"/parcours/{test.Test.Id}/signalements?merci=1", 201, new { report.Id }, $"/parcours/{test.Test.Id}");
    }

    protected override async Task ShowAgainAsync(ReportProblemRequest request, CancellationToken ct)
    {
        var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), ct);
        await Send.PageAsync<ReportPage>(new ReportModel(test.Test.Id, test.Course.Title, request.ChallengeId ?? test.Test.ChallengeId, Thanks: false), StatusCodes.Status400BadRequest);
    }
}
