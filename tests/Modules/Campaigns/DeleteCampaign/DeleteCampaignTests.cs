using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Campaigns.Data;
using Pix.Testing;

namespace Pix.Campaigns.Tests.DeleteCampaign;

public sealed class DeleteCampaignTests(HostFixture host)
{
    private static async Task<string[]> ListedAsync(Organiser organiser, string name) =>
        [.. (await organiser.Client.GetAsync(organiser.Path("campagnes?q=" + name))).Is(200).Json["items"]!.AsArray().Select(i => (string)i!["id"]!)];

    private static async Task<bool> OffersAsync(Organiser organiser, TestCampaign campaign) =>
        new HtmlPage((await organiser.Client.PageAsync(campaign.Address)).Is(200).Body).Count($"form[action='{campaign.Address}/suppression']") == 1;

    [Fact]
    public async Task A_trial_goes_with_everything_that_was_done_in_it_but_what_its_players_know()
    {
        var organiser = await host.App.OrganiserAsync("Lycée de l’essai");
        var campaign = await organiser.CampaignAsync("Essai", ("title", "Premier essai"));
        var member = await host.App.MemberAsync(organiser);
        var sent = await organiser.Person.FinishAsync(campaign);
        await organiser.Person.SendResultsAsync(campaign);
        var underWay = await member.Person.StartAsync(campaign);
        await campaign.UntilCountsAsync(started: 1, shared: 1);
        Assert.Contains("Premier essai", (await member.Client.PageAsync("/")).Is(200).Body, StringComparison.Ordinal);

        (await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(204);

        foreach (var rest in new[] { "", "/modification", "/qr.svg", "/relance", "/participants", "/participants/" + sent, "/resultats", "/resultats.csv" })
            (await organiser.Client.GetAsync(campaign.Address + rest)).Is(404);
        foreach (var rest in new[] { "", "/archivage", "/desarchivage", "/relance" })
            (await organiser.Client.PostAsync(campaign.Address + rest, new { name = "Essai" })).Is(404);
        Assert.Empty(await ListedAsync(organiser, "Essai"));
        foreach (var rest in new[] { "", "/identifiant", "/regles", "/resultats" })
            (await member.Client.PageAsync(campaign.Link + rest)).Is(404);
        foreach (var rest in new[] { "/participations", "/envoi", "/retrait" })
            (await member.Client.PostAsync(campaign.Link + rest)).Is(404);
        (await member.Client.PostAsync("/campagnes", new { code = campaign.Code })).Is(404);
        Assert.DoesNotContain("Premier essai", (await member.Client.PageAsync("/")).Is(200).Body, StringComparison.Ordinal);
        foreach (var (person, test) in new[] { (organiser.Person, sent), (member.Person, underWay) })
        {
            Assert.Empty((await person.Client.GetAsync("/mes-parcours")).Is(200).Json.AsArray());
            (await person.Client.GetAsync("/parcours/" + test)).Is(404);
            (await person.Client.GetAsync($"/parcours/{test}/bilan")).Is(404);
            (await person.Client.GetAsync($"/parcours/{test}/reponses/1")).Is(404);
        }
        // What was answered is not asked again: the next campaign on the same competence is finished at once.
        var next = await organiser.CampaignAsync("Suite");
        Assert.Equal(next.Link + "/resultats", (string)(await organiser.Client.PostAsync(next.Link + "/participations")).Is(201).Json["next"]!);
    }

    [Fact]
    public async Task Its_owner_and_admins_may_and_nobody_else()
    {
        var admin = await host.OrganiserAsync();
        var (owner, member, stranger) = (await host.App.MemberAsync(admin), await host.App.MemberAsync(admin), await host.OrganiserAsync("Ailleurs"));
        var participant = await host.App.SignUpAsync();
        var (owned, other) = (await owner.CampaignAsync("Essai"), await owner.CampaignAsync("Essai"));
        using var anybody = host.App.Client();
        foreach (var (client, status) in new[] { (member.Client, 403), (participant.Client, 404), (stranger.Client, 404), (anybody, 401) })
            (await client.PostAsync(owned.Address + "/suppression")).Is(status);
        Assert.Equal((true, true, false), (await OffersAsync(owner, owned), await OffersAsync(admin, owned), await OffersAsync(member, owned)));
        await owned.ReadAsync();

        (await owner.Client.PostAsync(owned.Address + "/suppression")).Is(204);
        (await admin.Client.PostAsync(other.Address + "/suppression")).Is(204);
        foreach (var (client, status) in new[] { (member.Client, 404), (stranger.Client, 404) })
            (await client.PostAsync(owned.Address + "/suppression")).Is(status);
    }

    [Fact]
    public async Task Somebody_from_outside_has_taken_part_then_nothing_is_lost()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        await organiser.Person.StartAsync(campaign);
        Assert.True(await OffersAsync(organiser, campaign));
        var outsider = await host.App.SignUpAsync();
        var test = await outsider.StartAsync(campaign);
        Assert.False(await OffersAsync(organiser, campaign));

        Assert.Equal(Texts.Delete_HasParticipants, (string)(await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(409).Json["detail"]!);
        var page = (await organiser.Client.SubmitAsync(campaign.Address + "/suppression", campaign.Address)).Is(409).Body;
        Assert.Contains(Texts.Delete_HasParticipants, new HtmlPage(page).Texts("main p"));
        Assert.Contains(campaign.Address, new HtmlPage(page).Attributes("main a", "href"));
        Assert.Equal(2, (int)(await campaign.ReadAsync())["participants"]!);
        (await outsider.Client.GetAsync("/parcours/" + test)).Is(200);

        // Taken away by an admin, they stand in nobody's way.
        (await organiser.Client.PostAsync($"{campaign.Address}/participants/{test}/suppression")).Is(204);
        (await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(204);
    }

    [Fact]
    public async Task A_member_who_has_left_is_somebody_from_outside()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var member = await host.App.MemberAsync(organiser);
        await member.Person.StartAsync(campaign);
        await host.App.RemoveMemberAsync(member);
        (await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(409);
    }

    [Fact]
    public async Task Deleting_again_is_done_already()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Essai");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => organiser.Client.PostAsync(campaign.Address + "/suppression")));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.NoContent);
        var again = await organiser.Client.SubmitAsync(campaign.Address + "/suppression", organiser.Path("campagnes/nouvelle"));
        Assert.Equal((HttpStatusCode.SeeOther, organiser.Path("campagnes")), (again.Status, again.Location));
        (await organiser.Client.PostAsync(organiser.Path($"campagnes/{new string('0', 26)}/suppression"))).Is(404);
    }

    [Fact]
    public async Task The_button_asks_first_and_leads_back_to_the_list()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Essai à jeter");
        var page = new HtmlPage((await organiser.Client.PageAsync(campaign.Address)).Is(200).Body);
        Assert.Equal([string.Format(Texts.Delete_Text, "Essai à jeter")], page.Texts("details.disclose p"));
        var done = await organiser.Client.SubmitAsync(campaign.Address + "/suppression", campaign.Address);
        Assert.Equal((HttpStatusCode.SeeOther, organiser.Path("campagnes")), (done.Status, done.Location));
    }

