using System.Net;
using Pix.Testing;

namespace Pix.Campaigns.Tests.StartParticipation;

public sealed class StartParticipationTests(HostFixture host)
{
    private async Task<TestCampaign> AskingAsync(string kind) =>
        await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("asksIdentifier", true), ("identifierLabel", "Identifiant de l’université"), ("identifierKind", kind));

    [Fact]
    public async Task Starting_creates_a_participation_and_starting_again_gives_the_same_one()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        var first = (await person.Client.PostAsync(campaign.Link + "/participations")).Is(201);
        Assert.Equal(["id", "next"], first.Json.AsObject().Select(p => p.Key));
        Assert.Equal("/parcours/" + first.Json["id"], (string)first.Json["next"]!);
        Assert.Equal((string)first.Json["next"]!, first.Location);

        var again = (await person.Client.PostAsync(campaign.Link + "/participations")).Is(200);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal("question", (string)(await person.Client.GetAsync((string)first.Json["next"]!)).Is(200).Json["state"]!);
        Assert.Equal(1, (int)(await campaign.ReadAsync())["participants"]!);
    }

    [Fact]
    public async Task A_double_click_and_two_tabs_give_one_participation_and_no_error()
    {
        var campaign = await AskingAsync("text");
        var person = await host.App.SignUpAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => person.Client.PostAsync(campaign.Link + "/participations", new { identifier = $"n° {i}" })));

        Assert.All(answers, answer => Assert.Contains((int)answer.Status, new[] { 200, 201 }));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.Equal(1, (int)(await campaign.ReadAsync())["participants"]!);
        Assert.Single((await person.Client.GetAsync("/mes-parcours")).Json.AsArray());
    }

    [Fact]
    public async Task Many_people_who_start_at_once_are_all_counted()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var people = new List<Person>();
        for (var i = 0; i < 10; i++)
            people.Add(await host.App.SignUpAsync());
        var tests = await Task.WhenAll(people.Select(person => person.StartAsync(campaign)));
        Assert.Equal(10, tests.Distinct().Count());
        Assert.Equal(10, (int)(await campaign.ReadAsync())["participants"]!);
    }

    public static TheoryData<string, string?, string> Refused => new()
    {
        { "text", null, Texts.Identifier_Missing },
        { "text", "", Texts.Identifier_Missing },
        { "text", "   ", Texts.Identifier_Missing },
        { "text", new string('9', 256), Texts.Text_Over255 },
        { "email", "", Texts.Identifier_Missing },
        { "email", "louise", Texts.Identifier_NotEmail },
        { "email", "louise@exemple", Texts.Identifier_NotEmail },
        { "email", "lou ise@exemple.fr", Texts.Identifier_NotEmail },
        { "email", "louise@@exemple.fr", Texts.Identifier_NotEmail },
        { "email", "@exemple.fr", Texts.Identifier_NotEmail },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_identifier_that_does_not_fit_is_told_and_nothing_starts(string kind, string? identifier, string message)
    {
        var campaign = await AskingAsync(kind);
        var person = await host.App.SignUpAsync();
        var refused = (await person.Client.PostAsync(campaign.Link + "/participations", new { identifier })).Is(400);
        Assert.Equal([message], refused.Errors("identifier"));
        Assert.Equal("application/problem+json", refused.ContentHeaders.ContentType!.MediaType);

        var page = new HtmlPage((await person.Client.SubmitAsync(campaign.Link + "/participations", campaign.Link + "/identifiant", ("identifier", identifier ?? ""))).Is(400).Body);
        Assert.Equal(new FormField(identifier ?? "", true, message, true), page.Field("identifier"));
        Assert.Equal(["Identifiant de l’université"], page.Texts("label[for=identifier]"));
        Assert.Equal(0, (int)(await campaign.ReadAsync())["participants"]!);
    }

    [Theory]
    [InlineData("text", "  20173456 ")]
    [InlineData("text", "pas une adresse")]
    [InlineData("email", " louise.carre@univ-blaison.example ")]
    public async Task An_identifier_that_fits_starts_the_test(string kind, string identifier)
    {
        var campaign = await AskingAsync(kind);
        var person = await host.App.SignUpAsync();
        await person.StartAsync(campaign, identifier);
        (await (await host.App.SignUpAsync()).Client.PostAsync(campaign.Link + "/participations", new { identifier = new string('9', 255) + "  " })).Is(kind == "email" ? 400 : 201);
    }

    [Fact]
    public async Task The_identifier_is_asked_once_whoever_has_started_needs_none()
    {
        var campaign = await AskingAsync("text");
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign, "20173456");
        Assert.Equal(test, (string)(await person.Client.PostAsync(campaign.Link + "/participations")).Is(200).Json["id"]!);
    }

    [Fact]
    public async Task A_form_whose_token_is_dead_comes_back_with_its_value_and_a_token_that_works()
    {
        var campaign = await AskingAsync("text");
        var person = await host.App.SignUpAsync();
        var refused = (await person.Client.SubmitAsync(campaign.Link + "/participations", page: null, ("identifier", "20173456"))).Is(400);
        Assert.Equal("20173456", new HtmlPage(refused.Body).Field("identifier").Value);
        Assert.Equal(0, (int)(await campaign.ReadAsync())["participants"]!);
        (await person.Client.SubmitAsync(campaign.Link + "/participations", page: null, ("identifier", "20173456"), ("__RequestVerificationToken", PixClient.TokenOf(refused.Body)))).Is(303);
        Assert.Equal(1, (int)(await campaign.ReadAsync())["participants"]!);
    }

    [Fact]
    public async Task A_browser_goes_by_the_rules_the_first_time_only()
    {
        var organiser = await host.OrganiserAsync();
        var (first, second) = (await organiser.CampaignAsync("Groupe 1"), await organiser.CampaignAsync("Groupe 2", ("targetId", "deux-competences")));
        var person = await host.App.SignUpAsync();

        Assert.Equal(first.Link + "/regles", (await StartInBrowserAsync(first)).Is(303).Location);
        Assert.Equal(first.Link + "/regles", (await StartInBrowserAsync(first)).Is(303).Location); // not read yet
        (await person.Client.PageAsync(first.Link + "/regles")).Is(200);
        Assert.StartsWith("/parcours/", (await StartInBrowserAsync(first)).Is(303).Location);
        Assert.StartsWith("/parcours/", (await StartInBrowserAsync(second)).Is(303).Location);

        Task<Answer> StartInBrowserAsync(TestCampaign campaign) => person.Client.SubmitAsync(campaign.Link + "/participations", "/campagnes");
    }

    [Fact]
    public async Task What_is_known_already_is_not_asked_again_and_can_be_sent_at_once()
    {
        var organiser = await host.OrganiserAsync();
        var (first, second) = (await organiser.CampaignAsync("Groupe 1"), await organiser.CampaignAsync("Groupe 2"));
        var person = await host.App.SignUpAsync();
        await person.FinishAsync(first);
        var started = (await person.Client.PostAsync(second.Link + "/participations")).Is(201);
        Assert.Equal(second.Link + "/resultats", (string)started.Json["next"]!);
        (await person.Client.GetAsync(second.Link + "/resultats")).Is(200);
        await person.SendResultsAsync(second);
        Assert.Equal((1, 1), ((int)(await second.ReadAsync())["participants"]!, (int)(await second.ReadAsync())["resultsReceived"]!));
    }

    [Fact]
    public async Task Someone_signed_out_does_not_start()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        using var anybody = host.App.Client();
        (await anybody.PostAsync(campaign.Link + "/participations")).Is(401);
        (await (await host.App.SignUpAsync()).Client.PostAsync("/campagnes/BCDFGH999/participations")).Is(404);
    }

    [Fact]
    public async Task The_test_of_another_person_is_not_there()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var test = await (await host.App.SignUpAsync()).StartAsync(campaign);
        foreach (var other in new[] { (await host.App.SignUpAsync()).Client, campaign.Organiser.Client })
        {
            (await other.GetAsync("/parcours/" + test)).Is(404);
            (await other.GetAsync($"/parcours/{test}/bilan")).Is(404);
            (await other.PostAsync($"/parcours/{test}/reponses", new { skip = true })).Is(404);
        }
    }
}
