using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.Data;
using Pix.Assessments.Features.ShowCheckpoint;
using Pix.Assessments.Features.ShowQuestion;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ShowAnswer;

internal sealed class AnswerRequest
{
    public string Id { get; set; } = "";
    public int Number { get; set; }
}

/// <summary>An answer with its correction.</summary>
/// <param name="Given">As it was given.</param>
/// <param name="Status"><c>ok</c>, <c>ko</c>, <c>skipped</c> or <c>timedOut</c>.</param>
/// <param name="Solution">Shaped like an answer.</param>
/// <param name="Proposals">What the ids of choices stand for.</param>
/// <param name="Fields">What the ids of fields stand for.</param>
public sealed record AnswerModel(
    [property: JsonIgnore] string TestId, [property: JsonIgnore] int Number, [property: JsonIgnore] int First, [property: JsonIgnore] int Last,
    string InstructionHtml, string Type, AnswerShape Given, string Status, AnswerShape Solution, string Hint,
    IReadOnlyList<TutorialModel> ToSucceed, IReadOnlyList<TutorialModel> ToLearnMore, IReadOnlyList<ProposalModel> Proposals, IReadOnlyList<FieldModel> Fields)
{
    /// <summary>Outside any test, as number 0.</summary>
    internal static AnswerModel Of(Bank bank, Correctors correctors, Challenge challenge, Answer answer, Verdict verdict)
    {
        var skill = bank.Skills[challenge.SkillId];
        return new("", 0, 0, 0, challenge.InstructionHtml, QuestionModel.TypeOf(challenge), AnswerShape.Of(answer), ShowCheckpointEndpoint.StatusOf(verdict),
            AnswerShape.Of(correctors.For(challenge).Solution(challenge)), skill.Hint, TutorialModel.Of(bank, skill.ToSucceed), TutorialModel.Of(bank, skill.ToLearnMore),
            [.. challenge.Proposals.Select(p => new ProposalModel(p.Id, p.Html))], FieldModel.Of(challenge));
    }
}

/// <summary>What was given, or would have been right: by type, one of these.</summary>
public sealed record AnswerShape(string? Value, IReadOnlyList<string>? Choices, IReadOnlyDictionary<string, string?>? Fields, bool? Skip)
{
    internal static AnswerShape Of(Answer answer) => new(answer.Value, answer.Choices, answer.Fields, answer.Skip ? true : null);
}

/// <param name="Minutes">To read it.</param>
/// <param name="By">Who wrote it.</param>
public sealed record TutorialModel(string Id, string Title, string Link, int Minutes, string By)
{
    internal static IReadOnlyList<TutorialModel> Of(Bank bank, IEnumerable<string> ids) =>
        [.. ids.Select(id => bank.Tutorials.GetValueOrDefault(id)).OfType<Tutorial>().Select(t => new TutorialModel(t.Id, t.Title, $"/tutos/{t.Id}", t.Minutes, t.By))];
}

/// <summary>GET /parcours/{id}/reponses/{number}: not there until its block is complete.</summary>
internal sealed class ShowAnswerEndpoint(AssessmentsDb db, TestDesk desk, Bank bank, Correctors correctors) : Endpoint<AnswerRequest>
{
    public override void Configure() => Get("parcours/{id}/reponses/{number}");

    public override async Task HandleAsync(AnswerRequest request, CancellationToken ct)
    {
        var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), ct);
        if (request.Number < 1 || request.Number > test.Test.LastVisibleAnswer)
            throw Problem.NotThere();
        var given = await db.Answers.AsNoTracking().SingleAsync(a => a.TestId == test.Test.Id && a.Number == request.Number, ct);
        if (!bank.Challenges.TryGetValue(given.ChallengeId, out var challenge))
        {
            await desk.RefuseBesideAnotherBankAsync(ct);
            throw Problem.NotThere(Texts.Challenge_Gone);
        }
        var first = (request.Number - 1) / Test.Block * Test.Block + 1;
        await Send.PageAsync<AnswerPage>(AnswerModel.Of(bank, correctors, challenge, given.Answer, given.Verdict) with
        {
            TestId = test.Test.Id, Number = given.Number, First = first, Last = Math.Min(first + Test.Block - 1, test.Test.LastVisibleAnswer),
        });
    }
}
