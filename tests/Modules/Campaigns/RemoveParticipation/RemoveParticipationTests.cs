using System.Net;
using Pix.Testing;

namespace Pix.Campaigns.Tests.RemoveParticipation;

public sealed class RemoveParticipationTests(HostFixture host)
{
    private static string Removal(TestCampaign campaign, string pid) => $"{campaign.Address}/participants/{pid}/suppression";

    private static async Task<(int, int)> CountsAsync(TestCampaign campaign)
    {
        var model = await campaign.ReadAsync();
        return ((int)model["participants"]!, (int)model["resultsReceived"]!);
    }

    [Fact]
    public async Task It_is_gone_for_the_person_and_from_the_counts_and_removing_again_changes_nothing()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("title", "Titre du groupe 4"));
        var (sender, playing, other) = (await host.App.SignUpAsync(), await host.App.SignUpAsync(), await host.App.SignUpAsync());
        var sent = await sender.FinishAsync(campaign);
        await sender.SendResultsAsync(campaign);
        var underWay = await playing.StartAsync(campaign);
        await other.StartAsync(campaign);
        Assert.Equal((3, 1), await CountsAsync(campaign));

        foreach (var (pid, left) in new[] { (underWay, (2, 1)), (underWay, (2, 1)), (sent, (1, 0)), (sent, (1, 0)) })
        {
            (await organiser.Client.PostAsync(Removal(campaign, pid))).Is(204);
            Assert.Equal(left, await CountsAsync(campaign));
        }
        foreach (var (person, test) in new[] { (sender, sent), (playing, underWay) })
        {
            (await person.Client.GetAsync("/parcours/" + test)).Is(404);
            (await person.Client.PostAsync($"/parcours/{test}/reponses", new { skip = true })).Is(404);
            (await person.Client.GetAsync(campaign.Link + "/resultats")).Is(409);
            (await person.Client.PostAsync(campaign.Link + "/envoi")).Is(409);
            Assert.Empty((await person.Client.GetAsync("/mes-parcours")).Is(200).Json.AsArray());
            Assert.DoesNotContain("Titre du groupe 4", (await person.Client.PageAsync("/")).Is(200).Body, StringComparison.Ordinal);
            Assert.False((await person.Client.GetAsync(campaign.Link)).Is(200).Json.AsObject().ContainsKey("participation"));
        }
        Assert.Single((await other.Client.GetAsync("/mes-parcours")).Is(200).Json.AsArray());
    }

    [Fact]
    public async Task The_person_may_take_part_again_from_the_start()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        var person = await host.App.SignUpAsync();
        for (var i = 0; i < 3; i++) // as often as it goes wrong
        {
            (await person.Client.PostAsync(campaign.Link + "/participations")).Is(400); // the identifier is asked again
            var test = await person.StartAsync(campaign, "E-" + i);
            await person.PlayAsync(test, atMost: 2);
            Assert.Equal((1, 0), await CountsAsync(campaign));
            (await organiser.Client.PostAsync(Removal(campaign, test))).Is(204);
        }
        var again = await person.StartAsync(campaign, "E-17");
        Assert.Equal(1, (int)(await person.Client.GetAsync("/parcours/" + again)).Is(200).Json["question"]!["number"]!);
        await person.PlayAsync(again);
        await person.SendResultsAsync(campaign);
        Assert.Equal((1, 1), await CountsAsync(campaign));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => person.Client.PostAsync(campaign.Link + "/participations")));
        Assert.All(answers, a => Assert.Equal(again, (string)a.Is(200).Json["id"]!));
    }

    [Fact]
    public async Task Admins_may_and_nobody_else()
    {
        var admin = await host.OrganiserAsync();
        var (owner, member, stranger) = (await host.App.MemberAsync(admin), await host.App.MemberAsync(admin), await host.OrganiserAsync("Ailleurs"));
        var campaign = await owner.CampaignAsync();
        var participant = await host.App.SignUpAsync();
        var test = await participant.StartAsync(campaign);
        using var anybody = host.App.Client();
        foreach (var (client, status) in new[] { (owner.Client, 403), (member.Client, 403), (participant.Client, 404), (stranger.Client, 404), (anybody, 401) })
            (await client.PostAsync(Removal(campaign, test))).Is(status);
        (await stranger.Client.PostAsync(stranger.Path($"campagnes/{campaign.Id}/participants/{test}/suppression"))).Is(404);
        (await participant.Client.GetAsync("/parcours/" + test)).Is(200);
        (await admin.Client.PostAsync(Removal(campaign, test))).Is(204);
    }

    [Fact]
    public async Task A_participation_is_there_in_its_own_campaign_only()
    {
        var organiser = await host.OrganiserAsync();
        var (campaign, other) = (await organiser.CampaignAsync(), await organiser.CampaignAsync());
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);
        foreach (var address in new[] { Removal(other, test), Removal(campaign, new string('0', 26)), Removal(campaign, "x"), Removal(campaign, test.ToUpperInvariant()) })
            (await organiser.Client.PostAsync(address)).Is(404);
        (await person.Client.GetAsync("/parcours/" + test)).Is(200);
    }

    [Fact]
    public async Task It_goes_from_an_archived_campaign_too()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);
        await campaign.ArchiveAsync();
        var done = await organiser.Client.SubmitAsync(Removal(campaign, test), campaign.Address);
        Assert.Equal((HttpStatusCode.SeeOther, campaign.Address + "/participants"), (done.Status, done.Location));
        Assert.Equal((0, 0), await CountsAsync(campaign));
        (await person.Client.PostAsync(campaign.Link + "/participations")).Is(410);
    }

    [Fact]
    public async Task Broken_off_after_the_test_was_removed_it_is_finished_by_the_next_try()
    {
        await using var app = await PixApp.StartAsync();
        var organiser = await app.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var person = await app.SignUpAsync();
        var test = await person.FinishAsync(campaign);
        await person.SendResultsAsync(campaign);
        await using (await BusyDatabase.HoldAsync(app, "Campaigns"))
        {
            (await organiser.Client.PostAsync(Removal(campaign, test))).Is(503);
            (await person.Client.GetAsync("/parcours/" + test)).Is(404);
            Assert.Empty((await person.Client.GetAsync("/mes-parcours")).Is(200).Json.AsArray());
        }
        Assert.Equal((1, 1), await CountsAsync(campaign));
        (await organiser.Client.PostAsync(Removal(campaign, test))).Is(204);
        Assert.Equal((0, 0), await CountsAsync(campaign));
        Assert.NotEqual(test, await person.StartAsync(campaign));
    }
}
