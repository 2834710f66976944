using System.Text.Json.Nodes;
using Pix.Testing;

namespace Pix.Reporting.Tests.ShowParticipant;

public sealed class ShowParticipantTests(HostFixture host)
{
    private static readonly string[] BeforeSending = ["lastName", "firstName", "identifier", "status", "progress", "startedAt"];

    private static string[] Keys(JsonNode? node) => [.. node!.AsObject().Select(p => p.Key)];

    private static async Task<JsonNode> ReadAsync(TestCampaign campaign, string pid) => (await campaign.Organiser.Client.GetAsync(campaign.Report("participants/" + pid))).Is(200).Json;

    private static async Task<HtmlPage> PageAsync(TestCampaign campaign, string pid) => new((await campaign.Organiser.Client.PageAsync(campaign.Report("participants/" + pid))).Is(200).Body);

    [Fact]
    public async Task Before_sending_there_is_the_progress_and_nothing_else()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("UE 173", ("targetId", "deux-competences"), ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        var person = await host.App.SignUpAsync("Louise", "Carré");
        var pid = await person.StartAsync(campaign, "E-17");
        await campaign.UntilCountsAsync(started: 1);
        var started = await ReadAsync(campaign, pid);
        Assert.Equal(BeforeSending, Keys(started));
        Assert.Equal(("Carré", "Louise", "E-17", "started", 0.0), ((string)started["lastName"]!, (string)started["firstName"]!, (string)started["identifier"]!, (string)started["status"]!, (double)started["progress"]!));
        var page = await PageAsync(campaign, pid);
        Assert.Equal(["Louise Carré"], page.Texts("h1"));
        Assert.Equal(["En cours de test"], page.Texts(".head .tag"));
        Assert.Equal((0, 0), (page.Count("table"), page.Count(".ring")));

        await person.PlayAsync(pid, host.App.Right(3), atMost: 5);
        await campaign.UntilAsync(l => (double)l["items"]![0]!["progress"]! > 0);
        Assert.Equal(BeforeSending, Keys(await ReadAsync(campaign, pid)));

        await person.PlayAsync(pid);
        await campaign.UntilCountsAsync(completed: 1);
        var completed = await ReadAsync(campaign, pid);
        Assert.Equal(BeforeSending, Keys(completed));
        Assert.Equal(("completed", 1.0), ((string)completed["status"]!, (double)completed["progress"]!));
        page = await PageAsync(campaign, pid);
        Assert.Equal(["En attente"], page.Texts(".head .tag"));
        Assert.Equal((0, 0), (page.Count("table"), page.Count(".ring")));
    }

    [Fact]
    public async Task What_was_sent_is_what_the_person_saw_until_it_is_taken_back()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("UE 173", ("targetId", "deux-competences"));
        var person = await host.App.SignUpAsync("Louise", "Carré");
        var pid = await person.StartAsync(campaign);
        await person.PlayAsync(pid, host.App.Right(4));
        await person.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 1);

        var own = (await person.Client.GetAsync(campaign.Link + "/resultats")).Is(200).Json;
        Assert.InRange((int)own["validated"]!, 1, 29);
        var sent = await ReadAsync(campaign, pid);
        Assert.Equal([.. BeforeSending, "sharedAt", "mastery", "skills", "validated", "tested", "competences", "progression"], Keys(sent));
        Assert.Equal("shared", (string)sent["status"]!);
        foreach (var figure in (string[])["mastery", "skills", "validated", "tested", "competences", "sharedAt"])
            Assert.Equal(own[figure]!.ToJsonString(), sent[figure]!.ToJsonString());
        Assert.Equal(["1.2", "5.1"], sent["competences"]!.AsArray().Select(c => (string)c!["code"]!));

        var page = await PageAsync(campaign, pid);
        var (validated, skills) = ((int)own["validated"]!, (int)own["skills"]!);
        Assert.Equal([$"{(200 * validated + skills) / (2 * skills)}\u00A0%"], page.Texts(".ring__n"));
        Assert.Contains($"{validated} sur {skills}", page.Texts("dd"));
        Assert.Equal(sent["competences"]!.AsArray().Select(c => (string)c!["name"]!), page.Texts("tbody th"));
        Assert.Equal(sent["competences"]!.AsArray().Select(c => $"{(int)c!["validated"]!} sur {(int)c["skills"]!}"), page.Texts("tbody td[data-label='Acquis validés']"));

        (await person.Client.PostAsync(campaign.Link + "/retrait")).Is(200);
        await campaign.UntilCountsAsync(completed: 1);
        Assert.Equal(BeforeSending, Keys(await ReadAsync(campaign, pid)));
        Assert.Equal(0, (await PageAsync(campaign, pid)).Count("table"));
    }

    [Fact]
    public async Task What_happens_after_the_test_does_not_change_its_result()
    {
        var organiser = await host.OrganiserAsync();
        var (campaign, later) = (await organiser.CampaignAsync(), await organiser.CampaignAsync());
        var person = await host.App.SignUpAsync();
        var pid = await person.FinishAsync(campaign);
        await person.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 1);
        var before = (await ReadAsync(campaign, pid)).ToJsonString();
        await person.PlayAsync(await person.StartAsync(later), host.App.Right());
        await later.UntilCountsAsync(completed: 1);
        Assert.Equal(before, (await ReadAsync(campaign, pid)).ToJsonString());
    }
}
