using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Data;
using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class GiveAnswerTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;

    private async Task<int> StoredAsync(TestTaker taker)
    {
        using var scope = _app.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AssessmentsDb>().Answers.CountAsync(a => a.TestId == taker.Id);
    }

    [Fact]
    public async Task An_answer_is_taken_and_the_same_again_gives_the_first()
    {
        var taker = await TestTaker.StartAsync(_app);
        var challenge = await taker.ChallengeAsync();
        var body = TestTaker.Body(challenge, taker.Solution(challenge));
        var first = (await taker.PostAsync(body)).Is(201);
        Assert.Equal((1, taker.Path, taker.Path), ((int)first.Json["number"]!, (string)first.Json["next"]!, first.Location));

        var again = (await taker.PostAsync(TestTaker.Body(challenge, TestTaker.Wrong(challenge)))).Is(200);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(1, await StoredAsync(taker));
        Assert.Equal(2, (int)(await taker.StateAsync())["question"]!["number"]!);
    }

    [Fact]
    public async Task Two_answers_at_the_same_moment_count_once()
    {
        var taker = await TestTaker.StartAsync(_app);
        for (var round = 1; round <= 3; round++)
        {
            var challenge = await taker.ChallengeAsync();
            var body = challenge.TimerSeconds is null ? TestTaker.Body(challenge, taker.Solution(challenge)) : new { challengeId = challenge.Id, skip = true };
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => taker.PostAsync(body)));
            Assert.Equal([200, 200, 200, 201], answers.Select(a => (int)a.Status).Order());
            Assert.All(answers, a => Assert.Equal(round, (int)a.Json["number"]!));
            Assert.Equal(round, await StoredAsync(taker));
        }
    }

    [Theory]
    [InlineData("compte-acces-6-b")]
    [InlineData("no-such-challenge")]
    [InlineData(null)]
    public async Task A_question_that_was_not_asked_is_not_answered(string? forged)
    {
        var taker = await TestTaker.StartAsync(_app, which: s => s.Level <= 3);
        var refused = (await taker.PostAsync(new { challengeId = forged, value = "a", choices = new[] { "a" }, skip = true })).Is(409);
        Assert.Equal(taker.Path, (string)refused.Json["next"]!);
        Assert.Equal(0, await StoredAsync(taker));
    }

    [Fact]
    public async Task A_finished_test_takes_no_answer()
    {
        var taker = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        await taker.FinishAsync(right: false);
        var refused = (await taker.PostAsync(new { challengeId = "reseau-connexion-1-a", choices = new[] { "b" } })).Is(409);
        Assert.Equal("/campagnes/ABC/resultats", (string)refused.Json["next"]!);
        (await taker.Client.PostAsync(taker.Path + "/chrono", new { challengeId = "reseau-connexion-5-b" })).Is(409);
    }

    [Fact]
    public async Task A_form_on_a_finished_test_is_told_that_it_is_finished_with_a_dead_token_too()
    {
        var taker = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        await taker.FinishAsync(right: false);
        var page = (await taker.Client.SubmitAsync(taker.Path + "/reponses", null, ("challengeId", "reseau-connexion-1-a"), ("choices", "b"))).Is(409);
        Assert.Contains("href=\"/campagnes/ABC/resultats\"", page.Body, StringComparison.Ordinal);
    }

    public static TheoryData<string, object, string> Refused => new()
    {
        { "panne-diagnostic-1-a", new { }, "choices" },
        { "panne-diagnostic-1-a", new { choices = Array.Empty<string>() }, "choices" },
        { "panne-diagnostic-1-a", new { choices = new[] { "a", "b" } }, "choices" },
        { "panne-diagnostic-1-a", new { choices = new[] { "zz" } }, "choices" },
        { "panne-diagnostic-1-a", new { value = "a" }, "choices" },
        { "reseau-connexion-3-b", new { choices = new[] { "b" } }, "choices" },
        { "reseau-connexion-3-b", new { choices = new[] { "b", "b" } }, "choices" },
        { "reseau-connexion-3-b", new { choices = new[] { "b", "zz" } }, "choices" },
        { "reseau-connexion-4-a", new { }, "value" },
        { "reseau-connexion-4-a", new { value = "   " }, "value" },
        { "reseau-connexion-4-a", new { value = new string('a', 10_001) }, "value" },
        { "reseau-connexion-4-a", new { value = 3 }, "value" },
        { "reseau-connexion-2-b", new { }, "fields[reseau]" },
        { "reseau-connexion-2-b", new { fields = new { reseau = "", cle = " " } }, "fields[reseau]" },
        { "reseau-connexion-2-b", new { fields = new { reseau = "a", autre = "b" } }, "fields" },
        { "reseau-connexion-2-b", new { fields = new { reseau = "a", cle = new string('a', 10_001) } }, "fields[cle]" },
        { "reseau-connexion-2-b", new { fields = new[] { "a" } }, "fields" },
        { "reseau-connexion-4-b", new { fields = new { premier = "", second = "" } }, "fields[premier]" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_of_another_shape_is_told_beside_its_field_and_nothing_is_stored(string challengeId, object answer, string field)
    {
        var taker = await TestTaker.StartOnAsync(_app, challengeId);
        var body = System.Text.Json.JsonSerializer.SerializeToNode(answer)!.AsObject();
        body["challengeId"] = challengeId;
        var refused = (await taker.PostAsync(body)).Is(400);
        Assert.Equal(field, Assert.Single(refused.Json["errors"]!.AsObject()).Key);
        Assert.NotEmpty(refused.Errors(field));
        Assert.Equal(0, await StoredAsync(taker));
        Assert.Equal(challengeId, (await taker.ChallengeAsync()).Id);
    }

    [Fact]
    public async Task Some_empty_fields_are_stored_and_not_right()
    {
        var taker = await TestTaker.StartOnAsync(_app, "reseau-connexion-2-b");
        (await taker.PostAsync(new { challengeId = "reseau-connexion-2-b", fields = new { reseau = "Hibou-4BD3", cle = "" } })).Is(201);
        var answer = (await taker.Client.GetAsync(taker.Path + "/reponses/1")).Is(200).Json;
        Assert.Equal(("ko", "Hibou-4BD3", ""), ((string)answer["status"]!, (string)answer["given"]!["fields"]!["reseau"]!, (string)answer["given"]!["fields"]!["cle"]!));
    }

    [Fact]
    public async Task Skipping_wins_over_anything_typed()
    {
        var taker = await TestTaker.StartOnAsync(_app, "panne-diagnostic-1-a");
        var solution = taker.Solution(taker.Bank.Challenges["panne-diagnostic-1-a"]).Choices;
        (await taker.PostAsync(new { challengeId = "panne-diagnostic-1-a", choices = solution, value = "mon texte", skip = true })).Is(201);
        var answer = (await taker.Client.GetAsync(taker.Path + "/reponses/1")).Is(200);
        Assert.Equal("skipped", (string)answer.Json["status"]!);
        Assert.Equal("{\"skip\":true}", answer.Json["given"]!.ToJsonString());
        Assert.Equal(0, (await taker.ResultAsync()).Result.Validated);
    }

    [Fact]
    public async Task A_text_is_kept_as_it_was_typed()
    {
        var taker = await TestTaker.StartOnAsync(_app, "reseau-connexion-4-a");
        (await taker.PostAsync(new { challengeId = "reseau-connexion-4-a", value = "  <b>192.168.7.142</b>\u00A0\"é\" " })).Is(201);
        Assert.Equal("  <b>192.168.7.142</b>\u00A0\"é\" ", (string)(await taker.Client.GetAsync(taker.Path + "/reponses/1")).Is(200).Json["given"]!["value"]!);
        Assert.DoesNotContain("<b>192", (await taker.Client.PageAsync(taker.Path + "/reponses/1")).Is(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_without_script_answers_by_the_form_and_goes_on()
    {
        var taker = await TestTaker.StartAsync(_app);
        for (var number = 1; number <= 5; number++)
        {
            var challenge = await taker.ChallengeAsync();
            var given = TestTaker.Wrong(challenge);
            (string, string)[] fields = challenge.TimerSeconds is not null
                ? [("skip", "true")]
                : [.. (given.Choices ?? []).Select(c => ("choices", c)), .. given.Value is null ? Array.Empty<(string, string)>() : [("value", given.Value)], .. (given.Fields ?? new Dictionary<string, string?>()).Select(f => ($"fields[{f.Key}]", f.Value!))];
            var answer = await taker.Client.SubmitAsync(taker.Path + "/reponses", taker.Path, [("challengeId", challenge.Id), .. fields]);
            Assert.Equal((HttpStatusCode.SeeOther, number < 5 ? taker.Path : taker.Path + "/bilan"), (answer.Status, answer.Location));
        }
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_what_was_chosen_and_typed()
    {
        var several = await TestTaker.StartOnAsync(_app, "reseau-connexion-3-b");
        var page = (await several.Client.SubmitAsync(several.Path + "/reponses", several.Path, ("challengeId", "reseau-connexion-3-b"), ("choices", "d"))).Is(400);
        Assert.Matches("<input[^>]*value=\"d\"[^>]* checked", page.Body);
        Assert.DoesNotMatch("<input[^>]*value=\"a\"[^>]* checked", page.Body);
        Assert.Contains("href=\"#choices", page.Body, StringComparison.Ordinal);

        var typed = await TestTaker.StartOnAsync(_app, "reseau-connexion-2-b");
        var dead = (await typed.Client.SubmitAsync(typed.Path + "/reponses", null, ("challengeId", "reseau-connexion-2-b"), ("fields[reseau]", "Hibou"))).Is(400);
        Assert.Contains("value=\"Hibou\"", dead.Body, StringComparison.Ordinal);
        PixClient.TokenOf(dead.Body);
        Assert.Equal(0, await StoredAsync(several) + await StoredAsync(typed));
    }

    [Fact]
    public async Task A_closed_course_takes_no_answer_and_starts_no_clock_and_an_open_one_again_does()
    {
        var taker = await TestTaker.StartOnAsync(_app, "reseau-connexion-5-b");
        var client = TestTaker.Assessments(_app);
        await client.UpdateCourseAsync(new() { CourseId = taker.CourseId, Version = 1, Title = "Fermé", Open = false });
        (await taker.PostAsync(new { challengeId = "reseau-connexion-5-b", skip = true })).Is(410);
        (await taker.Client.PostAsync(taker.Path + "/chrono", new { challengeId = "reseau-connexion-5-b" })).Is(410);
        Assert.Equal(0, await StoredAsync(taker));
        await client.UpdateCourseAsync(new() { CourseId = taker.CourseId, Version = 2, Title = "Rouvert", Open = true });
        (await taker.PostAsync(new { challengeId = "reseau-connexion-5-b", skip = true })).Is(201);
    }

    [Fact]
    public async Task The_result_is_frozen_with_the_last_answer_and_counts_what_the_answers_say()
    {
        var taker = await TestTaker.StartAsync(_app, which: s => s.TubeId != "panne-diagnostic" || s.Level <= 2);
        Assert.Null((await taker.ResultAsync()).Result);
        await taker.FinishAsync(right: true);
        var before = await taker.ResultAsync();
        Assert.Equal((before.Skills, before.Skills, before.Skills), (before.Result.Validated, before.Result.Tested, before.Result.Skills));
        Assert.NotNull(before.CompletedAt);
        Assert.Equal("5.1", Assert.Single(before.Result.Competences).Code);

        var other = await TestTaker.StartAsync(_app, taker.Person, s => s.TubeId == "panne-diagnostic");
        await other.FinishAsync(right: false);
        Assert.Equal(before, await taker.ResultAsync());
    }
}
