using System.Net;
using Pix.Testing;

namespace Pix.Campaigns.Tests.EditCampaign;

public sealed class EditCampaignTests(HostFixture host)
{
    [Fact]
    public async Task A_change_shows_at_once_on_the_landing_page_and_in_a_test_under_way()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("title", "Avant"), ("landingText", "Ancien texte"));
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);

        (await organiser.Client.PostAsync(campaign.Address, new { name = "Groupe 5", title = "Après", landingText = "Nouveau texte" })).Is(204);

        var model = await campaign.ReadAsync();
        Assert.Equal(("Groupe 5", "Après", "Nouveau texte"), ((string)model["name"]!, (string)model["title"]!, (string)model["landingText"]!));
        var landing = (await person.Client.GetAsync(campaign.Link)).Is(200).Json;
        Assert.Equal(("Après", "<p>Nouveau texte</p>"), ((string)landing["title"]!, (string)landing["landingHtml"]!));
        Assert.Equal("Après", (string)(await person.Client.GetAsync("/parcours/" + test)).Is(200).Json["title"]!);
        Assert.Equal("Après", (string)(await person.Client.GetAsync("/mes-parcours")).Is(200).Json[0]!["title"]!);
    }

    [Fact]
    public async Task Taking_the_title_away_shows_the_name_of_what_is_tested()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("title", "UE 173"), ("landingText", "Bonjour"));
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);

        (await organiser.Client.PostAsync(campaign.Address, new { name = "Groupe 4", title = " " })).Is(204);
        Assert.Equal("Résoudre des problèmes techniques", (string)(await person.Client.GetAsync("/parcours/" + test)).Json["title"]!);
        Assert.Equal("", (string)(await person.Client.GetAsync(campaign.Link)).Json["landingHtml"]!);
    }

    [Fact]
    public async Task Target_code_and_identifier_never_change()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4");
        (await organiser.Client.PostAsync(campaign.Address, new { name = "Groupe 5", targetId = "socle-commun", code = "BCDFGH234", asksIdentifier = true, identifierLabel = "Numéro" })).Is(204);
        var model = await campaign.ReadAsync();
        Assert.Equal((campaign.Code, "competence"), ((string)model["code"]!, (string)model["target"]!["kind"]!));
        Assert.Null(model["identifierLabel"]);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "name", "", Texts.Name_Missing },
        { "name", new string('n', 256), Texts.Text_Over255 },
        { "title", new string('t', 51), Texts.Title_TooLong },
        { "landingText", new string('x', 5001), Texts.LandingText_TooLong },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_does_not_fit_is_told_and_changes_nothing(string field, string value, string message)
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("title", "UE 173"));
        var before = (await campaign.ReadAsync()).ToJsonString();
        var body = new Dictionary<string, string> { ["name"] = "Groupe 5", ["title"] = "UE 174", ["landingText"] = "Bonjour", [field] = value };

        Assert.Equal([message], (await organiser.Client.PostAsync(campaign.Address, body)).Is(400).Errors(field));

        var page = new HtmlPage((await organiser.Client.SubmitAsync(campaign.Address, campaign.Address + "/modification", [.. body.Select(b => (b.Key, b.Value))])).Is(400).Body);
        Assert.Equal(new FormField(value, true, message, true), page.Field(field));
        foreach (var (other, typed) in body.Where(b => b.Key != field))
            Assert.Equal(new FormField(typed, false, null, false), page.Field(other));
        Assert.Equal(before, (await campaign.ReadAsync()).ToJsonString());
    }

    [Fact]
    public async Task The_form_shows_what_stands_and_leads_back_to_the_campaign()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe « 4 »", ("title", "UE 173"), ("landingText", "Une ligne\n\n* et <une> liste"));
        var page = new HtmlPage((await organiser.Client.PageAsync(campaign.Address + "/modification")).Is(200).Body);
        Assert.Equal(("Groupe « 4 »", "UE 173", "Une ligne\n\n* et <une> liste"), (page.Field("name").Value, page.Field("title").Value, page.Field("landingText").Value));

        var saved = await organiser.Client.SubmitAsync(campaign.Address, campaign.Address + "/modification", ("name", "Groupe 5"), ("title", ""), ("landingText", ""));
        Assert.Equal((HttpStatusCode.SeeOther, campaign.Address), (saved.Status, saved.Location));
        var model = await campaign.ReadAsync();
        Assert.Equal("Groupe 5", (string)model["name"]!);
        Assert.Null(model["title"]);
        Assert.Null(model["landingText"]);
    }

    [Fact]
    public async Task A_form_whose_token_is_dead_comes_back_with_its_values_and_a_token_that_works()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4");
        var refused = (await organiser.Client.SubmitAsync(campaign.Address, page: null, ("name", "Groupe 5"), ("title", "UE 174"))).Is(400);
        Assert.Equal(("Groupe 5", "UE 174"), (new HtmlPage(refused.Body).Field("name").Value, new HtmlPage(refused.Body).Field("title").Value));
        Assert.Equal("Groupe 4", (string)(await campaign.ReadAsync())["name"]!);

        var saved = await organiser.Client.SubmitAsync(campaign.Address, page: null, ("name", "Groupe 5"), ("title", "UE 174"), ("__RequestVerificationToken", PixClient.TokenOf(refused.Body)));
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Equal("Groupe 5", (string)(await campaign.ReadAsync())["name"]!);
    }

    [Fact]
    public async Task Changes_made_at_once_all_end_well_and_the_test_shows_the_last_one()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("title", "Titre"));
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => organiser.Client.PostAsync(campaign.Address, new { name = "Groupe", title = $"Titre {i}" })));
        Assert.All(answers, answer => answer.Is(204));
        Assert.Equal((string)(await campaign.ReadAsync())["title"]!, (string)(await person.Client.GetAsync("/parcours/" + test)).Is(200).Json["title"]!);
    }

    [Fact]
    public async Task An_archived_campaign_can_still_be_named_better()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4");
        await campaign.ArchiveAsync();
        (await organiser.Client.PostAsync(campaign.Address, new { name = "Groupe 4, 2025" })).Is(204);
        Assert.Equal("Groupe 4, 2025", (string)(await campaign.ReadAsync())["name"]!);
    }
}