    [Fact]
    public async Task What_stays_holds_no_text_and_keeps_the_code_for_nobody_else()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Essai", ("title", "Un titre"), ("landingText", "Bonjour"), ("asksIdentifier", true), ("identifierLabel", "Numéro"));
        await organiser.Person.StartAsync(campaign, "E-17");
        (await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(204);
        using var scope = host.App.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CampaignsDb>();
        var stone = await db.Campaigns.IgnoreQueryFilters().SingleAsync(c => c.Id == campaign.Id);
        Assert.Equal((campaign.Code, "", "", null, null, null), (stone.Code, stone.Name, stone.NameKey, stone.Title, stone.LandingText, stone.IdentifierLabel));
        var participation = await db.Participations.SingleAsync(p => p.CampaignId == campaign.Id);
        Assert.True(participation.RemovedAt is not null && participation.Identifier is null);
        Assert.False(await db.Counts.AnyAsync(c => c.CampaignId == campaign.Id));
    }

    [Fact]
    public async Task Broken_off_after_the_tests_were_removed_it_is_finished_by_the_next_try()
    {
        await using var app = await PixApp.StartAsync();
        var organiser = await app.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Essai");
        var test = await organiser.Person.StartAsync(campaign);
        await using (await BusyDatabase.HoldAsync(app, "Campaigns"))
        {
            (await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(503);
            (await organiser.Client.GetAsync("/parcours/" + test)).Is(404);
            (await organiser.Client.PageAsync(campaign.Address)).Is(200); // still there, to be deleted
            (await organiser.Client.PageAsync(campaign.Address + "/participants")).Is(200);
        }
        // Nothing brings the course back in between.
        (await organiser.Client.PostAsync(campaign.Address, new { name = "Essai", title = "Autre" })).Is(204);
        (await (await app.SignUpAsync()).Client.PostAsync(campaign.Link + "/participations")).Is(404);
        (await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(204);
        (await organiser.Client.GetAsync(campaign.Address)).Is(404);
    }
}
