using Pix.Testing;

namespace Pix.Campaigns.Tests.CreateCampaign;

public sealed class NewCampaignTests(HostFixture host)
{
    [Fact]
    public async Task What_can_be_tested_is_listed_with_its_number_of_skills()
    {
        var organiser = await host.OrganiserAsync();
        var model = (await organiser.Client.GetAsync(organiser.Path("campagnes/nouvelle"))).Is(200).Json.AsObject();
        var targets = model["targets"]!.AsArray().Select(t => t!.AsObject()).ToList();

        var competence = targets.Single(t => (string)t["id"]! == "5.1");
        Assert.Equal(("competence", "Résoudre des problèmes techniques", "5 Environnement numérique"),
            ((string)competence["kind"]!, (string)competence["name"]!, (string)competence["area"]!));
        Assert.True((int)competence["skills"]! > 0);

        var profile = targets.Single(t => (string)t["id"]! == "socle-commun");
        Assert.Equal(("profile", "Socle commun"), ((string)profile["kind"]!, (string)profile["name"]!));
        Assert.True((int)profile["skills"]! > 0);
        Assert.NotEmpty((string)profile["description"]!);
    }

    [Fact]
    public async Task The_page_offers_every_target_once_and_asks_for_no_identifier_unless_told()
    {
        var organiser = await host.OrganiserAsync();
        var targets = (await organiser.Client.GetAsync(organiser.Path("campagnes/nouvelle"))).Json["targets"]!.AsArray().Select(t => (string)t!["id"]!);
        var page = new HtmlPage((await organiser.Client.PageAsync(organiser.Path("campagnes/nouvelle"))).Is(200).Body);

        Assert.Equal(targets.Order(), page.Attributes("input[name=targetId]", "value").Order());
        Assert.Equal("false", page.Field("asksIdentifier").Value);
        Assert.Equal(["255"], page.Attributes("input[name=name]", "maxlength"));
        Assert.Equal(["50"], page.Attributes("input[name=title]", "maxlength"));
        Assert.Equal(["5000"], page.Attributes("textarea[name=landingText]", "maxlength"));
    }
}
