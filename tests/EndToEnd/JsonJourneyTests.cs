using System.Text.Json.Nodes;
using Pix.Testing;

namespace Pix.EndToEnd.Tests;

/// <summary>The main job through JSON alone, with the paths and names of the routes, as a program from outside would do it.</summary>
public sealed class JsonJourneyTests(Site site)
{
    [Fact]
    public async Task A_program_does_the_whole_job()
    {
        var organiser = await site.App.OrganiserAsync();
        var campaigns = organiser.Path("campagnes");

        var targets = (await organiser.Client.GetAsync(campaigns + "/nouvelle")).Is(200).Json["targets"]!.AsArray();
        Names(targets[0]!, "id", "kind", "name", "description", "skills");
        var target = targets.Single(t => (string)t!["id"]! == "socle-commun")!;
        Assert.Equal("profile", (string)target["kind"]!);

        var created = (await organiser.Client.PostAsync(campaigns, new
        {
            name = "Madame Villo - UE 173", targetId = "socle-commun", asksIdentifier = true, identifierLabel = "Numéro étudiant", identifierKind = "text",
            title = "UE 173", landingText = "**Bienvenue**",
        })).Is(201);
        Names(created.Json, "id", "code", "link");
        var campaign = $"{campaigns}/{created.Json["id"]}";
        Assert.Equal(campaign, created.Location);
        var code = (string)created.Json["code"]!;
        Assert.Equal($"{site.Address}/campagnes/{code}", (string)created.Json["link"]!);

        var student = await site.App.SignUpAsync("Louise", "Carré");
        Assert.Equal($"/campagnes/{code}", (string)(await student.Client.PostAsync("/campagnes", new { code = $" {code.ToLowerInvariant()} " })).Is(200).Json["link"]!);
        var landing = (await student.Client.GetAsync($"/campagnes/{code}")).Is(200).Json;
        Names(landing, "title", "landingHtml", "organisation", "asksIdentifier", "identifierLabel", "identifierKind", "archived");
        Assert.Null(landing["participation"]);

        var start = await student.Client.PostAsync($"/campagnes/{code}/participations", new { identifier = "21804537" });
        Names(start.Is(201).Json, "id", "next");
        var test = (string)start.Json["next"]!;
        Assert.Equal(test, (string)(await student.Client.PostAsync($"/campagnes/{code}/participations", new { identifier = "autre" })).Is(200).Json["next"]!);

        await LeaveAndResumeAsync(student, test);
        await FinishAsync(student, test);

        var results = (await student.Client.GetAsync($"/campagnes/{code}/resultats")).Is(200).Json;
        Names(results, "mastery", "skills", "validated", "tested", "competences", "completedAt");
        Names(results["competences"]![0]!, "code", "name", "mastery", "skills", "validated", "tested");
        Assert.Null(results["sharedAt"]);

        var line = await UntilAsync(organiser, campaign, "completed");
        Assert.Null(line["mastery"]);
        var sent = (await student.Client.PostAsync($"/campagnes/{code}/envoi")).Is(200).Json;
        Assert.Equal(sent.ToJsonString(), (await student.Client.PostAsync($"/campagnes/{code}/envoi")).Is(200).Body);

        line = await UntilAsync(organiser, campaign, "shared");
        Names(line, "id", "lastName", "firstName", "identifier", "status", "progress", "startedAt", "sharedAt", "mastery");
        Assert.Equal((double)results["mastery"]!, (double)line["mastery"]!);
        var one = (await organiser.Client.GetAsync($"{campaign}/participants/{line["id"]}")).Is(200).Json;
        Names(one, "lastName", "firstName", "identifier", "status", "progress", "startedAt", "sharedAt", "mastery", "skills", "validated", "tested", "competences");
        Assert.Equal(results["competences"]!.ToJsonString(), one["competences"]!.ToJsonString());

        var group = (await organiser.Client.GetAsync(campaign + "/resultats")).Is(200).Json;
        Names(group, "participants", "shared", "mastery", "coverage", "competences", "distribution", "overTime", "asOf");
        Assert.Equal((double)results["mastery"]!, (double)group["mastery"]!);
        Assert.Equal(10, group["distribution"]!.AsArray().Count);

        var csv = (await organiser.Client.SendAsync(HttpMethod.Get, campaign + "/resultats.csv", null, null)).Is(200);
        Assert.Equal("text/csv; charset=utf-8", csv.ContentHeaders.ContentType!.ToString());
        Assert.Contains("\"Carré\";\"Louise\";\"21804537\"", csv.Body, StringComparison.Ordinal);

        var mine = (await student.Client.GetAsync("/mes-parcours")).Is(200).Json.AsArray();
        Names(Assert.Single(mine)!, "title", "code", "status", "startedAt", "progress", "mastery");
        var list = (await organiser.Client.GetAsync(campaigns)).Is(200).Json;
        Names(list["items"]![0]!, "id", "name", "code", "participants", "resultsReceived", "createdAt", "owner");
        Assert.Equal((1, 1), ((int)list["items"]![0]!["participants"]!, (int)list["items"]![0]!["resultsReceived"]!));
    }

