using Pix.Testing;

namespace Pix.Campaigns.Tests.ShowResults;

public sealed class ShowResultsTests(HostFixture host)
{
    [Fact]
    public async Task The_results_are_what_routes_say()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("title", "UE 173"));
        var person = await host.App.SignUpAsync();
        await person.FinishAsync(campaign);
        var results = (await person.Client.GetAsync(campaign.Link + "/resultats")).Is(200).Json.AsObject();

        Assert.Equal(["archived", "code", "competences", "completedAt", "mastery", "organisation", "skills", "tested", "title", "validated"], results.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("UE 173", "Université Blaison"), ((string)results["title"]!, (string)results["organisation"]!));
        Assert.Equal((0.0, 0), ((double)results["mastery"]!, (int)results["validated"]!)); // everything was skipped
        Assert.True((int)results["tested"]! > 0 && (int)results["skills"]! >= (int)results["tested"]!);
        var competence = Assert.Single(results["competences"]!.AsArray())!.AsObject();
        Assert.Equal(["code", "name", "mastery", "skills", "validated", "tested"], competence.Select(p => p.Key));
        Assert.Equal(("5.1", "Résoudre des problèmes techniques", (int)results["skills"]!, (int)results["tested"]!),
            ((string)competence["code"]!, (string)competence["name"]!, (int)competence["skills"]!, (int)competence["tested"]!));
    }

    [Fact]
    public async Task While_unfinished_they_lead_to_the_test_and_before_it_to_the_landing_page()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        Assert.Equal(campaign.Link, (string)(await person.Client.GetAsync(campaign.Link + "/resultats")).Is(409).Json["next"]!);

        var test = await person.StartAsync(campaign);
        await person.PlayAsync(test, atMost: 1);
        Assert.Equal("/parcours/" + test, (string)(await person.Client.GetAsync(campaign.Link + "/resultats")).Is(409).Json["next"]!);
        Assert.Equal(1, new HtmlPage((await person.Client.PageAsync(campaign.Link + "/resultats")).Is(409).Body).Count($"main a[href='/parcours/{test}']"));
    }

    [Fact]
    public async Task The_page_says_what_is_sent_before_the_button_and_offers_to_withdraw_after_it()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.FinishAsync(campaign);

        var before = await PageAsync();
        Assert.Equal(["Vous maîtrisez 0\u00a0% des compétences testées"], before.Texts("h1"));
        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, Texts.Results_Consent, "Université Blaison"), before.Texts("p"));
        Assert.Equal((1, 0), (before.Count($"form[action='{campaign.Link}/envoi']"), before.Count($"form[action='{campaign.Link}/retrait']")));

        var sent = await person.Client.SubmitAsync(campaign.Link + "/envoi", campaign.Link + "/resultats");
        Assert.Equal(campaign.Link + "/resultats", sent.Is(303).Location);
        var after = await PageAsync();
        Assert.Single(after.Texts("p[role=status]"), text => text.StartsWith("Université Blaison a reçu vos résultats le", StringComparison.Ordinal));
        Assert.Equal((0, 1), (after.Count($"form[action='{campaign.Link}/envoi']"), after.Count($"form[action='{campaign.Link}/retrait']")));

        Assert.Equal(campaign.Link + "/resultats", (await person.Client.SubmitAsync(campaign.Link + "/retrait", campaign.Link + "/resultats")).Is(303).Location);
        Assert.Equal(1, (await PageAsync()).Count($"form[action='{campaign.Link}/envoi']"));

        async Task<HtmlPage> PageAsync() => new((await person.Client.PageAsync(campaign.Link + "/resultats")).Is(200).Body);
    }

    [Fact]
    public async Task Nobody_else_reaches_them()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.FinishAsync(campaign);
        await person.SendResultsAsync(campaign);
        foreach (var other in new[] { await host.App.SignUpAsync(), campaign.Organiser.Person })
        {
            (await other.Client.GetAsync(campaign.Link + "/resultats")).Is(409); // their own, which they have not started
            (await other.Client.PostAsync(campaign.Link + "/retrait")).Is(409);
        }
        using var anybody = host.App.Client();
        (await anybody.GetAsync(campaign.Link + "/resultats")).Is(401);
        Assert.NotNull((await person.Client.GetAsync(campaign.Link + "/resultats")).Is(200).Json["sharedAt"]);
    }
}
