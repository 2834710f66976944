using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Pix.Testing;
using static Microsoft.Playwright.Assertions;

namespace Pix.EndToEnd.Tests;

/// <summary>A student whose browser speaks English takes the test of a French university, and sends the results.</summary>
public sealed class EnglishJourneyTests(Browser browser) : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_student_does_the_whole_thing_in_English()
    {
        var organiser = await _app.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("UE 173", ("targetId", "socle-commun"), ("title", "UE 173"), ("landingText", "**Bienvenue** à tous"));
        var page = await browser.OpenAsync(_app.Address, locale: "en-GB");
        await page.GotoAsync(campaign.Link);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator(".prose[lang='']")).ToHaveTextAsync("Bienvenue à tous");
        await HasNoBarrierAsync(page);
        await page.Link("Start").First.ClickAsync();
        await SignUpAsync(page);
        await page.Button("Let’s go").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("You may search the web");
        await page.Link("Skip the rules").ClickAsync();
        await Expect(page.GetByText("1/5")).ToBeVisibleAsync();
        await HasNoBarrierAsync(page);

        await FinishAsync(page);
        await Expect(page.Locator("h1")).ToHaveTextAsync(new Regex(@"^You have mastered \d+% of the skills tested$"));
        await Expect(page.Locator("tbody th[lang=fr]").First).ToBeVisibleAsync();
        await page.Button("Send my results").ClickAsync();
        await Expect(page.Locator("p[role=status]")).ToHaveTextAsync(new Regex(@"^Université Blaison received your results on \d+ \w+ 20\d\d at \d\d:\d\d\.$"));

        await HasNoBarrierAsync(page);

        await page.Button("Français").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(page.GetByText("Université Blaison a reçu vos résultats")).ToBeVisibleAsync();
        await page.GotoAsync("/mes-parcours");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Mes parcours");
        await page.Button("English").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("My tests");
    }

    // What is marked as another language, or as none known, bars nobody. Inside its frame a simulator is the content's.
    private static async Task HasNoBarrierAsync(IPage page) =>
        Assert.Empty((await page.RunAxe(new AxeRunContext { Include = [new("html")], Exclude = [new("iframe")] })).Violations.Select(v => v.Id));

    private static async Task SignUpAsync(IPage page)
    {
        await page.Button("Sign up").ClickAsync();
        await Expect(page.Locator(".errors")).ToContainTextAsync("Five things to correct");
        await page.GetByLabel("First name").FillAsync("Grace");
        await page.GetByLabel("Last name").FillAsync("Hopper");
        await page.GetByLabel("Email address").FillAsync("grace.hopper@example.org");
        await page.GetByLabel("Password").FillAsync(People.Password);
        await page.Locator("[name=acceptTerms]").CheckAsync();
        await page.Button("Sign up").ClickAsync();
    }

    private async Task FinishAsync(IPage page)
    {
        var checkpoints = 0;
        for (var i = 0; i < 100 && !page.Url.EndsWith("/resultats", StringComparison.Ordinal); i++)
        {
            if (page.Url.EndsWith("/bilan", StringComparison.Ordinal))
            {
                await Expect(page.GetByText("Progress in the test")).ToBeVisibleAsync();
                if (checkpoints++ == 0)
                {
                    await page.Link("Answers and tutorials").First.ClickAsync();
                    await Expect(page.GetByText("To succeed next time")).ToBeVisibleAsync();
                    await page.Link("Back to my answers").First.ClickAsync();
                }
                await page.Locator(".hero a").ClickAsync();
                continue;
            }
            var challenge = await page.Locator("[name=challengeId]").First.InputValueAsync();
            if (await page.Button("Reveal").CountAsync() > 0)
                await page.Button("Reveal").ClickAsync();
            if (i % 2 == 0)
            {
                await new AnswerKey(_app).FillAsync(page, challenge);
                await page.Button("Submit").ClickAsync();
            }
            else
                await page.Button("Skip").ClickAsync();
        }
        Assert.True(checkpoints > 1);
    }
}
