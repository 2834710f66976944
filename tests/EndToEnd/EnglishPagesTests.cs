using System.Collections;
using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.RegularExpressions;
using Pix.BuildingBlocks.Modules;
using Pix.Host;
using Pix.Testing;

namespace Pix.EndToEnd.Tests;

/// <summary>
/// Whoever reads English finds no text of ours in French on any page; and what is French on it, our content, says so.
/// </summary>
public sealed partial class EnglishPagesTests(Site site)
{
    private const string Organisation = "/orga/universite-blaison", Campaigns = Organisation + "/campagnes", Campaign = Campaigns + "/01dem0c0000000000000000001";
    private const string Test = "/parcours/01dem0t0000000000000000101", FinishedTest = "/parcours/01dem0t0000000000000000201";

    private static readonly Lazy<IReadOnlyList<string>> FrenchTexts = new(() => [.. Product().Distinct()]);

    // Of every resource, the pieces between places of French texts that are another in English.
    private static IEnumerable<string> Product() =>
        from assembly in PixHost.Modules.Select(m => m.GetType().Assembly).Append(typeof(IModule).Assembly).Append(typeof(PixHost).Assembly)
        from name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".resources", StringComparison.Ordinal))
        let texts = new ResourceManager(name[..^".resources".Length], assembly)
        from DictionaryEntry text in texts.GetResourceSet(CultureInfo.InvariantCulture, true, true)!
        let english = texts.GetString((string)text.Key, CultureInfo.GetCultureInfo("en-GB"))
        from piece in Place().Split((string)text.Value!)
        where piece.Count(char.IsLetter) >= 12 && !english.Contains(piece, StringComparison.Ordinal)
        select piece.Trim();

    private static IEnumerable<string> FrenchOn(string path, string html, IReadOnlyCollection<string> names)
    {
        var page = new HtmlPage(html);
        if (page.Attributes("html", "lang") is not ["en"])
            yield return $"{path} does not call itself English";
        var read = Without(names, WebUtility.HtmlDecode(html));
        foreach (var text in FrenchTexts.Value.Where(text => read.Contains(text, StringComparison.Ordinal)))
            yield return $"{path} says “{text}”";
        foreach (var text in page.TextsIn("en").Where(text => French.LooksLike(Without(names, text))))
            yield return $"{path} does not mark “{text.Trim()}” as French";
    }

    private static string Without(IEnumerable<string> names, string text) => names.Aggregate(text, (left, name) => left.Replace(name, "", StringComparison.Ordinal));

    private static void HasNone(IEnumerable<string> faults)
    {
        var list = faults.ToList();
        Assert.True(list.Count == 0, string.Join("\n", list));
    }

    // Names of people, of their organisation and of its campaigns are what they are in every language.
    private async Task<IReadOnlyCollection<string>> NamesAsync()
    {
        using var organiser = site.App.Client();
        await organiser.SignInAsync(Site.Martine);
        var people = (await organiser.GetAsync(Campaign + "/participants?taille=100")).Is(200).Json["items"]!.AsArray();
        var campaigns = (await organiser.GetAsync(Campaigns)).Is(200).Json["items"]!.AsArray();
        return
        [
            .. people.SelectMany(p => new[] { (string)p!["firstName"]!, (string)p["lastName"]! }).Concat(campaigns.Select(c => (string)c!["name"]!))
                .Concat(["Université Blaison", "Carré", "Français", "UE 172 - gr. 1-4-5 Semaine 2", "Gérer des données", "Numéro étudiant"]).OrderByDescending(name => name.Length),
        ];
    }

    private async Task<PixClient> ReaderAsync(string? email)
    {
        var client = site.App.Client("en-US,en;q=0.9,fr;q=0.8");
        await client.SignInAsync(email);
        return client;
    }

    [Theory]
    [InlineData(null, 12, "/", "/inscription", "/mot-de-passe-oublie", "/nulle-part", "/tutos/reseau-wifi", "/campagnes/RTYJPB739", "/invitations/jamais")]
    [InlineData(Site.Louise, 25, "/", Test, Test + "/bilan", Test + "/reponses/1", Test + "/signalements", Test + "/signalements?merci=1", "/campagnes/KRVTPQ739/regles", "/campagnes/RTYJPB739/identifiant", Campaigns)]
    [InlineData(Site.Martine, 60, "/orga", "/orga/conditions", Campaigns + "?q=zzz", Campaigns + "?etat=archivee", Campaign + "/participants?statut=completed", FinishedTest + "/bilan", "/campagnes/HCFPQY967/resultats", "/mes-parcours")]
    public async Task Every_page_is_English_but_for_what_is_marked(string? email, int atLeast, params string[] starts)
    {
        var names = await NamesAsync();
        using var client = await ReaderAsync(email);
        var pages = (await Links.FromAsync(client, starts)).Where(p => p.IsPage).ToList();
        Assert.True(pages.Count >= atLeast, $"only {pages.Count} pages: {string.Join(' ', pages.Select(p => p.Path))}");
        HasNone(pages.SelectMany(p => FrenchOn(p.Path, p.Answer.Body, names)));
    }

    [Theory]
    [InlineData(null, "/connexion", "/connexion")]
    [InlineData(null, "/inscription", "/inscription")]
    [InlineData(null, "/campagnes", "/campagnes")]
    [InlineData(null, "/mot-de-passe-oublie", "/mot-de-passe-oublie")]
    [InlineData(Site.Louise, "/moi", "/profil")]
    [InlineData(Site.Louise, "/campagnes/RTYJPB739/participations", "/campagnes/RTYJPB739/identifiant")]
    [InlineData(Site.Louise, Test + "/signalements", Test)]
    [InlineData(Site.Louise, Test + "/reponses", Test)]
    [InlineData(Site.Martine, Campaigns, Campaigns + "/nouvelle")]
    [InlineData(Site.Martine, Organisation + "/equipe/invitations", Organisation + "/equipe")]
    public async Task What_is_refused_is_refused_in_English(string? email, string path, string page)
    {
        var names = await NamesAsync();
        using var client = await ReaderAsync(email);
        var answer = await client.SubmitAsync(path, page, ("email", "x"), ("firstName", " "), ("code", " "), ("asksIdentifier", "true"));
        Assert.InRange((int)answer.Status, 400, 409);
        HasNone(FrenchOn(path, answer.Body, names));
    }

    [Fact]
    public async Task French_on_an_English_page_is_found()
    {
        Assert.True(FrenchTexts.Value.Count > 300, $"only {FrenchTexts.Value.Count} texts");
        using var french = site.App.Client();
        Assert.NotEmpty(FrenchOn("/inscription", (await french.PageAsync("/inscription")).Is(200).Body, []));
        const string planted = "<html lang=en><p>Bonjour à tous</p><p lang=fr>Bonjour à tous</p><p lang=''>Bonjour à tous</p><p lang=fr><b>à</b><i lang=en title='à la fin'>to</i></p><p>Vous n’avez pas encore de compte\u00a0?</p>";
        Assert.Equal(4, FrenchOn("/", planted, []).Count());
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
