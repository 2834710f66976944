using System.Net;
using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class KnowledgeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;

    private async Task LetHoursPassAsync(Person person, double hours)
    {
        _app.Clock.Advance(TimeSpan.FromHours(hours));
        (await person.Client.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
    }

    [Fact]
    public async Task What_was_validated_is_not_asked_again_in_another_course_and_counts()
    {
        var first = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        await first.FinishAsync(right: true);
        var second = await TestTaker.StartAsync(_app, first.Person, s => s.TubeId is "compte-acces" or "panne-diagnostic");
        while ((string)(await second.StateAsync())["state"]! == "question")
        {
            Assert.StartsWith("panne-diagnostic", (await second.ChallengeAsync()).Id, StringComparison.Ordinal);
            await second.AnswerAsync(right: false);
        }
        var test = await second.ResultAsync();
        Assert.Equal((6, test.Skills), (test.Result.Validated, test.Result.Tested));
    }

    [Fact]
    public async Task When_all_is_known_the_test_is_complete_at_once()
    {
        var first = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        await first.FinishAsync(right: true);
        var second = await TestTaker.StartAsync(_app, first.Person, s => s.TubeId == "compte-acces");
        var state = await second.StateAsync();
        Assert.Equal(("finished", 1.0, "/campagnes/ABC/resultats"), ((string)state["state"]!, (double)state["progress"]!, (string)state["next"]!));
        var checkpoint = (await second.Client.GetAsync(second.Path + "/bilan")).Is(200).Json;
        Assert.Equal((1.0, true), ((double)checkpoint["progress"]!, (bool)checkpoint["finished"]!));
        Assert.Empty(checkpoint["answers"]!.AsArray());
        (await second.Client.PageAsync(second.Path + "/bilan")).Is(200);
        Assert.Equal(HttpStatusCode.SeeOther, (await second.Client.PageAsync(second.Path)).Status);
        (await second.Client.GetAsync(second.Path + "/reponses/1")).Is(404);
        var test = await second.ResultAsync();
        Assert.Equal((6, 6, 6), (test.Result.Validated, test.Result.Tested, test.Result.Skills));
        Assert.Equal(test.StartedAt, test.CompletedAt);
    }

    [Fact]
    public async Task A_failure_is_not_asked_again_before_96_hours_and_is_asked_again_after()
    {
        var first = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        while ((string)(await first.StateAsync())["state"]! == "question")
            await first.SkipAsync();
        Assert.Equal(0, (await first.ResultAsync()).Result.Validated);

        await LetHoursPassAsync(first.Person, 95.9);
        var tooEarly = await TestTaker.StartAsync(_app, first.Person, s => s.TubeId == "compte-acces");
        Assert.Equal("finished", (string)(await tooEarly.StateAsync())["state"]!);
        Assert.Equal(0, (await tooEarly.ResultAsync()).Result.Validated);

        await LetHoursPassAsync(first.Person, 0.2);
        var later = await TestTaker.StartAsync(_app, first.Person, s => s.TubeId == "compte-acces");
        await later.FinishAsync(right: true);
        Assert.Equal(6, (await later.ResultAsync()).Result.Validated);
        Assert.Equal(0, (await first.ResultAsync()).Result.Validated);
        Assert.Equal(0, (await tooEarly.ResultAsync()).Result.Validated);
    }

    [Fact]
    public async Task Tests_side_by_side_do_not_disturb_each_other()
    {
        var one = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        var other = await TestTaker.StartAsync(_app, one.Person, s => s.TubeId == "compte-acces");
        await one.FinishAsync(right: true);
        Assert.Equal("question", (string)(await other.StateAsync())["state"]!);
        while ((string)(await other.StateAsync())["state"]! == "question")
            await other.SkipAsync();
        Assert.Equal((6, 0), ((await one.ResultAsync()).Result.Validated, (await other.ResultAsync()).Result.Validated));
    }
}
