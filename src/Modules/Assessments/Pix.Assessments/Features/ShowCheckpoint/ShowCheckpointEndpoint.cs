using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.Data;
using Pix.Assessments.Features.ShowQuestion;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ShowCheckpoint;

/// <param name="Progress">0 to 1.</param>
/// <param name="Answers">Of the last complete block, or of the last block of a finished test.</param>
/// <param name="Next">The next question, or where a finished test leads.</param>
public sealed record CheckpointModel([property: JsonIgnore] string Id, [property: JsonIgnore] string Title, double Progress, bool Finished, IReadOnlyList<CheckpointAnswer> Answers, string Next);

/// <param name="Status"><c>ok</c>, <c>ko</c>, <c>skipped</c> or <c>timedOut</c>.</param>
public sealed record CheckpointAnswer(int Number, string Instruction, string Status);

/// <summary>GET /parcours/{id}/bilan. Reading changes nothing.</summary>
internal sealed class ShowCheckpointEndpoint(AssessmentsDb db, TestDesk desk, Bank bank) : Endpoint<TestRequest>
{
    public override void Configure() => Get("parcours/{id}/bilan");

    public override async Task HandleAsync(TestRequest request, CancellationToken ct)
    {
        var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), ct);
        var last = test.Test.LastVisibleAnswer;
        if (last == 0 && !test.Test.IsCompleted)
            throw Problem.NotThere(Texts.Checkpoint_NotYet);
        var first = (last - 1) / Test.Block * Test.Block + 1;
        var answers = await db.Answers.AsNoTracking().Where(a => a.TestId == test.Test.Id && a.Number >= first && a.Number <= last)
            .OrderBy(a => a.Number).Select(a => new { a.Number, a.ChallengeId, a.Verdict }).ToListAsync(ct);
        await Send.PageAsync<CheckpointPage>(new CheckpointModel(test.Test.Id, test.Course.Title, test.Test.VisibleProgress, test.Test.IsCompleted,
            [.. answers.Select(a => new CheckpointAnswer(a.Number, bank.Challenges.GetValueOrDefault(a.ChallengeId)?.InstructionText ?? Texts.Challenge_Gone, StatusOf(a.Verdict)))],
            test.Test.IsCompleted ? test.Course.EndLink : $"/parcours/{test.Test.Id}"));
    }

    internal static string StatusOf(Verdict verdict) => Json.Name(verdict.ToString());
}