    private static async Task LeaveAndResumeAsync(Person student, string test)
    {
        var first = (await student.Client.GetAsync(test)).Is(200).Json;
        Names(first, "title", "state", "question", "progress");
        var home = (await student.Client.GetAsync("/")).Is(200).Json;
        Names(home, "firstName", "unfinished", "domains", "pix");
        Assert.Equal("UE 173", (string)Assert.Single(home["unfinished"]!.AsArray())!["title"]!);
        Assert.Equal(16, home["domains"]!.AsArray().Sum(d => d!["competences"]!.AsArray().Count));
        Assert.Equal((string)first["question"]!["challengeId"]!, (string)(await student.Client.GetAsync(test)).Json["question"]!["challengeId"]!);
    }

    private async Task FinishAsync(Person student, string test)
    {
        var key = new AnswerKey(site.App);
        var checkpoints = 0;
        for (var number = 1; (await student.Client.GetAsync(test)).Is(200).Json["question"] is { } question; number++)
        {
            var challenge = (string)question["challengeId"]!;
            if (question["timer"] is not null)
                (await student.Client.PostAsync(test + "/chrono", new { challengeId = challenge })).Is(200);
            var solution = key.Of(challenge);
            var taken = (await student.Client.PostAsync(test + "/reponses", number % 3 == 0
                ? new { challengeId = challenge, skip = true }
                : new { challengeId = challenge, value = solution.Value, choices = solution.Choices, fields = solution.Fields })).Is(201).Json;
            Assert.Equal(number, (int)taken["number"]!);
            if ((string)taken["next"]! != test + "/bilan")
                continue;
            checkpoints++;
            var checkpoint = (await student.Client.GetAsync(test + "/bilan")).Is(200).Json;
            Names(checkpoint, "progress", "finished", "answers", "next");
            Names(checkpoint["answers"]![0]!, "number", "instruction", "status");
            Assert.All(checkpoint["answers"]!.AsArray(), a => Assert.Equal((int)a!["number"]! % 3 == 0 ? "skipped" : "ok", (string)a["status"]!));
            Names((await student.Client.GetAsync($"{test}/reponses/{number}")).Is(200).Json, "instructionHtml", "type", "given", "status", "solution", "hint", "toSucceed", "toLearnMore");
        }
        Assert.True(checkpoints >= 2);
    }

    private static async Task<JsonNode> UntilAsync(Organiser organiser, string campaign, string status)
    {
        for (var i = 0; i < 40; i++, await Task.Delay(250))
        {
            var page = (await organiser.Client.GetAsync(campaign + "/participants")).Is(200).Json;
            if (page["items"]!.AsArray().SingleOrDefault(item => (string)item!["status"]! == status) is { } line)
                return line;
        }
        throw new TimeoutException($"nobody is {status} after ten seconds");
    }

    private static void Names(JsonNode node, params string[] expected)
    {
        var names = node.AsObject().Select(p => p.Key).ToList();
        Assert.All(expected, name => Assert.Contains(name, names));
    }
}
