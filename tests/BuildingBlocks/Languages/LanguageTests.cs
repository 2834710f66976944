using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Languages;

/// <summary>Which language a request is answered in, on the real Host.</summary>
public sealed class LanguageTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string French = "Connectez-vous", English = "Sign in";

    private static async Task SpeaksAsync(PixClient client, string language, string path = "/connexion")
    {
        var page = new HtmlPage((await client.PageAsync(path)).Is(200).Body);
        Assert.Equal(language, Assert.Single(page.Attributes("html", "lang")));
        Assert.Equal(language == "en" ? English : French, Assert.Single(page.Texts("h1")));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("en-US", "en")]
    [InlineData("EN-us", "en")]
    [InlineData("fr-CA, en;q=0.5", "fr")]
    [InlineData("en;q=0.5, fr", "fr")]
    [InlineData("de, nl;q=0.9, it;q=0.8, en;q=0.7", "en")]
    [InlineData("en;q=0, de", "fr")]
    [InlineData("de", "fr")]
    [InlineData("*", "fr")]
    [InlineData("english", "fr")]
    [InlineData(";;q=,,", "fr")]
    [InlineData("", "fr")]
    [InlineData(null, "fr")]
    public async Task A_browser_is_answered_in_the_first_language_that_it_asks_for_and_we_have(string? asked, string language)
    {
        using var client = host.App.Client(asked);
        await SpeaksAsync(client, language);
    }

    [Fact]
    public async Task A_choice_wins_over_the_browser_and_is_kept_for_a_year()
    {
        using var client = host.App.Client("fr-FR");
        var answer = (await client.SubmitAsync("/langue", "/connexion", ("language", "en"), ("returnUrl", "/connexion?returnUrl=%2Fprofil"))).Is(303);
        Assert.Equal("/connexion?returnUrl=%2Fprofil", answer.Location);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("pix.langue=en", StringComparison.Ordinal));
        Assert.Contains("max-age=31536000", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("path=/", cookie);
        await SpeaksAsync(client, "en");

        (await client.SubmitAsync("/langue", "/connexion", ("language", "fr"))).Is(303);
        await SpeaksAsync(client, "fr");
    }

    [Fact]
    public async Task Programs_choose_too_signed_in_or_out()
    {
        using var visitor = host.App.Client();
        (await visitor.PostAsync("/langue", new { language = "en" })).Is(204);
        await SpeaksAsync(visitor, "en");
        var person = await host.App.SignUpAsync();
        (await person.Client.PostAsync("/langue", new { language = "en" })).Is(204);
        Assert.Equal("My account", Assert.Single(new HtmlPage((await person.Client.PageAsync("/moi")).Is(200).Body).Texts("h1")));
    }

    [Theory]
    [InlineData("https://ailleurs.example/")]
    [InlineData("//ailleurs.example")]
    [InlineData("/\\ailleurs.example")]
    public async Task A_choice_leads_nowhere_else(string url)
    {
        using var client = host.App.Client();
        Assert.Equal("/", (await client.SubmitAsync("/langue", "/connexion", ("language", "en"), ("returnUrl", url))).Is(303).Location);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("EN")]
    [InlineData("en-GB")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_language_is_refused_and_nothing_is_kept(string? language)
    {
        using var client = host.App.Client();
        var answer = (await client.PostAsync("/langue", new { language })).Is(400);
        Assert.Equal(["Choisissez le français (fr) ou l’anglais (en)."], answer.Errors("language"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_choice_needs_the_token_of_a_form_like_everything_that_is_posted()
    {
        using var client = host.App.Client();
        (await client.SubmitAsync("/langue", page: null, ("language", "en"))).Is(400);
        await SpeaksAsync(client, "fr");
    }

    [Fact]
    public async Task A_cookie_that_says_nothing_known_counts_for_nothing()
    {
        using var client = host.App.Client("en");
        client.Cookies.Add(new Uri(host.App.Address), new System.Net.Cookie("pix.langue", "klingon"));
        await SpeaksAsync(client, "en");
    }

    [Fact]
    public async Task Every_page_offers_the_other_language_in_its_own_words_and_comes_back_to_itself()
    {
        var person = await host.App.SignUpAsync();
        var admin = await host.App.OrganiserAsync("Institut des langues");
        var campaign = await admin.CampaignAsync("Essai");
        var test = await person.StartAsync(campaign);
        foreach (var (client, path) in new[] { (person.Client, "/mes-parcours?a=%C3%A9"), (person.Client, "/parcours/" + test), (admin.Client, admin.Path("campagnes")), (host.App.Client(), "/inscription") })
        {
            var page = new HtmlPage((await client.PageAsync(path)).Is(200).Body);
            Assert.Equal(["en"], page.Attributes("form[action='/langue'] button", "lang"));
            Assert.Equal(["English"], page.Texts("form[action='/langue'] button"));
            Assert.Equal([path], page.Attributes("form[action='/langue'] [name=returnUrl]", "value"));
            (await client.SubmitAsync("/langue", path, ("language", "en"), ("returnUrl", path))).Is(303);
            var english = new HtmlPage((await client.PageAsync(path)).Is(200).Body);
            Assert.Equal(["fr"], english.Attributes("form[action='/langue'] button", "lang"));
            Assert.Equal(["Français"], english.Texts("form[action='/langue'] button"));
            (await client.SubmitAsync("/langue", path, ("language", "fr"), ("returnUrl", path))).Is(303);
        }
    }

    [Fact]
    public async Task A_form_that_comes_back_offers_no_other_language_since_what_was_typed_would_be_lost()
    {
        using var client = host.App.Client();
        var refused = new HtmlPage((await client.SubmitAsync("/connexion", "/connexion", ("email", "louise@example.org"))).Is(400).Body);
        Assert.Equal(0, refused.Count("form[action='/langue']"));
    }

    [Fact]
    public async Task Problems_speak_the_language_of_each_request_and_no_other_one_s()
    {
        // A validator lives as long as the Host: whoever comes first must not choose the language of all.
        using var english = host.App.Client("en");
        using var french = host.App.Client();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(["Please give your first name."], (await english.PostAsync("/inscription", new { })).Is(400).Errors("firstName"));
            Assert.Equal(["Indiquez votre prénom."], (await french.PostAsync("/inscription", new { })).Is(400).Errors("firstName"));
        }
        var missing = (await english.GetAsync("/nulle-part")).Is(404).Json;
        Assert.Equal("There is no step here", (string)missing["title"]!);
        Assert.StartsWith("This page does not exist", (string)missing["detail"]!, StringComparison.Ordinal);
        Assert.Equal("Il n’y a pas de marche ici", (string)(await french.GetAsync("/nulle-part")).Is(404).Json["title"]!);
        Assert.Equal("No test has this code. Check each letter, or ask the organiser for it again.", (string)(await english.PostAsync("/campagnes", new { code = "BCDFGH999" })).Is(404).Json["detail"]!);
        Assert.Equal("The body of the request is not a valid JSON object.",
            Assert.Single((await english.SendAsync(HttpMethod.Post, "/inscription", new StringContent("[", null, "application/json"), "application/json")).Is(400).Errors("")));
    }

    [Theory]
    [InlineData("/connexion", "text/html")]
    [InlineData("/connexion", "application/json")]
    [InlineData("/nulle-part", "text/html")]
    [InlineData("/nulle-part", "application/json")]
    public async Task Caches_are_told_what_an_answer_depends_on(string path, string accept)
    {
        using var client = host.App.Client();
        var answer = await client.SendAsync(HttpMethod.Get, path, null, accept);
        Assert.Equal(["Accept", "Accept-Language", "Cookie"], answer.Headers.Vary.Order());
    }

    [Fact]
    public async Task Values_in_json_and_the_table_are_the_same_for_every_reader()
    {
        var admin = await host.App.OrganiserAsync("Institut des chiffres");
        var campaign = await admin.CampaignAsync("Essai");
        var person = await host.App.SignUpAsync("Émilie", "Lœuillet");
        await person.PlayAsync(await person.StartAsync(campaign), host.App.Right(1));
        await person.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 1);
        string[] paths = [admin.Path("campagnes"), campaign.Address, campaign.Report("participants"), campaign.Report("resultats"), campaign.Report("resultats.csv")];
        var french = new List<string>();
        foreach (var path in paths)
            french.Add((await admin.Client.GetAsync(path)).Is(200).Body);
        (await admin.Client.PostAsync("/langue", new { language = "en" })).Is(204);
        for (var i = 0; i < paths.Length; i++)
            Assert.Equal(french[i], (await admin.Client.GetAsync(paths[i])).Is(200).Body);
        Assert.Contains("Nom de l'organisation", french[^1]);
        Assert.Matches(";0,\\d", french[^1]);
    }

    [Fact]
    public async Task Figures_and_dates_are_written_as_the_reader_writes_them()
    {
        var admin = await host.App.OrganiserAsync("Institut des dates");
        var campaign = await admin.CampaignAsync("Essai");
        var person = await host.App.SignUpAsync();
        await person.FinishAsync(campaign);
        await person.SendResultsAsync(campaign);
        var french = new HtmlPage((await person.Client.PageAsync(campaign.Link + "/resultats")).Is(200).Body);
        Assert.Matches("^Vous maîtrisez \\d+\u00a0% des compétences testées$", Assert.Single(french.Texts("h1")));
        Assert.Matches("a reçu vos résultats le \\d+(er)?\u00a0\\p{L}+ 20\\d\\d à \\d+\u00a0h\u00a0\\d\\d\\.$", Assert.Single(french.Texts("[role=status]")));
        (await person.Client.PostAsync("/langue", new { language = "en" })).Is(204);
        var english = new HtmlPage((await person.Client.PageAsync(campaign.Link + "/resultats")).Is(200).Body);
        Assert.Matches("^You have mastered \\d+% of the skills tested$", Assert.Single(english.Texts("h1")));
        Assert.Matches("received your results on \\d+ [A-Z]\\p{L}+ 20\\d\\d at \\d\\d:\\d\\d\\.$", Assert.Single(english.Texts("[role=status]")));
    }
}
