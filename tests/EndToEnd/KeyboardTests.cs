using Microsoft.Playwright;
using Pix.Testing;
using static Microsoft.Playwright.Assertions;

namespace Pix.EndToEnd.Tests;

/// <summary>The main job with the keyboard alone: nothing in here clicks.</summary>
public sealed class KeyboardTests(Browser browser, Site site)
{
    [Fact]
    public async Task An_organiser_creates_a_campaign_and_archives_it()
    {
        var organiser = await site.App.OrganiserAsync("Lycée Kervallon");
        var page = await browser.OpenAsync(site.Address);
        var keys = new Keys(page);
        await page.GotoAsync("/connexion");
        await keys.FillAsync("Adresse e-mail", organiser.Person.Email);
        await keys.FillAsync("Mot de passe", People.Password);
        await keys.EnterAsync("Je me connecte");

        await page.GotoAsync(organiser.Path("campagnes"));
        await keys.EnterAsync("Créer une campagne");
        await keys.EnterAsync("Créer la campagne"); // nothing typed yet
        Assert.Equal("errors", await page.EvaluateAsync<string>("document.activeElement.className"));
        await keys.ToAsync("Nom de la campagne");
        await keys.PressAsync("Enter"); // the summary leads to the field
        await keys.TypeAsync("Au clavier");
        await keys.FillAsync("Chercher", "problèmes techniques");
        await keys.ChooseAsync("targetId", "5.1");
        await keys.ChooseAsync("asksIdentifier", "true");
        await keys.FillAsync("Libellé de l’identifiant", "Numéro étudiant");
        await keys.FillAsync("Titre du parcours", "Sans souris");
        await keys.FillAsync("Texte de la page d’accueil", "**Bienvenue**");
        await keys.EnterAsync("Créer la campagne");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Au clavier");

        await keys.ToAsync("Archiver");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        Assert.Equal("Archiver", await page.EvaluateAsync<string>("document.activeElement.innerText.trim()")); // back where it was
        await keys.PressAsync("Enter");
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        for (var i = 0; i < 4 && !await page.EvaluateAsync<bool>("document.activeElement.dataset.close === 'ok'"); i++)
            await keys.PressAsync("Tab");
        await keys.PressForPageAsync("Enter");
        await Expect(page.GetByText("Archivée").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_student_signs_up_answers_and_sends()
    {
        var campaign = await (await site.App.OrganiserAsync("Collège des Îles")).CampaignAsync("Au clavier", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"), ("identifierKind", "text"));
        var page = await browser.OpenAsync(site.Address);
        var keys = new Keys(page);
        await page.GotoAsync(campaign.Link);
        await keys.PressAsync("Tab");
        Assert.Equal("skip", await page.EvaluateAsync<string>("document.activeElement.className"));
        await keys.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await keys.EnterAsync("Je commence");

        await keys.FillAsync("Prénom", "Louise");
        await keys.FillAsync("Nom", "Carré");
        await keys.FillAsync("Adresse e-mail", $"clavier.{Guid.NewGuid():n}@example.org");
        await keys.FillAsync("Mot de passe", People.Password);
        await keys.ChooseAsync("acceptTerms", "true");
        await keys.EnterAsync("Je m’inscris");

        await keys.EnterAsync("C’est parti"); // without the number: the summary of errors has the focus, and leads to the field
        Assert.Equal("errors", await page.EvaluateAsync<string>("document.activeElement.className"));
        await keys.ToAsync("Numéro étudiant");
        await keys.PressAsync("Enter");
        await Expect(page.GetByLabel("Numéro étudiant")).ToBeFocusedAsync();
        await keys.TypeAsync("21804537");
        await keys.EnterAsync("C’est parti");
        await keys.EnterAsync("Passer les règles");

        var (answered, looked) = (0, false);
        for (var i = 0; i < 100 && !page.Url.EndsWith("/resultats", StringComparison.Ordinal); i++)
        {
            if (page.Url.EndsWith("/bilan", StringComparison.Ordinal))
            {
                if (!looked)
                {
                    await keys.EnterAsync("Réponses et tutos");
                    await keys.EnterAsync("Retour à mes réponses");
                    looked = true;
                }
                await keys.EnterAsync(await page.Locator(".hero a").InnerTextAsync());
                continue;
            }
            if (await page.Button("Je découvre").CountAsync() > 0)
                await keys.EnterAsync("Je découvre");
            if (i % 4 == 3)
            {
                await keys.EnterAsync("Je passe");
                continue;
            }
            await AnswerAsync(page, keys);
            answered++;
        }
        Assert.True(answered > 4 && looked, $"{answered} answers");
        await keys.EnterAsync("J’envoie mes résultats");
        await Expect(page.GetByText("a reçu vos résultats")).ToBeVisibleAsync();
    }

    private async Task AnswerAsync(IPage page, Keys keys)
    {
        var solution = new AnswerKey(site.App).Of(await page.Locator("[name=challengeId]").First.InputValueAsync());
        var order = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main form [name]')].map(e => e.type === 'checkbox' || e.type === 'radio' ? e.value : e.name)");
        foreach (var choice in (solution.Choices ?? []).OrderBy(c => Array.IndexOf(order, c)))
            await keys.ChooseAsync("choices", choice);
        var fields = (solution.Fields ?? new Dictionary<string, string?>()).Select(f => ($"fields[{f.Key}]", f.Value!)).ToList();
        if (solution.Value is { } value)
            fields.Add(("value", value));
        foreach (var (field, text) in fields.OrderBy(f => Array.IndexOf(order, f.Item1)))
        {
            if (await page.Locator($"select[name=\"{field}\"]").CountAsync() > 0)
                await keys.SelectAsync(field, text);
            else
                await keys.TypeIntoAsync(field, text);
        }
        await keys.EnterAsync("Je valide");
    }
}
