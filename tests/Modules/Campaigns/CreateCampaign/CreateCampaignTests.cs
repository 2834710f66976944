using System.Net;
using Pix.Testing;

namespace Pix.Campaigns.Tests.CreateCampaign;

public sealed class CreateCampaignTests(HostFixture host)
{
    /// <summary>The landing text of the guide.</summary>
    private const string GuideText = """
        **CECI EST LE TITRE PERSONNALISÉ**

        Lorem Ipsum est un **générateur de faux textes** aléatoires. Vous choisissez le *nombre de paragraphes*, de mots ou de listes :

        * Domaine lorem *ipsum*
        * Compétences Pix
            * Gérer des données
            * S'insérer dans le monde numérique
        """;

    private static Dictionary<string, object?> Form(params (string Name, object? Value)[] others)
    {
        var form = new Dictionary<string, object?> { ["name"] = "Madame Villo - UE 173", ["targetId"] = "5.1", ["asksIdentifier"] = false };
        foreach (var (name, value) in others)
            form[name] = value;
        return form;
    }

    private static (string, string)[] Typed(params (string Name, string Value)[] others) =>
        [.. Form([.. others.Select(o => (o.Name, (object?)o.Value))]).Select(f => (f.Key, f.Value!.ToString()!.Replace("False", "false", StringComparison.Ordinal)))];

    [Fact]
    public async Task A_campaign_is_created_with_a_code_and_an_absolute_link()
    {
        var organiser = await host.OrganiserAsync();
        var created = (await organiser.Client.PostAsync(organiser.Path("campagnes"), Form())).Is(201);

        Assert.Equal(["id", "code", "link"], created.Json.AsObject().Select(p => p.Key));
        Assert.Matches("^[BCDFGHJKMPQRTVWXY]{6}[2346789]{3}$", (string)created.Json["code"]!);
        Assert.Equal($"{host.App.Address}/campagnes/{created.Json["code"]}", (string)created.Json["link"]!);
        Assert.Equal(organiser.Path($"campagnes/{created.Json["id"]}"), created.Location);
        (await organiser.Client.GetAsync(created.Location!)).Is(200);
        using var anybody = host.App.Client();
        (await anybody.GetAsync(new Uri((string)created.Json["link"]!).AbsolutePath)).Is(200);
    }

    [Theory]
    [InlineData("5.1", "competence", "Résoudre des problèmes techniques")]
    [InlineData("socle-commun", "profile", "Socle commun")]
    public async Task A_competence_or_a_target_profile_can_be_tested_and_names_the_course_without_a_title(string targetId, string kind, string name)
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync(fields: [("targetId", targetId), ("title", "  ")]);
        var model = await campaign.ReadAsync();

