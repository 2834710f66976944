using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.Data;
using Pix.Assessments.Features.ShowQuestion;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.GiveAnswer;

internal sealed class GiveAnswerRequest
{
    public string Id { get; set; } = "";
    public string? ChallengeId { get; set; }
    public string? Value { get; set; }
    public List<string>? Choices { get; set; }
    public Dictionary<string, string?>? Fields { get; set; }
    public bool Skip { get; set; }
}

/// <param name="Number">Of the answer, from 1.</param>
/// <param name="Next">The question, or the checkpoint after every fifth answer and at the end.</param>
internal sealed record AnswerTaken(int Number, string Next);

/// <summary>
/// POST /parcours/{id}/reponses: answers the question asked, and no other. The same question answered twice counts once,
/// and gives the first answer's number again.
/// </summary>
internal sealed class GiveAnswerEndpoint(AssessmentsDb db, TestDesk desk, Correctors correctors, TimeProvider clock) : FormEndpoint<GiveAnswerRequest>
{
    public override void Configure() => Post("parcours/{id}/reponses");

    protected override async Task SubmitAsync(GiveAnswerRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow(); // the clock of a timed question stops here, not when the turn to write comes
        var answer = new Answer { Value = request.Value, Choices = request.Choices, Fields = request.Fields, Skip = request.Skip };
        if (request.Skip)
            answer = new Answer { Skip = true };
        (AnswerTaken Taken, bool IsNew) result;
        try
        {
            result = await db.InTransactionAsync(attempt => TakeAsync(request, answer, now, attempt), ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            result = await db.InTransactionAsync(attempt => TakeAsync(request, answer, now, attempt), ct); // another tab was faster
        }
        await Send.DoneAsync(result.Taken.Next, result.IsNew ? 201 : 200, result.Taken, result.Taken.Next);
    }

    private async Task<(AnswerTaken, bool IsNew)> TakeAsync(GiveAnswerRequest request, Answer answer, DateTimeOffset now, CancellationToken ct)
    {
        var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), ct);
        if (request.ChallengeId != test.Test.ChallengeId // what is asked has no answer yet
            && await db.Answers.AsNoTracking().SingleOrDefaultAsync(a => a.TestId == test.Test.Id && a.ChallengeId == request.ChallengeId, ct) is { } first)
            return (new(first.Number, TestModels.NextOf(test.Test)), false);
        if (!test.Course.IsOpen)
            throw Problem.Gone(Texts.Course_Closed);
        var challenge = await desk.CurrentAsync(test, ct);
        if (challenge is null)
            throw Problem.Conflict(Texts.Test_Finished, test.Course.EndLink);
        if (challenge.Id != request.ChallengeId || (challenge.TimerSeconds is not null && test.Test.ClockStartedAt is null && !answer.Skip))
            throw Problem.Conflict(Texts.Answer_NotAsked, $"/parcours/{test.Test.Id}");
        if (!answer.Skip && correctors.For(challenge).Check(challenge, answer) is { } refused)
            Refuse(refused.Field == "fields" && refused.Fault == AnswerFault.Empty ? $"fields[{challenge.Fields[0].Id}]" : refused.Field, AnswerFaults.MessageOf(refused.Fault));
        var given = await desk.TakeAsync(test, challenge, answer, now, ct);
        return (new(given.Number, TestModels.NextOf(test.Test)), true);
    }

    protected override async Task ShowAgainAsync(GiveAnswerRequest request, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), ct);
        var model = await desk.DescribeAsync(test, ct);
        if (model.Question is null)
            throw Problem.Conflict(Texts.Test_Finished, model.Next);
        await Send.PageAsync<QuestionPage>(model, StatusCodes.Status400BadRequest);
    }
}

internal static class AnswerFaults
{
    /// <summary>What a person is told.</summary>
    public static string MessageOf(AnswerFault fault) => fault switch
    {
        AnswerFault.ChooseOne => Texts.Answer_ChooseOne,
        AnswerFault.ChooseTwo => Texts.Answer_ChooseTwo,
        AnswerFault.TooLong => Texts.Answer_TooLong,
        AnswerFault.Empty => Texts.Answer_Empty,
        _ => Texts.Answer_Unknown,
    };
}
