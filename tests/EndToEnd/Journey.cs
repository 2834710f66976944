using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pix.Testing;
using static Microsoft.Playwright.Assertions;

namespace Pix.EndToEnd.Tests;

/// <summary>
/// The main job, as the guide tells it: an organiser creates a campaign, a student takes the test, leaves, comes back and
/// sends; the organiser follows and downloads.
/// </summary>
/// <param name="browser">Theirs.</param>
/// <param name="app">The Host that knows the answers.</param>
internal sealed partial class Journey(Browser browser, PixApp app)
{
    private const string CampaignName = "Madame Villo - UE 173 - gr. 1-4-5 Semaine 2", Title = "UE 173 - gr. 1-4-5 Semaine 2";

    private const string LandingText = """
        **CECI EST LE TITRE PERSONNALISÉ**

        Ce parcours est un **moment pour vous**. Vous choisissez le *bon moment*, en une ou plusieurs fois :

        * Domaine **données**
        * Compétences
            * Gérer des données
            * Résoudre des problèmes techniques
        """;

    private readonly string _who = Guid.NewGuid().ToString("n")[..8];

    /// <summary>Where they go, if not to that Host.</summary>
    public string Address { get; init; } = app.Address;

    /// <summary>The student, once they have begun.</summary>
    public IPage Student { get; private set; } = null!;

    /// <summary>From the invitation to the figures.</summary>
    /// <param name="script">The browsers run script.</param>
    /// <param name="midway">Happens while the student is in the middle of the test.</param>
    public async Task RunAsync(bool script, Func<Task>? midway = null)
    {
        var organiser = await browser.OpenAsync(Address, script);
        await JoinOrganisationAsync(organiser);
        var link = await CreateCampaignAsync(organiser, script);
        var campaign = organiser.Url;

        var student = Student = await browser.OpenAsync(Address, script);
        await StartAsync(student, link);
        var first = await AnswerAsync(student, right: true);
        var second = await LeaveAndResumeAsync(student);
        Assert.NotEqual(first, second);

        await organiser.GotoAsync(campaign + "/participants");
        await organiser.ReloadUntilAsync(organiser.Locator("tbody").GetByText("En cours de test"));
        Assert.Contains("21804537", await organiser.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);

        if (midway is not null)
            await midway();
        await FinishAsync(student, checkpoints: 1);
        var mastery = Percentage().Match(await student.HeadingAsync()).Groups[1].Value;
        await organiser.ReloadUntilAsync(organiser.Locator("tbody").GetByText("En attente"));
        Assert.DoesNotContain(mastery + "\u00a0%", await organiser.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);

        await student.Button("J’envoie mes résultats").ClickAsync();
        await Expect(student.GetByText("Université Blaison a reçu vos résultats")).ToBeVisibleAsync();

        await organiser.ReloadUntilAsync(organiser.Locator("tbody").GetByText(mastery + "\u00a0%"));
        await CompareFiguresAsync(organiser, campaign, int.Parse(mastery, CultureInfo.InvariantCulture));
    }

    private async Task JoinOrganisationAsync(IPage page)
    {
        var printed = await app.RunCommandAsync("create-organisation", "--name", "Université Blaison", "--admin-email", $"martine.{_who}@example.org");
        await page.GotoAsync(Invitation().Match(printed).Value);
        await page.Link("Je crée mon compte").ClickAsync();
        await SignUpAsync(page, "Martine", "Antony", $"martine.{_who}@example.org");
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Conditions d’utilisation de l’espace organisateur");
        await page.Button("J’accepte les conditions d’utilisation").ClickAsync();
        await Expect(page.GetByText("créez une campagne « Essai »")).ToBeVisibleAsync();
    }

