using Pix.Testing;

namespace Pix.Campaigns.Tests.ShowLanding;

public sealed class ShowLandingTests(HostFixture host)
{
    [Fact]
    public async Task The_landing_page_is_open_to_whoever_has_the_link()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Secret de l’équipe", ("title", "UE 173"), ("landingText", "*Bonjour*"), ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        using var anybody = host.App.Client();
        var landing = (await anybody.GetAsync(campaign.Link)).Is(200).Json.AsObject();

        Assert.Equal(["code", "title", "landingHtml", "organisation", "asksIdentifier", "identifierLabel", "identifierKind", "archived"], landing.Select(p => p.Key));
        Assert.Equal(("UE 173", "<p><em>Bonjour</em></p>", "Université Blaison"), ((string)landing["title"]!, (string)landing["landingHtml"]!, (string)landing["organisation"]!));
        Assert.Equal((true, "Numéro étudiant", "text", false), ((bool)landing["asksIdentifier"]!, (string)landing["identifierLabel"]!, (string)landing["identifierKind"]!, (bool)landing["archived"]!));
    }

    [Fact]
    public async Task The_name_that_is_the_organisations_own_is_on_no_page_of_the_participant()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Secret de l’équipe", ("title", "UE 173"));
        var person = await host.App.SignUpAsync();
        foreach (var page in new[] { campaign.Link, campaign.Link + "/identifiant" })
            Assert.DoesNotContain("Secret", (await person.Client.PageAsync(page)).Is(200).Body);
        await person.FinishAsync(campaign);
        foreach (var page in new[] { campaign.Link, campaign.Link + "/regles", campaign.Link + "/resultats", "/mes-parcours" })
            Assert.DoesNotContain("Secret", (await person.Client.PageAsync(page)).Is(200).Body);
    }

    [Fact]
    public async Task It_tells_where_the_own_participation_goes_on()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        Assert.Null((await person.Client.GetAsync(campaign.Link)).Json["participation"]);

        var test = await person.StartAsync(campaign);
        await IsAsync("started", "/parcours/" + test, "Je reprends");
        await person.PlayAsync(test);
        await IsAsync("completed", campaign.Link + "/resultats", "Voir et envoyer mes résultats");
        await person.SendResultsAsync(campaign);
        await IsAsync("shared", campaign.Link + "/resultats", "Voir mes résultats");
        Assert.Null((await (await host.App.SignUpAsync()).Client.GetAsync(campaign.Link)).Json["participation"]);

        async Task IsAsync(string status, string next, string button)
        {
            var mine = (await person.Client.GetAsync(campaign.Link)).Is(200).Json["participation"]!.AsObject();
            Assert.Equal(["id", "status", "next"], mine.Select(p => p.Key));
            Assert.Equal((test, status, next), ((string)mine["id"]!, (string)mine["status"]!, (string)mine["next"]!));
            var page = new HtmlPage((await person.Client.PageAsync(campaign.Link)).Is(200).Body);
            Assert.Equal([button], page.Texts($".hero a[href='{next}']"));
            Assert.Equal(0, page.Count("a[href$='/identifiant']"));
        }
    }

    [Fact]
    public async Task A_code_in_lower_case_with_spaces_around_it_is_found()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("title", "UE 173"));
        using var anybody = host.App.Client();
        Assert.Equal(campaign.Code, (string)(await anybody.GetAsync($"/campagnes/%20{campaign.Code.ToLowerInvariant()}%20")).Is(200).Json["code"]!);
        var page = new HtmlPage((await anybody.PageAsync("/campagnes/" + campaign.Code.ToLowerInvariant())).Is(200).Body);
        Assert.Equal(2, page.Count($"a[href='/inscription?returnUrl=%2Fcampagnes%2F{campaign.Code}%2Fidentifiant']"));
    }

    [Theory]
    [InlineData("/campagnes/BCDFGH999")]
    [InlineData("/campagnes/x")]
    [InlineData("/campagnes/%27%20OR%201=1")]
    [InlineData("/campagnes/BCDFGH999/identifiant")]
    [InlineData("/campagnes/BCDFGH999/regles")]
    [InlineData("/campagnes/BCDFGH999/resultats")]
    public async Task A_code_that_nobody_has_is_not_there(string path)
    {
        var person = await host.App.SignUpAsync();
        var answer = (await person.Client.GetAsync(path)).Is(404);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
        Assert.Equal(Texts.Code_Unknown, (string)answer.Json["detail"]!);
        Assert.Contains(Texts.Code_Unknown, (await person.Client.PageAsync(path)).Is(404).Body);
    }

    [Fact]
    public async Task The_page_says_the_title_the_organisers_word_what_is_transmitted_and_three_promises()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("title", "UE 173 <1>"), ("landingText", "**Bonjour**"));
        using var anybody = host.App.Client();
        var page = new HtmlPage((await anybody.PageAsync(campaign.Link)).Is(200).Body);
        Assert.Equal(["Commencez votre parcours"], page.Texts("h1"));
        Assert.Contains("UE 173 <1>", page.Texts(".hero .lead"));
        Assert.Contains(Texts.Landing_Transmitted, page.Texts(".hero p"));
        Assert.Equal(["Bonjour"], page.Texts("section[aria-labelledby=mot] strong"));
        Assert.Equal(3, page.Count(".promise"));
        Assert.Equal(0, page.Count("form[action='/deconnexion']"));
    }

    [Fact]
    public async Task A_closed_course_says_so_and_promises_nothing()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("landingText", "**Bonjour**"));
        await campaign.ArchiveAsync();
        using var anybody = host.App.Client();
        var page = new HtmlPage((await anybody.PageAsync(campaign.Link)).Is(200).Body);
        Assert.Contains(Texts.Landing_Archived, page.Texts(".hero p"));
        Assert.DoesNotContain(Texts.Landing_Transmitted, page.Texts(".hero p"));
        Assert.Equal((0, 0), (page.Count(".promise"), page.Count("section[aria-labelledby=mot]")));
    }

    [Fact]
    public async Task It_says_who_is_signed_in_and_lets_someone_else_take_their_place()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync("Louise", "Carré");
        var page = new HtmlPage((await person.Client.PageAsync(campaign.Link)).Is(200).Body);
        var form = Assert.Single(page.Texts(".hero form[action='/deconnexion']"));
        Assert.Equal("Vous êtes Louise Carré. Ce n’est pas vous\u00a0?", form);
        Assert.Equal([campaign.Link], page.Attributes(".hero form[action='/deconnexion'] input[name=returnUrl]", "value"));

        var left = await person.Client.SubmitAsync("/deconnexion", campaign.Link, ("returnUrl", campaign.Link));
        Assert.Equal(campaign.Link, left.Is(303).Location);
        Assert.DoesNotContain("Louise", (await person.Client.PageAsync(campaign.Link)).Is(200).Body);
        (await person.Client.GetAsync("/mes-parcours")).Is(401);
    }
}
