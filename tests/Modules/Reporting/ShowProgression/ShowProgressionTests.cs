using System.Text.Json.Nodes;
using Pix.Testing;

namespace Pix.Reporting.Tests.ShowProgression;

/// <summary>Successive campaigns on the same target side by side: of an organisation, and of one person.</summary>
public sealed class ShowProgressionTests(HostFixture host)
{
    private static async Task<JsonArray> ReadAsync(Organiser organiser, string query = "") => (await organiser.Client.GetAsync(organiser.Path("progression") + query)).Is(200).Json.AsArray();

    private static async Task<HtmlPage> PageAsync(Organiser organiser, string query = "") => new((await organiser.Client.PageAsync(organiser.Path("progression") + query)).Is(200).Body);

    private static Task<TestCampaign> CampaignAsync(Organiser organiser, string name, string target = "deux-competences") => organiser.CampaignAsync(name, ("targetId", target));

    private async Task<string> SendAsync(Person person, TestCampaign campaign, int level)
    {
        var test = await person.StartAsync(campaign);
        await person.PlayAsync(test, host.App.Right(level));
        await person.SendResultsAsync(campaign);
        return test;
    }

    [Fact]
    public async Task An_organisation_sees_its_campaigns_on_a_target_in_the_order_of_time_with_the_figures_of_each()
    {
        var organiser = await host.App.OrganiserAsync();
        var (before, after, never) = (await CampaignAsync(organiser, "Zone de départ"), await CampaignAsync(organiser, "Arrivée"), await CampaignAsync(organiser, "Sans envoi"));
        await CampaignAsync(organiser, "Autre parcours", "5.1");
        await SendAsync(await host.App.SignUpAsync(), before, 1);
        await SendAsync(await host.App.SignUpAsync(), after, 7);
        await (await host.App.SignUpAsync()).FinishAsync(never);
        await before.UntilCountsAsync(shared: 1);
        await after.UntilCountsAsync(shared: 1);
        await never.UntilCountsAsync(completed: 1);

        var list = await ReadAsync(organiser, "?cible=deux-competences");
        Assert.Equal([before.Id, after.Id, never.Id], list.Select(c => (string)c!["campaign"]!));
        Assert.Equal(["Zone de départ", "Arrivée", "Sans envoi"], list.Select(c => (string)c!["name"]!));
        Assert.Equal([1, 1, 0], list.Select(c => (int)c!["shared"]!));
        foreach (var (campaign, line) in new[] { before, after }.Zip(list))
        {
            var results = (await organiser.Client.GetAsync(campaign.Report("resultats"))).Is(200).Json;
            Assert.Equal((double)results["mastery"]!, (double)line!["mastery"]!);
            Assert.True(JsonNode.DeepEquals(results["competences"], line["competences"]), line.ToJsonString());
        }
        Assert.True((double)list[1]!["mastery"]! > (double)list[0]!["mastery"]!);
        Assert.Null(list[2]!["mastery"]);
        Assert.All(list[2]!["competences"]!.AsArray(), c => Assert.Null(c!["mastery"]));

        var page = await PageAsync(organiser, "?cible=deux-competences");
        Assert.Equal(["-", $"+{Points(list[1]!) - Points(list[0]!)}", "-"], page.Texts("table:first-of-type tbody tr td:last-child").Take(3));

        static int Points(JsonNode line) => (int)Math.Floor((double)line["mastery"]! * 100 + 0.5);
    }

    [Fact]
    public async Task Without_a_target_it_is_the_last_one_that_was_used_more_than_once()
    {
        var organiser = await host.App.OrganiserAsync();
        Assert.Empty(await ReadAsync(organiser));
        Assert.Equal(["Pas encore de campagne"], (await PageAsync(organiser)).Texts(".empty h2"));

        await CampaignAsync(organiser, "Un");
        Assert.Equal(["Un"], (await ReadAsync(organiser)).Select(c => (string)c!["name"]!));
        await CampaignAsync(organiser, "Deux");
        await CampaignAsync(organiser, "Seule", "5.1");
        Assert.Equal(["Un", "Deux"], (await ReadAsync(organiser)).Select(c => (string)c!["name"]!));
        Assert.Equal(["Seule"], (await ReadAsync(organiser, "?cible=5.1")).Select(c => (string)c!["name"]!));
        Assert.Empty(await ReadAsync(organiser, "?cible=4.1"));
        Assert.Equal(["Aucune campagne sur ce parcours"], (await PageAsync(organiser, "?cible=4.1")).Texts(".empty h2"));
    }