    private static async Task<string> CreateCampaignAsync(IPage page, bool script)
    {
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Créer une campagne" }).First.ClickAsync();

        // Bad input first: the message stands beside the field, and what was typed is still there.
        await page.GetByLabel("Titre du parcours").FillAsync(Title);
        await page.Button("Créer la campagne").ClickAsync();
        await Expect(page.Locator("#name")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Titre du parcours")).ToHaveValueAsync(Title);

        await page.GetByLabel("Nom de la campagne").FillAsync(CampaignName);
        await page.Locator("label", new() { HasText = "Socle commun" }).First.ClickAsync();
        await page.Locator("label", new() { HasTextRegex = new("^\\s*Oui\\s*$") }).ClickAsync();
        await page.GetByLabel("Libellé de l’identifiant").FillAsync("Numéro étudiant");
        await page.GetByLabel("Texte de la page d’accueil").FillAsync(LandingText);
        if (script)
            await Expect(page.Locator(".prose ul ul li").First).ToHaveTextAsync("Gérer des données");
        await page.Button("Créer la campagne").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(CampaignName);
        return await page.GetByLabel("Lien direct").InputValueAsync();
    }

    private async Task StartAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await Expect(page.GetByText(Title).First).ToBeVisibleAsync();
        await Expect(page.Locator(".prose strong").First).ToHaveTextAsync("CECI EST LE TITRE PERSONNALISÉ");
        await Expect(page.Locator(".prose em")).ToHaveTextAsync("bon moment");
        await Expect(page.Locator(".prose ul ul li")).ToHaveCountAsync(2);
        await page.Link("Je commence").First.ClickAsync();
        await SignUpAsync(page, "Louise", "Carré", $"louise.{_who}@example.org");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Avant de commencer");
        await page.Button("C’est parti").ClickAsync();
        await Expect(page.GetByLabel("Numéro étudiant")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Numéro étudiant").FillAsync("21804537");
        await page.Button("C’est parti").ClickAsync();

        foreach (var rule in (string[])["Vous pouvez rechercher sur internet", "Pas de limite de temps", "Des tutos pour apprendre"])
        {
            await Expect(page.Locator("h1")).ToHaveTextAsync(rule);
            await page.Link("Suivant").ClickAsync();
        }
        await page.Link("Je commence").ClickAsync();
        await Expect(page.GetByText("1/5")).ToBeVisibleAsync();
    }

    private static async Task SignUpAsync(IPage page, string firstName, string lastName, string email)
    {
        await page.GetByLabel("Prénom").FillAsync(firstName);
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync(lastName);
        await page.GetByLabel("Adresse e-mail").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(People.Password);
        await page.Locator("[name=acceptTerms]").CheckAsync();
        await page.Button("Je m’inscris").ClickAsync();
    }

    private async Task<string> AnswerAsync(IPage page, bool right)
    {
        var challenge = await ChallengeAsync(page);
        if (await page.Button("Je découvre").CountAsync() > 0)
            await page.Button("Je découvre").ClickAsync();
        if (right)
        {
            await new AnswerKey(app).FillAsync(page, challenge);
            await page.Button("Je valide").ClickAsync();
        }
        else
            await page.Button("Je passe").ClickAsync();
        return challenge;
    }

    private static Task<string> ChallengeAsync(IPage page) => page.Locator("[name=challengeId]").First.InputValueAsync();

    private static async Task<string> LeaveAndResumeAsync(IPage page)
    {
        var asked = await ChallengeAsync(page);
        await page.Link("Quitter").ClickAsync();
        await Expect(page.GetByText($"Vous n’avez pas terminé le parcours « {Title} »")).ToBeVisibleAsync();
        await page.Link("Reprendre").First.ClickAsync();
        Assert.Equal(asked, await ChallengeAsync(page));
        await Expect(page.GetByText("2/5")).ToBeVisibleAsync();
        return asked;
    }

    private async Task FinishAsync(IPage page, int checkpoints)
    {
        var seen = 0;
        for (var i = 0; i < 100 && !page.Url.EndsWith("/resultats", StringComparison.Ordinal); i++)
        {
            if (!page.Url.EndsWith("/bilan", StringComparison.Ordinal))
            {
                await AnswerAsync(page, right: i % 3 != 2);
                continue;
            }
            if (seen++ == 0)
            {
                await Expect(page.Locator(".answers > li")).ToHaveCountAsync(5);
                await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
                await page.Link("Réponses et tutos").First.ClickAsync();
                await Expect(page.GetByText("Pour réussir la prochaine fois")).ToBeVisibleAsync();
                await page.Link("Retour à mes réponses").First.ClickAsync();
            }
            await page.Locator(".hero a").ClickAsync();
        }
        Assert.True(seen > checkpoints);
    }

    private static async Task CompareFiguresAsync(IPage page, string campaign, int mastery)
    {
        await page.GotoAsync(campaign + "/resultats");
        await Expect(page.Locator(".ring__n")).ToHaveTextAsync(new Regex($"^{mastery}\\s*%$"));
        var rows = await page.Locator("table", new() { HasText = "Acquis évalués" }).Locator("tbody tr").AllInnerTextsAsync();
        Assert.True(rows.Count > 2);

        var download = await page.RunAndWaitForDownloadAsync(() => page.Link("Exporter les résultats (.csv)").ClickAsync());
        Assert.Matches(new Regex("^Resultats-Madame-Villo.*-[A-Z0-9]{9}-\\d{4}-\\d\\d-\\d\\d-\\d{4}\\.csv$"), download.SuggestedFilename);
        var lines = (await File.ReadAllTextAsync(await download.PathAsync())).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var heading = lines[0].TrimStart('\uFEFF').Split(';').Select(c => c.Trim('"')).ToList();
        var line = Assert.Single(lines[1..]).Split(';').Select(c => c.Trim('"')).ToList();
        string Cell(string name) => line[heading.IndexOf(name)];
        Assert.Equal(("Carré", "Louise", "21804537", "Oui", "1"), (Cell("Nom du participant"), Cell("Prénom du participant"), Cell("Numéro étudiant"), Cell("Partage (O/N)"), Cell("% de progression")));
        Assert.Equal(mastery, Math.Round(decimal.Parse(Cell("% de maîtrise de l'ensemble des acquis"), CultureInfo.GetCultureInfo("fr-FR")) * 100));
        foreach (var row in rows)
        {
            var competence = row.Split('\t', '\n')[0].Trim();
            var validated = Cell($"Acquis maîtrisés de la compétence {competence}");
            var skills = Cell($"Nombre d'acquis de la compétence {competence}");
            Assert.Contains(validated + ",0", row, StringComparison.Ordinal);
            Assert.EndsWith(skills, row.Trim(), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"https?://\S*/invitations/\S+")]
    private static partial Regex Invitation();

    [GeneratedRegex(@"(\d+)\s*%")]
    private static partial Regex Percentage();
}
