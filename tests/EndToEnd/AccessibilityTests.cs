using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Pix.Testing;

namespace Pix.EndToEnd.Tests;

/// <summary>axe finds nothing on any page: signed out and in, on a desk and on a phone, with errors shown and without.</summary>
public sealed class AccessibilityTests(Browser browser) : IAsyncLifetime
{
    private const string Demo = "/orga/universite-blaison/campagnes", Campaign = Demo + "/01dem0c0000000000000000001";

    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync("Demo:Enabled=true");
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Visitors_find_no_barrier(int width)
    {
        var page = await browser.OpenAsync(_app.Address, width: width);
        var barriers = new List<string>();
        foreach (var path in (string[])["/", "/connexion", "/inscription", "/campagnes", "/mentions-legales", "/confidentialite", "/accessibilite", "/conditions-d-utilisation", "/mot-de-passe-oublie", "/nulle-part", "/tutos/reseau-wifi", "/styleguide", "/styleguide?espace=orga"])
            await LookAsync(page, path, barriers);
        foreach (var path in (string[])["/connexion", "/inscription", "/campagnes", "/mot-de-passe-oublie"])
        {
            await page.GotoAsync(path);
            await page.Locator("main form button[type=submit], main form button:not([type])").Last.ClickAsync();
            await LookAsync(page, null, barriers);
        }
        Assert.True(barriers.Count == 0, string.Join("\n", barriers));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Organisers_find_no_barrier(int width)
    {
        var page = await browser.OpenAsync(_app.Address, width: width);
        await SignInAsync(page, "martine.antony@example.org");
        var barriers = new List<string>();
        await page.GotoAsync(Demo);
        if (page.Url.Contains("/orga/conditions", StringComparison.Ordinal))
        {
            await LookAsync(page, null, barriers);
            await page.Button("J’accepte les conditions d’utilisation").ClickAsync();
        }
        foreach (var path in (string[])[Demo, Demo + "?etat=archivee", Demo + "?q=zzz", Demo + "/nouvelle", Campaign, Campaign + "/modification", Campaign + "/participants", Campaign + "/participants?statut=shared&q=a",
                     Campaign + "/participants/01dem0t0000000000000000003", Campaign + "/participants/01dem0t0000000000000000002", Campaign + "/resultats", Demo + "/01dem0c0000000000000000002/resultats", "/orga/universite-blaison/equipe"])
            await LookAsync(page, path, barriers);
        await page.GotoAsync(Demo + "/nouvelle");
        await page.Button("Créer la campagne").ClickAsync();
        await LookAsync(page, null, barriers);
        Assert.True(barriers.Count == 0, string.Join("\n", barriers));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Participants_find_no_barrier(int width)
    {
        var page = await browser.OpenAsync(_app.Address, width: width);
        var barriers = new List<string>();
        var person = await _app.SignUpAsync("Louise", "Carré");
        await page.GotoAsync("/connexion");
        await SignInAsync(page, person.Email, People.Password);
        foreach (var path in (string[])["/", "/moi", "/profil", "/mes-parcours", "/campagnes/RTYJPB739", "/campagnes/RTYJPB739/identifiant"])
            await LookAsync(page, path, barriers);
        await page.GotoAsync("/campagnes/RTYJPB739/identifiant");
        await page.Button("C’est parti").ClickAsync();
        await LookAsync(page, null, barriers);
        await page.GetByLabel("Numéro étudiant").FillAsync("21804537");
        await page.Button("C’est parti").ClickAsync();
        await LookAsync(page, null, barriers);
        await page.Link("Passer les règles").ClickAsync();

        var kinds = new HashSet<string>();
        for (var i = 0; i < 60 && !page.Url.EndsWith("/resultats", StringComparison.Ordinal); i++)
        {
            if (page.Url.EndsWith("/bilan", StringComparison.Ordinal))
            {
                if (kinds.Add("bilan"))
                {
                    await LookAsync(page, null, barriers);
                    await page.Link("Réponses et tutos").First.ClickAsync();
                    await LookAsync(page, null, barriers);
                    await page.GoBackAsync();
                }
                await page.Locator(".hero a").ClickAsync();
                continue;
            }
            if (kinds.Add(await KindAsync(page)))
            {
                await LookAsync(page, null, barriers);
                if (await page.Button("Je découvre").CountAsync() == 0)
                {
                    await page.Button("Je valide").ClickAsync(); // nothing given: the same question, with its error
                    await LookAsync(page, null, barriers);
                }
            }
            await page.Button("Je passe").ClickAsync();
        }
        await LookAsync(page, null, barriers);
        await LookAsync(page, page.Url, barriers);
        await page.Button("J’envoie mes résultats").ClickAsync();
        await LookAsync(page, null, barriers);
        await LookAsync(page, "/mes-parcours", barriers);
        Assert.True(barriers.Count == 0, string.Join("\n", barriers));
        Assert.True(kinds.Count >= 4, string.Join(' ', kinds));
    }

    private static async Task<string> KindAsync(IPage page) =>
        await page.Button("Je découvre").CountAsync() > 0 ? "timed"
        : (await page.Locator("iframe").CountAsync() > 0 ? "simulator " : "")
          + (await page.Locator("input[type=radio]").CountAsync() > 0 ? "qcu" : await page.Locator("input[type=checkbox]").CountAsync() > 0 ? "qcm" : await page.Locator("main select").CountAsync() > 0 ? "list" : "text");

    private async Task SignInAsync(IPage page, string email, string password = "Demo-2026!")
    {
        for (var i = 0; i < 120; i++, await Task.Delay(250)) // the demo's people come in once the Host listens
        {
            await page.GotoAsync("/connexion");
            await page.GetByLabel("Adresse e-mail").FillAsync(email);
            await page.GetByLabel("Mot de passe").FillAsync(password);
            await page.Button("Je me connecte").ClickAsync();
            if (!page.Url.Contains("/connexion", StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"{email} cannot sign in");
    }

    private static async Task LookAsync(IPage page, string? path, List<string> barriers)
    {
        if (path is not null)
            await page.GotoAsync(path);
        // Simulators run in a sandbox of their own; their frame is looked at, their inside is the content's.
        var found = await page.RunAxe(new Deque.AxeCore.Commons.AxeRunContext { Include = [new("html")], Exclude = [new("iframe")] });
        foreach (var violation in found.Violations)
            barriers.Add($"{new Uri(page.Url).PathAndQuery} {violation.Id}: {violation.Help} — {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}");
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
            barriers.Add($"{new Uri(page.Url).PathAndQuery} scrolls sideways");
    }
}