        Assert.Equal((kind, name), ((string)model["target"]!["kind"]!, (string)model["target"]!["name"]!));
        Assert.Null(model["title"]);
        Assert.Equal(name, (string)(await organiser.Client.GetAsync(campaign.Link)).Json["title"]!);
    }

    [Theory]
    [InlineData(null, "text")]
    [InlineData("text", "text")]
    [InlineData("email", "email")]
    public async Task An_identifier_is_asked_for_under_its_label(string? kind, string expected)
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync(fields: [("asksIdentifier", true), ("identifierLabel", " Numéro étudiant "), ("identifierKind", kind)]);
        var landing = (await organiser.Client.GetAsync(campaign.Link)).Is(200).Json;
        Assert.Equal((true, "Numéro étudiant", expected), ((bool)landing["asksIdentifier"]!, (string)landing["identifierLabel"]!, (string)landing["identifierKind"]!));
    }

    [Fact]
    public async Task Without_an_identifier_a_label_left_in_the_form_means_nothing()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync(fields: [("asksIdentifier", false), ("identifierLabel", new string('x', 300)), ("identifierKind", "email")]);
        var landing = (await organiser.Client.GetAsync(campaign.Link)).Is(200).Json;
        Assert.False((bool)landing["asksIdentifier"]!);
        Assert.Null(landing["identifierLabel"]);
        Assert.Null(landing["identifierKind"]);
    }

    [Fact]
    public async Task The_landing_text_of_the_guide_shows_with_its_emphasis_and_its_list_in_a_list()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync(fields: [("landingText", GuideText)]);
        var page = new HtmlPage((string)(await campaign.ReadAsync())["landingHtml"]!);

        Assert.Equal(["CECI EST LE TITRE PERSONNALISÉ", "générateur de faux textes"], page.Texts("strong"));
        Assert.Equal(["nombre de paragraphes", "ipsum"], page.Texts("em"));
        Assert.Equal(2, page.Count("body > ul > li"));
        Assert.Equal(["Gérer des données", "S'insérer dans le monde numérique"], page.Texts("body > ul > li:nth-child(2) > ul > li"));
    }

    [Fact]
    public async Task Names_and_titles_are_stored_without_the_spaces_around_them()
    {
        var organiser = await host.OrganiserAsync();
        var model = await (await organiser.CampaignAsync("  Groupe 4  ", ("title", "  UE 173  "))).ReadAsync();
        Assert.Equal(("Groupe 4", "UE 173"), ((string)model["name"]!, (string)model["title"]!));
    }

    public static TheoryData<string, object?, string> Refused => new()
    {
        { "name", "", Texts.Name_Missing },
        { "name", "   ", Texts.Name_Missing },
        { "name", null, Texts.Name_Missing },
        { "name", new string('é', 256), Texts.Text_Over255 },
        { "title", new string('t', 51), Texts.Title_TooLong },
        { "landingText", new string('x', 5001), Texts.LandingText_TooLong },
        { "landingText", string.Concat(Enumerable.Repeat("x\r\n", 2500)) + "x", Texts.LandingText_TooLong },
        { "targetId", "", Texts.Target_Missing },
        { "targetId", null, Texts.Target_Missing },
        { "targetId", "5.9", Texts.Target_Unknown },
        { "identifierLabel", " ", Texts.IdentifierLabel_Missing },
        { "identifierLabel", null, Texts.IdentifierLabel_Missing },
        { "identifierLabel", new string('i', 256), Texts.Text_Over255 },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_does_not_fit_is_told_by_its_field_and_nothing_is_created(string field, object? value, string message)
    {
        var organiser = await host.OrganiserAsync("Rien ne se crée ici");
        var refused = (await organiser.Client.PostAsync(organiser.Path("campagnes"), Form(("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"), (field, value)))).Is(400);

        Assert.Equal("application/problem+json", refused.ContentHeaders.ContentType!.MediaType);
        Assert.Equal([message], refused.Errors(field));
        Assert.Single(refused.Json["errors"]!.AsObject());
        Assert.Equal(0, (int)(await organiser.Client.GetAsync(organiser.Path("campagnes"))).Json["total"]!);
    }

    [Theory]
    [InlineData("identifierKind", "téléphone")]
    [InlineData("identifierKind", 1)]
    [InlineData("asksIdentifier", "peut-être")]
    [InlineData("name", 12)]
    [InlineData("name", "a\0b")]
    public async Task A_value_of_another_kind_is_an_error_of_its_field(string field, object value)
    {
        var organiser = await host.OrganiserAsync();
        var refused = (await organiser.Client.PostAsync(organiser.Path("campagnes"), Form((field, value)))).Is(400);
        Assert.Contains("Cette valeur ne convient pas à ce champ.", refused.Errors(field));
    }

    [Fact]
    public async Task Names_title_and_label_stay_one_line()
    {
        var organiser = await host.OrganiserAsync();
        var made = (await organiser.Client.PostAsync(organiser.Path("campagnes"), Form(("name", "Groupe\r\n1"), ("title", "\u202ETitre"), ("asksIdentifier", true), ("identifierLabel", "Numéro\t")))).Is(201).Json;
        var campaign = (await organiser.Client.GetAsync(organiser.Path("campagnes/" + (string)made["id"]!))).Is(200).Json;
        Assert.Equal(("Groupe  1", "Titre", "Numéro"), ((string)campaign["name"]!, (string)campaign["title"]!, (string)campaign["identifierLabel"]!));
        Assert.NotEmpty((await organiser.Client.PostAsync(organiser.Path("campagnes"), Form(("name", "\t\u202E")))).Is(400).Errors("name"));
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var organiser = await host.OrganiserAsync();
        var refused = (await organiser.Client.PostAsync(organiser.Path("campagnes"),
            new { title = new string('t', 51), asksIdentifier = true, landingText = new string('x', 5001) })).Is(400);
        Assert.Equal(["identifierLabel", "landingText", "name", "targetId", "title"], refused.Json["errors"]!.AsObject().Select(e => e.Key).Order());
    }

    [Fact]
    public async Task The_longest_texts_fit_and_a_line_break_of_a_form_counts_for_one_character()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync(new string('n', 255), ("title", new string('t', 50)), ("landingText", string.Concat(Enumerable.Repeat("x\r\n", 2500))),
            ("asksIdentifier", true), ("identifierLabel", new string('i', 255)));
        var model = await campaign.ReadAsync();
        Assert.Equal((255, 50, 255), (((string)model["name"]!).Length, ((string)model["title"]!).Length, ((string)model["identifierLabel"]!).Length));
        Assert.Equal(string.Concat(Enumerable.Repeat("x\n", 2500)), (string)model["landingText"]!);
    }

    [Fact]
    public async Task A_body_that_is_no_json_object_is_refused_without_an_error_page()
    {
        var organiser = await host.OrganiserAsync();
        foreach (var body in new[] { "{", "[]", "12", "\"name\"", "{\"name\":\"a\",\"name\":\"b\"}" })
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            (await organiser.Client.SendAsync(HttpMethod.Post, organiser.Path("campagnes"), content, "application/json")).Is(400);
        }
    }

    [Fact]
    public async Task The_form_leads_to_the_new_campaign()
    {
        var organiser = await host.OrganiserAsync();
        var created = await organiser.Client.SubmitAsync(organiser.Path("campagnes"), organiser.Path("campagnes/nouvelle"),
            Typed(("asksIdentifier", "true"), ("identifierLabel", "Numéro étudiant"), ("identifierKind", "text"), ("title", "UE 173"), ("landingText", "Bonjour\r\n\r\nà tous")));

        Assert.Equal(HttpStatusCode.SeeOther, created.Status);
        Assert.StartsWith(organiser.Path("campagnes/"), created.Location);
        var model = (await organiser.Client.GetAsync(created.Location!)).Is(200).Json;
        Assert.Equal(("Madame Villo - UE 173", "Numéro étudiant", "text", "UE 173", "Bonjour\n\nà tous"), ((string)model["name"]!, (string)model["identifierLabel"]!,
            (string)model["identifierKind"]!, (string)model["title"]!, (string)model["landingText"]!));
        (await organiser.Client.PageAsync(created.Location!)).Is(200);
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_what_was_typed_and_the_message_beside_each_field()
    {
        var organiser = await host.OrganiserAsync();
        var title = new string('t', 51);
        var page = new HtmlPage((await organiser.Client.SubmitAsync(organiser.Path("campagnes"), organiser.Path("campagnes/nouvelle"),
            ("name", "  "), ("targetId", "socle-commun"), ("asksIdentifier", "true"), ("identifierLabel", ""), ("identifierKind", "email"), ("title", title), ("landingText", "<b>Bonjour</b>\r\n*à tous*"))).Is(400).Body);

        Assert.Equal(new FormField("  ", true, Texts.Name_Missing, true), page.Field("name"));
        Assert.Equal(new FormField(title, true, Texts.Title_TooLong, true), page.Field("title"));
        Assert.Equal(new FormField("", true, Texts.IdentifierLabel_Missing, true), page.Field("identifierLabel"));
        Assert.Equal(new FormField("email", false, null, false), page.Field("identifierKind"));
        Assert.Equal(new FormField("socle-commun", false, null, false), page.Field("targetId"));
        Assert.Equal(new FormField("true", false, null, false), page.Field("asksIdentifier"));
        Assert.Equal(new FormField("<b>Bonjour</b>\n*à tous*", false, null, false), page.Field("landingText"));
        Assert.Equal(["à tous"], page.Texts("[data-preview] em"));
        Assert.Equal(1, page.Count("h1"));
    }

    [Theory]
    [InlineData("", "Choisissez une compétence ou un profil-cible.")]
    [InlineData("5.9", "Ce choix n’existe pas ou plus. Choisissez dans la liste.")]
    public async Task A_missing_or_unknown_target_is_told_beside_the_catalogue(string targetId, string message)
    {
        var organiser = await host.OrganiserAsync();
        var page = new HtmlPage((await organiser.Client.SubmitAsync(organiser.Path("campagnes"), organiser.Path("campagnes/nouvelle"), Typed(("targetId", targetId)))).Is(400).Body);
        var target = page.Field("targetId");
        Assert.Equal((null, message, true), (target.Value, target.Message, target.InSummary));
        Assert.Equal([$"{Texts.Target} {message}"], page.Texts(".errors li")); // a question takes no colon behind it
        Assert.Equal("Madame Villo - UE 173", page.Field("name").Value);
    }

    [Fact]
    public async Task A_form_whose_token_is_dead_comes_back_with_its_values_and_a_token_that_works()
    {
        var organiser = await host.App.OrganiserAsync();
        var typed = Typed(("targetId", "socle-commun"), ("title", "UE 173"), ("landingText", "Bonjour"));

        var refused = (await organiser.Client.SubmitAsync(organiser.Path("campagnes"), page: null, typed)).Is(400);
        var page = new HtmlPage(refused.Body);
        Assert.Equal(("Madame Villo - UE 173", "socle-commun", "UE 173", "Bonjour"),
            (page.Field("name").Value, page.Field("targetId").Value, page.Field("title").Value, page.Field("landingText").Value));
        Assert.Single(page.Texts(".errors li"), text => text.Contains("Rien n’est perdu", StringComparison.Ordinal));

        var again = await organiser.Client.SubmitAsync(organiser.Path("campagnes"), page: null, [.. typed, ("__RequestVerificationToken", PixClient.TokenOf(refused.Body))]);
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Equal(1, (int)(await organiser.Client.GetAsync(organiser.Path("campagnes"))).Json["total"]!);
    }

    [Fact]
    public async Task Sending_the_form_several_times_at_once_makes_campaigns_that_do_not_disturb_each_other()
    {
        var organiser = await host.OrganiserAsync();
        var created = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => organiser.Client.PostAsync(organiser.Path("campagnes"), Form())));
        Assert.All(created, answer => answer.Is(201));
        Assert.Equal(6, created.Select(a => (string)a.Json["code"]!).Distinct().Count());
    }

    [Fact]
    public async Task Only_members_create()
    {
        var organiser = await host.OrganiserAsync();
        using var nobody = host.App.Client();
        (await nobody.PostAsync(organiser.Path("campagnes"), Form())).Is(401);
        var stranger = await host.App.SignUpAsync();
        (await stranger.Client.PostAsync(organiser.Path("campagnes"), Form())).Is(404);
        (await stranger.Client.GetAsync(organiser.Path("campagnes/nouvelle"))).Is(404);
    }

    [Fact]
    public async Task A_member_who_is_no_admin_creates_and_owns_the_campaign()
    {
        var member = await host.App.MemberAsync(await host.OrganiserAsync());
        var campaign = await member.CampaignAsync();
        var model = await campaign.ReadAsync();
        Assert.Equal(("Karim Villo", true), ((string)model["owner"]!, (bool)model["mayChange"]!));
    }
}
