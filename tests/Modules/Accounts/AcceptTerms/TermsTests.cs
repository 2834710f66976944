using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.AcceptTerms;

public sealed class TermsTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task The_terms_show_and_refusing_leads_back_to_the_participants_side()
    {
        var person = await host.App.SignUpAsync();
        Assert.Contains("J’accepte les conditions", (await person.Client.PageAsync("/orga/conditions")).Is(200).Body);
        var refused = await person.Client.SubmitAsync("/orga/conditions", "/orga/conditions", ("accept", "false"));
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (refused.Status, refused.Location));
        Assert.False((bool)(await person.Client.GetAsync("/orga/conditions")).Json["accepted"]!);
        Assert.Equal([Texts.OrganiserTerms_Missing], (await person.Client.PostAsync("/orga/conditions", new { accept = false })).Is(400).Errors("accept"));
    }

    [Fact]
    public async Task Accepting_goes_on_to_where_the_person_was_going()
    {
        var person = await host.App.SignUpAsync();
        var accepted = await person.Client.SubmitAsync("/orga/conditions", "/orga/conditions", ("accept", "true"), ("returnUrl", "/orga/x/campagnes"));
        Assert.Equal((HttpStatusCode.SeeOther, "/orga/x/campagnes"), (accepted.Status, accepted.Location));
        Assert.True((bool)(await person.Client.GetAsync("/orga/conditions")).Json["accepted"]!);
        (await person.Client.PostAsync("/orga/conditions", new { accept = true })).Is(204); // once more changes nothing
    }

    [Fact]
    public async Task Before_they_are_accepted_every_page_of_the_organisation_leads_to_them_and_back()
    {
        var admin = await host.OrganiserAsync();
        var campaign = await admin.CampaignAsync("Groupe 4");
        var member = await host.App.MemberAsync(admin, acceptsTerms: false);

        foreach (var address in new[] { admin.Path("campagnes"), admin.Path("campagnes/nouvelle"), campaign.Address, campaign.Address + "/modification", campaign.Address + "/qr.svg" })
        {
            var refused = (await member.Client.GetAsync(address)).Is(403).Json;
            Assert.Equal(("terms", "/orga/conditions"), ((string)refused["type"]!, (string)refused["next"]!));
            var page = await member.Client.PageAsync(address + "?page=2");
            Assert.Equal((HttpStatusCode.SeeOther, "/orga/conditions?returnUrl=" + Uri.EscapeDataString(address + "?page=2")), (page.Status, page.Location));
            Assert.Contains("Accept", page.Headers.Vary);
        }
        Assert.Equal("terms", (string)(await member.Client.PostAsync(admin.Path("campagnes"), new { name = "À moi", targetId = "5.1" })).Is(403).Json["type"]!);

        var address2 = (await member.Client.PageAsync(admin.Path("campagnes"))).Location!;
        Assert.Equal(admin.Path("campagnes"), new HtmlPage((await member.Client.PageAsync(address2)).Is(200).Body).Field("returnUrl").Value);
        (await member.Client.SubmitAsync("/orga/conditions", address2, ("accept", "true"), ("returnUrl", admin.Path("campagnes")))).Is(303);
        (await member.Client.PageAsync(admin.Path("campagnes"))).Is(200);
    }

    [Fact]
    public async Task A_stranger_learns_nothing_from_them()
    {
        var admin = await host.OrganiserAsync();
        var stranger = await host.App.SignUpAsync(); // who has not accepted either
        (await stranger.Client.GetAsync(admin.Path("campagnes"))).Is(404);
        (await stranger.Client.PageAsync("/orga/nulle-part/campagnes")).Is(404);
    }
}
