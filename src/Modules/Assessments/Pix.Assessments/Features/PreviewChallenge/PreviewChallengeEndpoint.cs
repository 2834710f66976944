using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.Features.ShowAnswer;
using Pix.Assessments.Features.ShowQuestion;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.PreviewChallenge;

internal sealed class PreviewRequest
{
    public string Id { get; set; } = "";
    public string? Value { get; set; }
    public List<string>? Choices { get; set; }
    public Dictionary<string, string?>? Fields { get; set; }
    public bool Skip { get; set; }
}

/// <summary>One challenge as a participant sees it; after an answer, with its correction.</summary>
/// <param name="Seconds">Time that a test would give; absent: no limit.</param>
/// <param name="Answer">Absent: not answered yet.</param>
public sealed record PreviewModel(QuestionModel Question, int? Seconds, AnswerModel? Answer);

/// <summary>GET /apercu/epreuves/{id}, in Development only.</summary>
internal sealed class ShowPreviewEndpoint(Bank bank, IHostEnvironment environment) : Endpoint<PreviewRequest>
{
    public override void Configure()
    {
        Get("apercu/epreuves/{id}");
        AllowAnonymous();
    }

    public override Task HandleAsync(PreviewRequest request, CancellationToken ct)
    {
        var challenge = Previews.Find(bank, environment, request.Id);
        return Send.PageAsync<PreviewPage>(new PreviewModel(QuestionModel.Preview(challenge), challenge.TimerSeconds, null));
    }
}

/// <summary>POST /apercu/epreuves/{id}: corrects an answer and stores nothing. In Development only: it tells the solution.</summary>
internal sealed class PreviewChallengeEndpoint(Bank bank, Correctors correctors, IHostEnvironment environment) : FormEndpoint<PreviewRequest>
{
    public override void Configure()
    {
        Post("apercu/epreuves/{id}");
        AllowAnonymous();
    }

    protected override Task SubmitAsync(PreviewRequest request, CancellationToken ct)
    {
        var challenge = Previews.Find(bank, environment, request.Id);
        var answer = request.Skip ? new Answer { Skip = true } : new Answer { Value = request.Value, Choices = request.Choices, Fields = request.Fields };
        var corrector = correctors.For(challenge);
        if (!answer.Skip && corrector.Check(challenge, answer) is { } refused)
            Refuse(refused.Field, GiveAnswer.AnswerFaults.MessageOf(refused.Fault));
        var verdict = answer.Skip ? Verdict.Skipped : corrector.IsRight(challenge, answer) ? Verdict.Ok : Verdict.Ko;
        return Send.PageAsync<PreviewPage>(new PreviewModel(QuestionModel.Preview(challenge), challenge.TimerSeconds, AnswerModel.Of(bank, correctors, challenge, answer, verdict)));
    }

    protected override Task ShowAgainAsync(PreviewRequest request, CancellationToken ct)
    {
        var challenge = Previews.Find(bank, environment, request.Id);
        return Send.PageAsync<PreviewPage>(new PreviewModel(QuestionModel.Preview(challenge), challenge.TimerSeconds, null), StatusCodes.Status400BadRequest);
    }
}

internal static class Previews
{
    public static Challenge Find(Bank bank, IHostEnvironment environment, string id) =>
        environment.IsDevelopment() && bank.Challenges.TryGetValue(id, out var challenge) ? challenge : throw Problem.NotThere();
}
