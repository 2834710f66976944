using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pix.Testing;

namespace Pix.EndToEnd.Tests;

/// <summary>
/// Every page in every state: signed out and in, on a desk and on a phone, with errors shown and without. A page that
/// nobody looks at fails the test, so that a new one cannot be forgotten.
/// </summary>
public sealed partial class EveryPageTests(Browser browser, Site site)
{
    private const string Demo = "/orga/universite-blaison/campagnes", Campaign = Demo + "/01dem0c0000000000000000001";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task No_page_has_a_barrier_in_any_state(int width)
    {
        var walk = new Walk(site, width);
        await VisitAsync(walk);
        await OrganiseAsync(walk);
        await BeginOrganisationAsync(walk);
        await TakePartAsync(walk);
        await KeepAccountAsync(walk);
        var faults = walk.Faults.ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task The_walk_sees_a_barrier_and_a_page_left_out()
    {
        var walk = new Walk(site, 800);
        var page = await browser.OpenAsync(site.Address, width: 800);
        await page.GotoAsync("/connexion");
        await page.EvaluateAsync("document.querySelector('main').innerHTML += '<img src=x><div style=\"width:2000px\">large</div>'");
        await walk.LookAsync(page, "barriere");
        var faults = walk.Faults.ToList();
        Assert.Contains(faults, f => f.Contains("image-alt", StringComparison.Ordinal));
        Assert.Contains("/inscription was not looked at", faults);
        Assert.DoesNotContain("/connexion was not looked at", faults);
    }

    private async Task VisitAsync(Walk walk)
    {
        var page = await browser.OpenAsync(site.Address, width: walk.Width);
        foreach (var (name, path) in ((string, string)[])[("accueil-public", "/"), ("connexion", "/connexion"), ("inscription", "/inscription"), ("code", "/campagnes"), ("mentions-legales", "/mentions-legales"),
                     ("confidentialite", "/confidentialite"), ("accessibilite", "/accessibilite"), ("conditions", "/conditions-d-utilisation"), ("mot-de-passe-oublie", "/mot-de-passe-oublie"), ("introuvable", "/nulle-part"),
                     ("tutoriel", "/tutos/reseau-wifi"), ("accueil-campagne", "/campagnes/RTYJPB739"), ("code-inconnu", "/campagnes/ZZZZZZ999"), ("styleguide", "/styleguide"), ("styleguide-orga", "/styleguide?espace=orga"),
                     ("apercu-banque", "/apercu/epreuves"), ("apercu-epreuve", "/apercu/epreuves/compte-acces-3-a")])
            await walk.LookAsync(page, name, path);
        foreach (var (name, path) in ((string, string)[])[("connexion-erreurs", "/connexion"), ("inscription-erreurs", "/inscription"), ("code-erreur", "/campagnes"), ("mot-de-passe-oublie-erreur", "/mot-de-passe-oublie")])
        {
            await page.GotoAsync(path);
            await SubmitAsync(page);
            await walk.LookAsync(page, name);
        }
        var archived = await (await site.App.OrganiserAsync("Lycée Kervallon")).CampaignAsync("Fermée");
        await archived.ArchiveAsync();
        await walk.LookAsync(page, "campagne-archivee", archived.Link);
    }

    private async Task OrganiseAsync(Walk walk)
    {
        var page = await browser.OpenAsync(site.Address, width: walk.Width);
        await page.SignInAsync(Site.Martine, Site.DemoPassword);
        foreach (var (name, path) in ((string, string)[])[("campagnes", Demo), ("campagnes-archivees", Demo + "?etat=archivee"), ("campagnes-rien", Demo + "?q=zzz"), ("nouvelle-campagne", Demo + "/nouvelle"),
                     ("campagne", Campaign), ("campagne-modification", Campaign + "/modification"), ("relance", Campaign + "/relance"), ("participants", Campaign + "/participants"), ("participants-filtre", Campaign + "/participants?statut=shared&q=a"),
                     ("participants-rien", Campaign + "/participants?q=zzz"), ("participant-envoye", Campaign + "/participants/01dem0t0000000000000000003"), ("participant-en-cours", Campaign + "/participants/01dem0t0000000000000000002"),
                     ("participant-en-attente", Campaign + "/participants/01dem0t0000000000000000001"), ("resultats", Campaign + "/resultats"), ("resultats-aucun-envoi", Demo + "/01dem0c0000000000000000002/resultats"),
                     ("progression", "/orga/universite-blaison/progression"), ("progression-rien", "/orga/universite-blaison/progression?cible=4.1"), ("equipe", "/orga/universite-blaison/equipe"), ("journal", "/orga/universite-blaison/equipe/journal")])
            await walk.LookAsync(page, name, path);
        await page.GotoAsync(Demo + "/nouvelle");
        await page.Button("Créer la campagne").ClickAsync();
        await walk.LookAsync(page, "nouvelle-campagne-erreurs");
        await page.GotoAsync(Campaign + "/modification");
        await page.GetByLabel("Nom de la campagne").FillAsync("");
        await SubmitAsync(page);
        await walk.LookAsync(page, "campagne-modification-erreur");
        await page.GotoAsync("/orga/universite-blaison/equipe");
        await page.GetByLabel("Adresses e-mail").FillAsync("pas une adresse");
        await page.Locator("form[action$=invitations] button").Last.ClickAsync();
        await walk.LookAsync(page, "equipe-erreur");
    }

    /// <summary>From an invitation to the first campaign: what is empty, long, or chosen between several.</summary>
    private async Task BeginOrganisationAsync(Walk walk)
    {
        var page = await browser.OpenAsync(site.Address, width: walk.Width);
        var admin = await site.App.OrganiserAsync("Lycée polyvalent Marguerite-Yourcenar de Saint-Germain-lès-Corbeil");
        var guest = await site.App.SignUpAsync("Maximilien-Alexandre", "de La Rochefoucauld-Montmorency");
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = (string[])[guest.Email], role = "member" })).Is(201);
        var invitation = (await site.App.MailAsync(guest.Email)).Link;
        await walk.LookAsync(page, "invitation", invitation);
        await page.SignInAsync(guest.Email);
        await walk.LookAsync(page, "sans-organisation", "/orga");
        await walk.LookAsync(page, "invitation-connecte", invitation);
        await SubmitAsync(page);
        await walk.LookAsync(page, "conditions-orga");
        await page.Button("J’accepte les conditions d’utilisation").ClickAsync();
        await walk.LookAsync(page, "invitation-utilisee", invitation);
        foreach (var (name, path) in ((string, string)[])[("campagnes-vide", "campagnes"), ("progression-vide", "progression"), ("equipe-membre", "equipe")])
            await walk.LookAsync(page, name, admin.Path(path));
        var long255 = string.Join(' ', Enumerable.Repeat("Anticonstitutionnellement", 9));
        var campaign = await admin.CampaignAsync(long255, ("title", "Un titre de parcours qui va jusqu’à la limite ici"), ("landingText", "# Titre\n\n" + long255 + "\n\n> " + long255), ("asksIdentifier", true), ("identifierLabel", long255), ("identifierKind", "email"));
        await walk.LookAsync(page, "campagne-longue", campaign.Address);
        await walk.LookAsync(page, "participants-vide", campaign.Report("participants"));
        await walk.LookAsync(page, "resultats-vide", campaign.Report("resultats"));
        await walk.LookAsync(page, "accueil-campagne-longue", campaign.Link);
        await walk.LookAsync(page, "identifiant-long", campaign.Link + "/identifiant");

        var other = await site.App.OrganiserAsync("Collège des Îles");
        (await other.Client.PostAsync(other.Path("equipe/invitations"), new { emails = (string[])[guest.Email], role = "admin" })).Is(201);
        await page.GotoAsync((await site.App.MailAsync(guest.Email, 2)).Link);
        await SubmitAsync(page);
        await walk.LookAsync(page, "choix-organisation", "/orga");
    }

    private async Task TakePartAsync(Walk walk)
    {
        var page = await browser.OpenAsync(site.Address, width: walk.Width);
        await page.SignInAsync((await site.App.SignUpAsync("Louise", "Carré")).Email);
        foreach (var (name, path) in ((string, string)[])[("accueil", "/"), ("profil", "/profil"), ("mes-parcours-vide", "/mes-parcours"), ("accueil-campagne-connecte", "/campagnes/RTYJPB739"), ("identifiant", "/campagnes/RTYJPB739/identifiant")])
            await walk.LookAsync(page, name, path);
        await page.GotoAsync("/campagnes/RTYJPB739/identifiant");
        await page.Button("C’est parti").ClickAsync();
        await walk.LookAsync(page, "identifiant-erreur");
        await page.GetByLabel("Numéro étudiant").FillAsync("21804537");
        await page.Button("C’est parti").ClickAsync();
        await walk.LookAsync(page, "regles");
        await page.Link("Passer les règles").ClickAsync();

        var kinds = new HashSet<string>();
        for (var i = 0; i < 60 && !page.Url.EndsWith("/resultats", StringComparison.Ordinal); i++)
        {
            if (page.Url.EndsWith("/bilan", StringComparison.Ordinal))
            {
                if (kinds.Add("bilan"))
                    await LookAtCheckpointAsync(walk, page);
                await page.Locator(".hero a").ClickAsync();
                continue;
            }
            var kind = await KindAsync(page);
            if (kinds.Add(kind))
            {
                await walk.LookAsync(page, "question-" + kind);
                if (await page.Button("Je découvre").CountAsync() == 0)
                {
                    await page.Button("Je valide").ClickAsync(); // nothing given: the same question, with its error
                    await walk.LookAsync(page, $"question-{kind}-erreur");
                }
                else
                {
                    await page.Button("Je découvre").ClickAsync();
                    await walk.LookAsync(page, "question-chronometree");
                }
                if (kinds.Count == 2)
                    await LookAtReportAsync(walk, page);
            }
            await page.Button("Je passe").ClickAsync();
        }
        Assert.True(kinds.Count >= 4, string.Join(' ', kinds));
        await walk.LookAsync(page, "fin");
        await walk.LookAsync(page, "mes-parcours-a-envoyer", "/mes-parcours");
        await page.GotoAsync("/campagnes/RTYJPB739/resultats");
        await page.Button("J’envoie mes résultats").ClickAsync();
        await walk.LookAsync(page, "envoye");
        await walk.LookAsync(page, "mes-parcours", "/mes-parcours");
        await walk.LookAsync(page, "profil-apres", "/profil");
        await page.GotoAsync("/profil");
        await page.Locator("form[action*=competences] button").First.ClickAsync();
        await walk.LookAsync(page, "accueil-reprendre", "/");
    }

    private static async Task LookAtCheckpointAsync(Walk walk, IPage page)
    {
        await walk.LookAsync(page, "bilan");
        await page.Link("Réponses et tutos").First.ClickAsync();
        await walk.LookAsync(page, "reponse");
        await page.GoBackAsync();
    }

    private static async Task LookAtReportAsync(Walk walk, IPage page)
    {
        var question = string.Join('/', new Uri(page.Url).AbsolutePath.Split('/').Take(3)); // a refused answer stands below it
        await walk.LookAsync(page, "signalement", question + "/signalements");
        await page.Locator("main form button:not([type=button])").Last.ClickAsync();
        await walk.LookAsync(page, "signalement-erreur");
        await page.GotoAsync(question);
    }

    private async Task KeepAccountAsync(Walk walk)
    {
        var page = await browser.OpenAsync(site.Address, width: walk.Width);
        var person = await site.App.SignUpAsync("Yasmine", "Amrani");
        await page.GotoAsync("/mot-de-passe-oublie");
        await page.GetByLabel("Adresse e-mail").FillAsync(person.Email);
        await SubmitAsync(page);
        await walk.LookAsync(page, "mot-de-passe-oublie-envoye");
        var link = (await site.App.MailAsync(person.Email)).Link;
        await walk.LookAsync(page, "mot-de-passe", link);
        await SubmitAsync(page);
        await walk.LookAsync(page, "mot-de-passe-erreur");
        await page.GetByLabel("mot de passe").First.FillAsync(People.Password);
        await SubmitAsync(page);
        await walk.LookAsync(page, "mot-de-passe-change");
        await walk.LookAsync(page, "mot-de-passe-lien-utilise", link);

        await page.SignInAsync(person.Email);
        await walk.LookAsync(page, "compte", "/moi");
        await page.GetByLabel("Prénom").FillAsync("");
        await SubmitAsync(page, "form[action='/moi'] button");
        await walk.LookAsync(page, "compte-erreur");
        var address = $"amrani.{Guid.NewGuid():n}@example.org";
        using var client = site.App.Client(); // the new password ended the session of the first
        (await client.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
        (await client.PostAsync("/moi", new { email = address, currentPassword = People.Password })).Is(200);
        await walk.LookAsync(page, "adresse-confirmee", (await site.App.MailAsync(address)).Link);

        foreach (var (password, name) in ((string, string)[])[("Pas-le-Bon-1", "suppression-erreur"), (People.Password, "compte-supprime")])
        {
            await page.GotoAsync("/moi");
            await page.Locator("form[action='/moi/suppression'] input[type=password]").FillAsync(password);
            await page.Locator("form[action='/moi/suppression'] button").ClickAsync();
            await page.Locator("dialog[open] [data-close=ok]").ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(Deletion(), new() { Timeout = 30_000 });
            await walk.LookAsync(page, name);
        }
    }

    [GeneratedRegex("/moi/suppression$")]
    private static partial Regex Deletion();

    /// <summary>Sends the page's last form as it stands.</summary>
    private static Task SubmitAsync(IPage page, string button = "main form button[type=submit], main form button:not([type])") => page.Locator(button).Last.ClickAsync();

    private static async Task<string> KindAsync(IPage page) =>
        await page.Button("Je découvre").CountAsync() > 0 ? "annoncee"
        : (await page.Locator("iframe").CountAsync() > 0 ? "simulateur-" : "")
          + (await page.Locator("input[type=radio]").CountAsync() > 0 ? "qcu" : await page.Locator("input[type=checkbox]").CountAsync() > 0 ? "qcm" : await page.Locator("main select").CountAsync() > 0 ? "liste" : "texte");
}
