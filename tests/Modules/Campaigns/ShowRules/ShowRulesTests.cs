using Pix.Testing;

namespace Pix.Campaigns.Tests.ShowRules;

public sealed class ShowRulesTests(HostFixture host)
{
    [Fact]
    public async Task Four_rules_lead_one_to_the_next_and_to_the_test_and_can_be_skipped()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);
        var headings = new List<string>();
        var address = campaign.Link + "/regles";
        for (var slide = 1; slide <= 4; slide++)
        {
            var page = new HtmlPage((await person.Client.PageAsync(address)).Is(200).Body);
            headings.Add(Assert.Single(page.Texts("h1")));
            Assert.Equal([$"Règle {slide} sur 4"], page.Texts(".eyebrow"));
            Assert.Equal(1, page.Count($"main a[href='/parcours/{test}']")); // skip, and at the end start
            if (slide < 4)
                address = campaign.Link + "/regles" + Assert.Single(page.Attributes("main a[href^='?page=']", "href"));
        }
        Assert.Equal(["Vous pouvez rechercher sur internet", "Pas de limite de temps", "Des tutos pour apprendre", "Un niveau de difficulté adapté"], headings);
    }

    [Theory]
    [InlineData("?page=0", 1)]
    [InlineData("?page=9", 4)]
    public async Task A_slide_that_does_not_exist_is_the_nearest_one(string query, int slide)
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.StartAsync(campaign);
        Assert.Equal(slide, (int)(await person.Client.GetAsync(campaign.Link + "/regles" + query)).Is(200).Json["slide"]!);
    }

    [Fact]
    public async Task Before_starting_they_lead_back_to_the_landing_page()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        Assert.Equal(campaign.Link, (string)(await person.Client.GetAsync(campaign.Link + "/regles")).Is(409).Json["next"]!);
        Assert.Equal(1, new HtmlPage((await person.Client.PageAsync(campaign.Link + "/regles")).Is(409).Body).Count($"main a[href='{campaign.Link}']"));
    }
}
