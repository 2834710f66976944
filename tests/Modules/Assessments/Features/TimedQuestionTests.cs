using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class TimedQuestionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Timed = "reseau-connexion-5-b";
    private const int Seconds = 180;
    private readonly PixApp _app = fixture.App;

    private Task<Answer> StartClockAsync(TestTaker taker, string challengeId = Timed) => taker.Client.PostAsync(taker.Path + "/chrono", new { challengeId });

    private static async Task<string> StatusAsync(TestTaker taker) => (string)(await taker.Client.GetAsync(taker.Path + "/reponses/1")).Is(200).Json["status"]!;

    [Fact]
    public async Task Its_content_is_absent_until_the_clock_runs()
    {
        var taker = await TestTaker.StartOnAsync(_app, Timed);
        var challenge = taker.Bank.Challenges[Timed];
        var announced = (await taker.StateAsync())["question"]!;
        Assert.Equal(["challengeId", "number", "step", "of", "type", "timer"], TestTaker.Keys(announced));
        Assert.Equal($"{{\"seconds\":{Seconds}}}", announced["timer"]!.ToJsonString());
        var page = (await taker.Client.PageAsync(taker.Path)).Is(200).Body;
        Assert.All(challenge.Proposals, p => Assert.DoesNotContain(p.Html, page, StringComparison.Ordinal));
        Assert.All(challenge.Attachments, a => Assert.DoesNotContain(a.Link, page, StringComparison.Ordinal));
        Assert.Contains($"action=\"{taker.Path}/chrono\"", page, StringComparison.Ordinal);

        var started = (await StartClockAsync(taker)).Is(200).Json;
        Assert.Equal(["challengeId", "number", "step", "of", "type", "timer", "instructionHtml", "proposals", "fields", "attachments"], TestTaker.Keys(started));
        Assert.Equal(["seconds", "startedAt"], TestTaker.Keys(started["timer"]));
        Assert.Equal(started.ToJsonString(), (await taker.StateAsync())["question"]!.ToJsonString());
        Assert.Contains(challenge.Proposals[0].Html, (await taker.Client.PageAsync(taker.Path)).Is(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_clock_never_restarts()
    {
        var taker = await TestTaker.StartOnAsync(_app, Timed);
        var first = (await StartClockAsync(taker)).Is(200).Body;
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(first, (await StartClockAsync(taker)).Is(200).Body);
    }

    [Fact]
    public async Task A_browser_starts_it_by_the_form()
    {
        var taker = await TestTaker.StartOnAsync(_app, Timed);
        var answer = await taker.Client.SubmitAsync(taker.Path + "/chrono", taker.Path, ("challengeId", Timed));
        Assert.Equal((303, taker.Path), ((int)answer.Status, answer.Location));
        Assert.Contains($"action=\"{taker.Path}/reponses\"", (await taker.Client.PageAsync(taker.Path)).Is(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_its_clock_runs_it_can_be_skipped_and_not_answered()
    {
        var taker = await TestTaker.StartOnAsync(_app, Timed);
        var refused = (await taker.PostAsync(new { challengeId = Timed, choices = new[] { "c" } })).Is(409);
        Assert.Equal(taker.Path, (string)refused.Json["next"]!);
        (await taker.PostAsync(new { challengeId = Timed, skip = true })).Is(201);
        Assert.Equal("skipped", await StatusAsync(taker));
    }

    [Fact]
    public async Task An_answer_in_time_counts()
    {
        var taker = await TestTaker.StartOnAsync(_app, Timed);
        (await StartClockAsync(taker)).Is(200);
        _app.Clock.Advance(TimeSpan.FromSeconds(Seconds - 30));
        (await taker.PostAsync(new { challengeId = Timed, choices = new[] { taker.Bank.Challenges[Timed].Proposals.Single(p => p.Correct).Id } })).Is(201);
        Assert.Equal("ok", await StatusAsync(taker));
    }

    [Fact]
    public async Task A_late_answer_is_kept_and_does_not_count()
    {
        var taker = await TestTaker.StartOnAsync(_app, Timed);
        (await StartClockAsync(taker)).Is(200);
        _app.Clock.Advance(TimeSpan.FromSeconds(Seconds + 3));
        (await taker.PostAsync(new { challengeId = Timed, choices = new[] { "c" } })).Is(201);
        Assert.Equal("timedOut", await StatusAsync(taker));
        Assert.Equal("c", (string)(await taker.Client.GetAsync(taker.Path + "/reponses/1")).Json["given"]!["choices"]![0]!);
        Assert.Equal(0, (await taker.ResultAsync()).Result.Validated);
        Assert.Equal("timedOut", (string)(await taker.Client.GetAsync(taker.Path + "/bilan")).Is(200).Json["answers"]![0]!["status"]!);
    }

    [Fact]
    public async Task A_skip_is_a_skip_however_late()
    {
        var taker = await TestTaker.StartOnAsync(_app, Timed);
        (await StartClockAsync(taker)).Is(200);
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        (await taker.PostAsync(new { challengeId = Timed, skip = true })).Is(201);
        Assert.Equal("skipped", await StatusAsync(taker));
    }

    [Fact]
    public async Task A_question_without_a_clock_or_not_asked_has_none_to_start()
    {
        var taker = await TestTaker.StartOnAsync(_app, "panne-diagnostic-1-a");
        (await StartClockAsync(taker, "panne-diagnostic-1-a")).Is(409);
        Assert.Equal(taker.Path, (string)(await StartClockAsync(taker)).Is(409).Json["next"]!);
    }
}
