using System.Net;
using Pix.Testing;

namespace Pix.Campaigns.Tests.EnterCode;

public sealed class EnterCodeTests(HostFixture host)
{
    [Fact]
    public async Task A_code_leads_to_its_campaign_however_it_was_typed()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        using var anybody = host.App.Client();
        var found = (await anybody.PostAsync("/campagnes", new { code = $" {campaign.Code.ToLowerInvariant()}  " })).Is(200).Json.AsObject();
        Assert.Equal(["link"], found.Select(p => p.Key));
        Assert.Equal(campaign.Link, (string)found["link"]!);

        var typed = await anybody.SubmitAsync("/campagnes", "/campagnes", ("code", campaign.Code.ToLowerInvariant() + " "));
        Assert.Equal((HttpStatusCode.SeeOther, campaign.Link), (typed.Status, typed.Location));
    }

    [Fact]
    public async Task A_code_that_nobody_has_is_not_there_and_the_form_keeps_it()
    {
        using var anybody = host.App.Client();
        Assert.Equal(Texts.Code_Unknown, (string)(await anybody.PostAsync("/campagnes", new { code = "BCDFGH999" })).Is(404).Json["detail"]!);
        var page = new HtmlPage((await anybody.SubmitAsync("/campagnes", "/campagnes", ("code", "bcdfgh999"))).Is(400).Body);
        Assert.Equal(new FormField("bcdfgh999", true, Texts.Code_Unknown, true), page.Field("code"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_code_is_needed(string code)
    {
        using var anybody = host.App.Client();
        Assert.Equal([Texts.Code_Missing], (await anybody.PostAsync("/campagnes", new { code })).Is(400).Errors("code"));
        var page = new HtmlPage((await anybody.SubmitAsync("/campagnes", "/campagnes", ("code", code))).Is(400).Body);
        Assert.Equal(new FormField(code, true, Texts.Code_Missing, true), page.Field("code"));
    }

    [Fact]
    public async Task The_code_of_an_archived_campaign_still_leads_to_the_page_that_says_so()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        await campaign.ArchiveAsync();
        using var anybody = host.App.Client();
        Assert.Equal(campaign.Link, (string)(await anybody.PostAsync("/campagnes", new { code = campaign.Code })).Is(200).Json["link"]!);
    }
}
