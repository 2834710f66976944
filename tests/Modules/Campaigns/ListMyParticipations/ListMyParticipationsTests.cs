using System.Text.Json.Nodes;
using Pix.Testing;

namespace Pix.Campaigns.Tests.ListMyParticipations;

public sealed class ListMyParticipationsTests(HostFixture host)
{
    private static async Task<JsonArray> MineAsync(Person person) => (await person.Client.GetAsync("/mes-parcours")).Is(200).Json.AsArray();

    [Fact]
    public async Task A_course_goes_from_under_way_to_sent()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("title", "UE 173"));
        var person = await host.App.SignUpAsync();
        Assert.Empty(await MineAsync(person));

        var test = await person.StartAsync(campaign);
        var started = Assert.Single(await MineAsync(person))!.AsObject();
        Assert.Equal(("UE 173", campaign.Code, "started", 0.0, "/parcours/" + test), ((string)started["title"]!, (string)started["code"]!, (string)started["status"]!, (double)started["progress"]!, (string)started["next"]!));
        Assert.False(started.ContainsKey("mastery"));
        Assert.True(started.ContainsKey("startedAt"));

        await person.PlayAsync(test);
        var completed = Assert.Single(await MineAsync(person))!;
        Assert.Equal(("completed", 1.0, 0.0, campaign.Link + "/resultats"), ((string)completed["status"]!, (double)completed["progress"]!, (double)completed["mastery"]!, (string)completed["next"]!));

        await person.SendResultsAsync(campaign);
        Assert.Equal("shared", (string)Assert.Single(await MineAsync(person))!["status"]!);
    }

    [Fact]
    public async Task The_last_started_stands_first_and_nobody_elses_is_there()
    {
        var organiser = await host.OrganiserAsync();
        var person = await host.App.SignUpAsync();
        foreach (var (title, target) in new[] { ("Premier", "5.1"), ("Deuxième", "socle-commun") })
            await person.StartAsync(await organiser.CampaignAsync("Groupe", ("title", title), ("targetId", target)));
        await (await host.App.SignUpAsync()).StartAsync(await organiser.CampaignAsync("Groupe", ("title", "D’une autre")));
        Assert.Equal(["Deuxième", "Premier"], (await MineAsync(person)).Select(p => (string)p!["title"]!));
        Assert.Equal(["Deuxième", "Premier"], new HtmlPage((await person.Client.PageAsync("/mes-parcours")).Is(200).Body).Texts(".track b"));
    }

    [Fact]
    public async Task An_archived_course_under_way_cannot_be_resumed()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.StartAsync(campaign);
        Assert.Equal(1, new HtmlPage((await person.Client.PageAsync("/mes-parcours")).Body).Count(".track a"));
        await campaign.ArchiveAsync();
        Assert.True((bool)Assert.Single(await MineAsync(person))!["archived"]!);
        Assert.Equal(0, new HtmlPage((await person.Client.PageAsync("/mes-parcours")).Body).Count(".track a"));
    }

    [Fact]
    public async Task Without_any_the_page_says_how_to_begin()
    {
        var person = await host.App.SignUpAsync();
        Assert.Equal(1, new HtmlPage((await person.Client.PageAsync("/mes-parcours")).Is(200).Body).Count("main a[href='/campagnes']"));
        using var anybody = host.App.Client();
        (await anybody.GetAsync("/mes-parcours")).Is(401);
    }
}