    [Fact]
    public async Task The_newest_stand_on_the_first_page()
    {
        var organiser = await host.App.OrganiserAsync();
        foreach (var name in (string[])["A", "B", "C", "D", "E", "F", "G"])
            await CampaignAsync(organiser, name, "5.1");
        Assert.Equal(["B", "C", "D", "E", "F", "G"], (await ReadAsync(organiser)).Select(c => (string)c!["name"]!));
        Assert.Equal(["A"], (await ReadAsync(organiser, "?page=2")).Select(c => (string)c!["name"]!));
        Assert.Equal(7, (await ReadAsync(organiser, "?taille=50")).Count);
        Assert.Contains("1 à 6 sur 7 campagnes", (await PageAsync(organiser)).Texts(".pager p").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organisation_s_campaigns_are_in_nobody_else_s_list()
    {
        var (organiser, other) = (await host.App.OrganiserAsync(), await host.App.OrganiserAsync("Ailleurs"));
        await CampaignAsync(other, "Ailleurs");
        Assert.Empty(await ReadAsync(organiser, "?cible=deux-competences"));
        (await organiser.Client.GetAsync(other.Path("progression"))).Is(404);
    }

    [Fact]
    public async Task One_person_s_results_stand_side_by_side_as_far_as_they_were_sent()
    {
        var (organiser, other) = (await host.App.OrganiserAsync(), await host.App.OrganiserAsync("Ailleurs"));
        var campaigns = new List<TestCampaign>();
        foreach (var name in (string[])["Septembre", "Décembre", "Mars"])
            campaigns.Add(await CampaignAsync(organiser, name));
        var elsewhere = await CampaignAsync(other, "Ailleurs");
        var otherTarget = await CampaignAsync(organiser, "Autre parcours", "5.1");

        var louise = await host.App.SignUpAsync();
        var first = await SendAsync(louise, campaigns[0], 1);
        await SendAsync(louise, elsewhere, 7);
        await SendAsync(louise, otherTarget, 7);
        var last = await SendAsync(louise, campaigns[1], 7);
        await louise.FinishAsync(campaigns[2]); // not sent
        await SendAsync(await host.App.SignUpAsync(), campaigns[1], 3); // someone else
        await campaigns[0].UntilCountsAsync(shared: 1);
        await campaigns[1].UntilCountsAsync(shared: 2);
        await campaigns[2].UntilCountsAsync(completed: 1);
        await otherTarget.UntilCountsAsync(shared: 1);
        await elsewhere.UntilCountsAsync(shared: 1);

        var address = campaigns[1].Report("participants/" + last);
        var progression = (await organiser.Client.GetAsync(address)).Is(200).Json["progression"]!.AsArray();
        Assert.Equal([campaigns[0].Id, campaigns[1].Id], progression.Select(p => (string)p!["campaign"]!));
        Assert.Equal([first, last], progression.Select(p => (string)p!["participant"]!));
        var masteries = new List<double>();
        foreach (var (campaign, test) in campaigns.Zip([first, last]))
            masteries.Add((double)(await organiser.Client.GetAsync(campaign.Report("participants/" + test))).Is(200).Json["mastery"]!);
        Assert.Equal(masteries, progression.Select(p => (double)p!["mastery"]!));
        var page = new HtmlPage((await organiser.Client.PageAsync(address)).Is(200).Body);
        Assert.Contains("Progression de campagne en campagne", page.Texts("caption"));

        (await louise.Client.PostAsync(campaigns[0].Link + "/retrait")).Is(200); // taken back: gone here too
        await campaigns[0].UntilCountsAsync(completed: 1);
        Assert.Equal([campaigns[1].Id], (await organiser.Client.GetAsync(address)).Is(200).Json["progression"]!.AsArray().Select(p => (string)p!["campaign"]!));
    }
}
