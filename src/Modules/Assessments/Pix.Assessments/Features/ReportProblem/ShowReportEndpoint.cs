using FastEndpoints;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ReportProblem;

internal sealed class ShowReportRequest
{
    public string Id { get; set; } = "";
    public bool Merci { get; set; }
}

/// <param name="ChallengeId">The question it is about; null: the test is finished.</param>
/// <param name="Thanks">A report was just received.</param>
public sealed record ReportModel(string Id, string Title, string? ChallengeId, bool Thanks);

/// <summary>GET /parcours/{id}/signalements: the form, for browsers without script too.</summary>
internal sealed class ShowReportEndpoint(TestDesk desk) : Endpoint<ShowReportRequest>
{
    public override void Configure() => Get("parcours/{id}/signalements");

    public override async Task HandleAsync(ShowReportRequest request, CancellationToken ct)
    {
        var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), ct);
        await Send.PageAsync<ReportPage>(new ReportModel(test.Test.Id, test.Course.Title, test.Test.ChallengeId, request.Merci));
    }
}
