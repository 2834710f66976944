using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Content;
using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class ShowQuestionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;

    [Theory]
    [InlineData("panne-diagnostic-1-a", "qcu")]
    [InlineData("reseau-connexion-3-b", "qcm")]
    [InlineData("reseau-connexion-4-a", "qroc")]
    [InlineData("reseau-connexion-2-b", "qrocm-ind")]
    [InlineData("reseau-connexion-4-b", "qrocm-dep")]
    public async Task A_question_has_the_fields_that_are_promised_and_no_other(string challengeId, string type)
    {
        var taker = await TestTaker.StartOnAsync(_app, challengeId);
        var challenge = taker.Bank.Challenges[challengeId];
        var state = await taker.StateAsync();
        Assert.Equal(["title", "state", "question", "progress"], TestTaker.Keys(state));
        Assert.Equal(("Parcours d’essai", "question", 0.0), ((string)state["title"]!, (string)state["state"]!, (double)state["progress"]!));

        var question = state["question"]!;
        Assert.Equal(["challengeId", "number", "step", "of", "type", "instructionHtml", "proposals", "fields", "attachments"], TestTaker.Keys(question));
        Assert.Equal((challengeId, 1, 1, 5, type, challenge.InstructionHtml),
            ((string)question["challengeId"]!, (int)question["number"]!, (int)question["step"]!, (int)question["of"]!, (string)question["type"]!, (string)question["instructionHtml"]!));
        Assert.Equal(challenge.Proposals.Select(p => (p.Id, p.Html)).Order(), question["proposals"]!.AsArray().Select(p => ((string)p!["id"]!, (string)p["html"]!)).Order());
        Assert.All(question["proposals"]!.AsArray(), p => Assert.Equal(["id", "html"], TestTaker.Keys(p)));
        Assert.Equal(challenge.Fields.Select(f => (f.Id, f.Label, f.Kind.ToString().ToLowerInvariant())), question["fields"]!.AsArray().Select(f => ((string)f!["id"]!, (string)f["label"]!, (string)f["kind"]!)));
        Assert.All(question["fields"]!.AsArray(), f => Assert.Equal((string)f!["kind"]! == "list" ? ["id", "label", "kind", "options"] : ["id", "label", "kind"], TestTaker.Keys(f)));
        Assert.Equal(challenge.Attachments.Select(a => (a.Name, a.Link, a.Bytes)), question["attachments"]!.AsArray().Select(a => ((string)a!["name"]!, (string)a["link"]!, (long)a["bytes"]!)));
    }

    [Fact]
    public async Task A_simulator_is_named_with_its_link_title_and_height()
    {
        var taker = await TestTaker.StartOnAsync(_app, "reseau-connexion-2-a");
        var embed = (await taker.StateAsync())["question"]!["embed"];
        Assert.Equal(["link", "title", "height"], TestTaker.Keys(embed));
        Assert.Contains("<iframe", (await taker.Client.PageAsync(taker.Path)).Is(200).Body, StringComparison.Ordinal);
        using var stranger = _app.Client();
        (await stranger.GetAsync((string)embed!["link"]!)).Is(200);
    }

    [Fact]
    public async Task The_page_holds_the_form_with_its_token_and_the_question()
    {
        var taker = await TestTaker.StartOnAsync(_app, "panne-diagnostic-1-a");
        var page = (await taker.Client.PageAsync(taker.Path)).Is(200);
        Assert.Equal("text/html", page.ContentHeaders.ContentType!.MediaType);
        Assert.Contains($"action=\"{taker.Path}/reponses\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"challengeId\" value=\"panne-diagnostic-1-a\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"skip\"", page.Body, StringComparison.Ordinal);
        Assert.Contains($"href=\"{taker.Path}/signalements\"", page.Body, StringComparison.Ordinal);
        foreach (var proposal in taker.Bank.Challenges["panne-diagnostic-1-a"].Proposals)
            Assert.Contains($"value=\"{proposal.Id}\"", page.Body, StringComparison.Ordinal);
        PixClient.TokenOf(page.Body);
    }

    [Fact]
    public async Task Reload_resume_and_another_device_give_the_same_question_in_the_same_order()
    {
        var taker = await TestTaker.StartAsync(_app);
        var first = (await taker.Client.GetAsync(taker.Path)).Is(200).Body;
        using var other = _app.Client();
        (await other.PostAsync("/connexion", new { email = taker.Person.Email, password = People.Password })).Is(200);
        Assert.Equal(first, (await other.GetAsync(taker.Path)).Is(200).Body);
        var again = await TestTaker.Assessments(_app).StartTestAsync(new() { CourseId = taker.CourseId, PersonId = taker.Person.Id });
        Assert.Equal(taker.Id, again.Id);
        Assert.Equal(first, (await taker.Client.GetAsync(taker.Path)).Is(200).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/bilan")]
    [InlineData("/reponses/1")]
    [InlineData("/signalements")]
    public async Task The_test_of_somebody_else_is_not_there(string rest)
    {
        var taker = await TestTaker.StartAsync(_app);
        for (var i = 0; i < 5; i++)
            await taker.AnswerAsync(right: true);
        var stranger = await _app.SignUpAsync();
        (await stranger.Client.GetAsync(taker.Path + rest)).Is(404);
        (await stranger.Client.PageAsync(taker.Path + rest)).Is(404);
        using var nobody = _app.Client();
        (await nobody.GetAsync(taker.Path + rest)).Is(401);
        Assert.Equal(HttpStatusCode.SeeOther, (await nobody.PageAsync(taker.Path + rest)).Status);
    }

    [Fact]
    public async Task Nobody_answers_starts_or_reports_in_the_test_of_somebody_else()
    {
        var taker = await TestTaker.StartAsync(_app);
        var challenge = await taker.ChallengeAsync();
        var stranger = await _app.SignUpAsync();
        (await stranger.Client.PostAsync(taker.Path + "/reponses", TestTaker.Body(challenge, taker.Solution(challenge)))).Is(404);
        (await stranger.Client.PostAsync(taker.Path + "/chrono", new { challengeId = challenge.Id })).Is(404);
        (await stranger.Client.PostAsync(taker.Path + "/signalements", new { challengeId = challenge.Id, category = "other", comment = "x" })).Is(404);
        Assert.Equal(1, (int)(await taker.StateAsync())["question"]!["number"]!);
    }

    [Theory]
    [InlineData("/parcours/01k0000000000000000000000a")]
    [InlineData("/parcours/x")]
    public async Task A_test_that_does_not_exist_is_not_there(string path)
    {
        var person = await _app.SignUpAsync();
        (await person.Client.GetAsync(path)).Is(404);
    }

    [Fact]
    public async Task No_solution_or_verdict_leaves_before_its_block_is_complete()
    {
        var taker = await TestTaker.StartAsync(_app);
        var mayBeKnown = 0;
        for (var number = 1; (string)(await taker.StateAsync())["state"]! == "question"; number++)
        {
            var challenge = await taker.ChallengeAsync();
            var bodies = new List<string> { (await taker.Client.GetAsync(taker.Path)).Is(200).Body, (await taker.Client.PageAsync(taker.Path)).Is(200).Body };
            if (challenge.TimerSeconds is not null)
                bodies.Add((await taker.Client.PostAsync(taker.Path + "/chrono", new { challengeId = challenge.Id })).Is(200).Body);
            var right = number % 2 == 0;
            var taken = await taker.PostAsync(TestTaker.Body(challenge, right ? taker.Solution(challenge) : TestTaker.Wrong(challenge)));
            Assert.Equal(["number", "next"], TestTaker.Keys(taken.Is(201).Json));
            bodies.Add(taken.Body);

            var shown = Shown(challenge);
            var after = (string)(await taker.StateAsync())["state"]!;
            if (number % 5 == 0 || after == "finished")
                mayBeKnown = number;
            else
            {
                (await taker.Client.GetAsync($"{taker.Path}/reponses/{number}")).Is(404);
                (await taker.Client.PageAsync($"{taker.Path}/reponses/{number}")).Is(404);
                bodies.Add((await taker.Client.GetAsync(taker.Path)).Is(200).Body);
                shown += Shown(await taker.ChallengeAsync()); // by chance the next question may say a word that answered this one
            }
            var skill = taker.Bank.Skills[challenge.SkillId];
            string[] secrets =
            [
                skill.Hint, .. skill.ToSucceed.Select(t => $"/tutos/{t}"), .. skill.ToLearnMore.Select(t => $"/tutos/{t}"),
                .. challenge.Fields.SelectMany(f => f.Accepted.Concat(f.Refused).Where(a => !f.Options.Contains(a))), .. challenge.Groups.SelectMany(g => g.Accepted),
            ];
            foreach (var body in bodies)
            {
                Assert.All(secrets.Where(s => s.Length >= 6 && !shown.Contains(s, StringComparison.Ordinal)),
                    secret => Assert.DoesNotContain(secret, body, StringComparison.Ordinal));
                if (body[0] == '{')
                    Assert.Empty(Names(JsonNode.Parse(body)!).Intersect(["correct", "solution", "solutions", "accepted", "refused", "verdict", "status", "right", "hint", "level", "skillId", "tested", "validated"]));
            }
        }
        for (var number = 1; number <= mayBeKnown; number++)
            (await taker.Client.GetAsync($"{taker.Path}/reponses/{number}")).Is(200);
    }

    // What the author meant everyone to read.
    private static string Shown(Challenge challenge) => string.Join('\n',
    [
        challenge.InstructionHtml, .. challenge.Proposals.Select(p => p.Html), .. challenge.Fields.Select(f => f.Label), .. challenge.Fields.SelectMany(f => f.Options),
        .. challenge.Attachments.Select(a => a.Label + a.Link), challenge.Simulator?.Title,
    ]);

    private static IEnumerable<string> Names(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Value is null ? [p.Key] : Names(p.Value).Prepend(p.Key)),
        JsonArray a => a.SelectMany(n => n is null ? [] : Names(n)),
        _ => [],
    };

    [Fact]
    public async Task Progress_stands_still_between_two_checkpoints_whatever_the_verdicts()
    {
        var taker = await TestTaker.StartAsync(_app);
        for (var i = 0; i < 4; i++)
        {
            await taker.AnswerAsync(right: true);
            Assert.Equal(0, (double)(await taker.StateAsync())["progress"]!);
        }
        await taker.AnswerAsync(right: true);
        Assert.True((double)(await taker.StateAsync())["progress"]! > 0);
    }

    [Fact]
    public async Task A_finished_test_says_so_and_leads_to_its_end()
    {
        var taker = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        await taker.FinishAsync(right: true);
        var state = await taker.StateAsync();
        Assert.Equal(["title", "state", "progress", "next"], TestTaker.Keys(state));
        Assert.Equal(("finished", 1.0, "/campagnes/ABC/resultats"), ((string)state["state"]!, (double)state["progress"]!, (string)state["next"]!));
        var page = await taker.Client.PageAsync(taker.Path);
        Assert.Equal((HttpStatusCode.SeeOther, "/campagnes/ABC/resultats"), (page.Status, page.Location));
    }

    [Fact]
    public async Task A_title_changed_meanwhile_shows_at_once_and_a_late_change_is_ignored()
    {
        var taker = await TestTaker.StartAsync(_app);
        var client = TestTaker.Assessments(_app);
        await client.UpdateCourseAsync(new() { CourseId = taker.CourseId, Version = 3, Title = "Nouveau nom", Open = true });
        Assert.Equal("Nouveau nom", (string)(await taker.StateAsync())["title"]!);
        Assert.Contains("Nouveau nom", (await taker.Client.PageAsync(taker.Path)).Is(200).Body, StringComparison.Ordinal);
        await client.UpdateCourseAsync(new() { CourseId = taker.CourseId, Version = 2, Title = "Ancien nom", Open = false });
        await client.UpdateCourseAsync(new() { CourseId = taker.CourseId, Version = 3, Title = "Autre nom", Open = false });
        Assert.Equal("Nouveau nom", (string)(await taker.StateAsync())["title"]!);
    }
}
