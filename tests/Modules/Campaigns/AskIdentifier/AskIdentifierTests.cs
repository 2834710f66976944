using System.Net;
using Pix.Testing;

namespace Pix.Campaigns.Tests.AskIdentifier;

public sealed class AskIdentifierTests(HostFixture host)
{
    [Fact]
    public async Task The_campaigns_own_label_names_the_field_and_one_can_go_back()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        var person = await host.App.SignUpAsync();
        var page = new HtmlPage((await person.Client.PageAsync(campaign.Link + "/identifiant")).Is(200).Body);
        Assert.Equal(["Avant de commencer"], page.Texts("h1"));
        Assert.Equal(["Numéro étudiant"], page.Texts("label[for=identifier]"));
        Assert.Equal(["C’est parti"], page.Texts("main button"));
        Assert.Equal(["Annuler"], page.Texts($"main a[href='{campaign.Link}']"));
    }

    [Fact]
    public async Task Without_an_identifier_the_page_only_says_go()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        var page = new HtmlPage((await person.Client.PageAsync(campaign.Link + "/identifiant")).Is(200).Body);
        Assert.Equal(0, page.Count("[name=identifier]"));
        Assert.Equal(["C’est parti"], page.Texts("main button"));
    }

    [Fact]
    public async Task Someone_signed_out_signs_in_first_and_comes_back_here()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        using var anybody = host.App.Client();
        var answer = await anybody.PageAsync(campaign.Link + "/identifiant");
        Assert.Equal((HttpStatusCode.SeeOther, $"/connexion?returnUrl=%2Fcampagnes%2F{campaign.Code}%2Fidentifiant"), (answer.Status, answer.Location));
        (await anybody.GetAsync(campaign.Link + "/identifiant")).Is(401);
    }

    [Fact]
    public async Task Someone_who_has_started_goes_straight_to_where_they_were()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);
        var answer = await person.Client.PageAsync(campaign.Link + "/identifiant");
        Assert.Equal((HttpStatusCode.SeeOther, "/parcours/" + test), (answer.Status, answer.Location));
    }
}
