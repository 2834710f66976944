using Microsoft.Playwright;
using Pix.Testing;
using static Microsoft.Playwright.Assertions;

namespace Pix.EndToEnd.Tests;

/// <summary>What organisers look at moves while people work: no page is loaded again.</summary>
public sealed class FollowUpTests(Browser browser, Site site)
{
    [Fact]
    public async Task Every_page_of_a_campaign_follows_a_participant_by_itself()
    {
        var organiser = await site.App.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("UE 173", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"), ("identifierKind", "text"));
        var list = await OpenAsync(organiser, organiser.Path("campagnes"));
        var details = await OpenAsync(list, campaign.Address);
        var participants = await OpenAsync(list, campaign.Report("participants"));
        var results = await OpenAsync(list, campaign.Report("resultats"));
        await Expect(participants.GetByText("Personne n’a encore commencé")).ToBeVisibleAsync();

        var louise = await site.App.SignUpAsync("Louise", "Carré");
        var test = await louise.StartAsync(campaign, "21804537");
        await Expect(participants.Locator("tbody tr")).ToContainTextAsync(["21804537"]);
        await Expect(participants.Locator("tbody")).ToContainTextAsync("En cours de test");
        await Expect(details.Locator(".stat").First).ToContainTextAsync("1");
        await Expect(list.Locator("tbody td.table__num").First).ToHaveTextAsync("1");
        await Expect(results.GetByText("Aucun résultat n’est encore envoyé.")).ToBeVisibleAsync();

        var one = await OpenAsync(list, campaign.Report("participants/" + test));
        await louise.PlayAsync(test);
        await Expect(participants.Locator("tbody")).ToContainTextAsync("En attente");
        await Expect(one.GetByText("la personne n’a pas envoyé ses résultats")).ToBeVisibleAsync();

        await louise.SendResultsAsync(campaign);
        await Expect(participants.Locator("tbody .meter")).ToContainTextAsync("%");
        await Expect(one.Locator(".tag")).ToHaveTextAsync("Envoyé");
        await Expect(one.Locator("caption")).ToHaveTextAsync("Résultats par compétence");
        await Expect(results.GetByText("Sur le seul résultat envoyé.")).ToBeVisibleAsync();
        await Expect(details.Locator(".stat").Last).ToContainTextAsync("1");
        await Expect(list.Locator("tbody td.table__num").Nth(1)).ToHaveTextAsync("1");

        foreach (var page in (IPage[])[list, details, participants, results, one])
            Assert.True(await page.EvaluateAsync<bool>("window.loadedOnce"), page.Url + " was loaded again");
    }

    [Fact]
    public async Task A_line_that_comes_in_leaves_the_focus_where_it_is()
    {
        var organiser = await site.App.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var zoe = await site.App.SignUpAsync("Zoé", "Quéré");
        await zoe.StartAsync(campaign);
        await campaign.UntilCountsAsync(started: 1);
        var page = await OpenAsync(organiser, campaign.Report("participants"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Quéré Zoé" }).FocusAsync();
        var search = page.GetByRole(AriaRole.Searchbox);

        await (await site.App.SignUpAsync("Yasmine", "Amrani")).StartAsync(campaign);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        Assert.Equal("Quéré Zoé", await page.EvaluateAsync<string>("document.activeElement.textContent"));

        await search.FillAsync("qué"); // typed, not sent
        await (await site.App.SignUpAsync("Awa", "Jallow")).StartAsync(campaign);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        Assert.Equal("qué", await search.InputValueAsync());
        Assert.Equal(["Amrani Yasmine", "Jallow Awa", "Quéré Zoé"], (await page.Locator("tbody th").AllInnerTextsAsync()).Select(name => name.ReplaceLineEndings(" ").Trim()));
    }

    [Fact]
    public async Task A_question_waits_for_its_answer_while_people_work()
    {
        var organiser = await site.App.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var page = await OpenAsync(organiser, campaign.Address);
        var witness = await OpenAsync(page, campaign.Address);
        await page.BringToFrontAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Archiver" }).ClickAsync();

        await (await site.App.SignUpAsync("Yasmine", "Amrani")).StartAsync(campaign);
        await Expect(witness.GetByRole(AriaRole.Link, new() { Name = "Préparer la relance" })).ToBeVisibleAsync(); // a card comes in before the form
        await Task.Delay(2500); // two turns of the other page
        await page.Locator("dialog[open] [data-close=ok]").ClickAsync();
        await Expect(page.GetByText("Archivée").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_question_dismissed_and_asked_again_at_once_still_has_its_answer()
    {
        var organiser = await site.App.OrganiserAsync();
        var page = await OpenAsync(organiser, (await organiser.CampaignAsync()).Address);
        await page.EvaluateAsync("() => { const ask = document.querySelector('[data-dialog]'); ask.click(); document.querySelector('dialog[open]').close(); ask.click(); }");
        await page.Locator("dialog[open] [data-close=ok]").ClickAsync();
        await Expect(page.GetByText("Archivée").First).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(Organiser organiser, string path)
    {
        var page = await browser.OpenAsync(site.Address);
        await page.SignInAsync(organiser.Person.Email);
        return await GoAsync(page, path);
    }

    private static async Task<IPage> OpenAsync(IPage sameBrowser, string path) => await GoAsync(await sameBrowser.Context.NewPageAsync(), path);

    private static async Task<IPage> GoAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.EvaluateAsync("window.loadedOnce = true");
        return page;
    }
}
