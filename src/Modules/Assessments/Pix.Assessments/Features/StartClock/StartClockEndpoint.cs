using Pix.Assessments.Data;
using Pix.Assessments.Features.ShowQuestion;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.StartClock;

internal sealed class StartClockRequest
{
    public string Id { get; set; } = "";
    public string? ChallengeId { get; set; }
}

/// <summary>POST /parcours/{id}/chrono: starts the clock of the timed question asked, and gives its content. Again: the same clock.</summary>
internal sealed class StartClockEndpoint(AssessmentsDb db, TestDesk desk, TimeProvider clock) : FormEndpoint<StartClockRequest>
{
    public override void Configure() => Post("parcours/{id}/chrono");

    protected override async Task SubmitAsync(StartClockRequest request, CancellationToken ct)
    {
        var question = await db.InTransactionAsync(async attempt =>
        {
            var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), attempt);
            if (!test.Course.IsOpen)
                throw Problem.Gone(Texts.Course_Closed);
            var challenge = await desk.CurrentAsync(test, attempt);
            if (challenge?.TimerSeconds is null || challenge.Id != request.ChallengeId)
                throw Problem.Conflict(Texts.Answer_NotAsked, $"/parcours/{test.Test.Id}");
            test.Test.StartClock(clock.GetUtcNow());
            await db.SaveChangesAsync(attempt);
            return QuestionModel.From(test.Test, challenge);
        }, ct);
        await Send.DoneAsync($"/parcours/{request.Id}", 200, question);
    }
}
