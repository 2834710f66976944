using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pix.Testing;

namespace Pix.Reporting.Tests.ExportResults;

public sealed partial class ExportResultsTests(HostFixture host)
{
    private const int LastName = 4, FirstName = 5, Progress = 7, Started = 8, IsShared = 9, SharedOn = 10, Mastery = 11;

    private async Task<TestCampaign> CampaignAsync(string name = "UE 173 - gr. 1-4-5") =>
        await (await host.OrganiserAsync()).CampaignAsync(name, ("targetId", "deux-competences"), ("asksIdentifier", true), ("identifierLabel", "=Numéro étudiant"));

    private async Task<Person> TakesAsync(TestCampaign campaign, string firstName, string lastName, string identifier = "E-17", int right = 0)
    {
        var person = await host.App.SignUpAsync(firstName, lastName);
        await person.PlayAsync(await person.StartAsync(campaign, identifier), host.App.Right(right));
        return person;
    }

    private static string Ratio(int part, int whole) => Math.Round((decimal)part / whole, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.GetCultureInfo("fr-FR"));

    [Fact]
    public async Task One_line_stands_for_each_participation_and_says_what_the_person_saw()
    {
        var campaign = await CampaignAsync();
        var person = await TakesAsync(campaign, "Louise", "Carré", right: 4);
        await person.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 1);
        var own = (await person.Client.GetAsync(campaign.Link + "/resultats")).Is(200).Json;

        var file = await CsvFile.DownloadAsync(campaign);
        Assert.Equal([0xEF, 0xBB, 0xBF], file.Bytes[..3]);
        Assert.Equal("text/csv; charset=utf-8", file.Headers.ContentType!.ToString());
        Assert.Equal("attachment", file.Headers.ContentDisposition!.DispositionType);
        Assert.Matches(FileName(), file.Headers.ContentDisposition.FileName!.Trim('"'));
        Assert.Contains(campaign.Code, file.Headers.ContentDisposition.FileName!, StringComparison.Ordinal);

        const string C12 = "de la compétence Gérer des données", C51 = "de la compétence Résoudre des problèmes techniques", D1 = "du domaine Information et données", D5 = "du domaine Environnement numérique";
        var lines = file.Lines;
        Assert.Equal(
        [
            "Nom de l'organisation", "Code de la campagne", "Nom de la campagne", "Parcours", "Nom du participant", "Prénom du participant", "'=Numéro étudiant",
            "% de progression", "Date de début", "Partage (O/N)", "Date du partage", "% de maîtrise de l'ensemble des acquis",
            .. ((string[])[C12, C51, D1, D5]).SelectMany(what => (string[])[$"% de maîtrise des acquis {what}", $"Nombre d'acquis {what}", $"Acquis maîtrisés {what}"]),
        ], lines[0]);

        Assert.Equal(2, lines.Count);
        var line = lines[1];
        Assert.Equal(["Université Blaison", campaign.Code, "UE 173 - gr. 1-4-5", "Deux compétences", "Carré", "Louise", "E-17", "1"], line[..8]);
        Assert.Equal(("Oui", Ratio((int)own["validated"]!, 30)), (line[IsShared], line[Mastery]));
        Assert.Matches(Date(), line[Started]);
        Assert.Matches(Date(), line[SharedOn]);
        var competences = own["competences"]!.AsArray().SelectMany(c => (string[])[Ratio((int)c!["validated"]!, 15), "15", $"{(int)c["validated"]!}"]).ToList();
        Assert.Equal([.. competences, .. competences], line[12..]); // each area has one competence here
    }

    [Fact]
    public async Task Texts_are_quoted_figures_are_not_and_no_cell_is_a_formula()
    {
        var campaign = await CampaignAsync("=HYPERLINK(\"x\")");
        await TakesAsync(campaign, "@Louise", "-Carré \"Loulou\"", "+1; 2");
        await campaign.UntilCountsAsync(completed: 1);
        var file = await CsvFile.DownloadAsync(campaign);
        Assert.Contains("\"'-Carré \"\"Loulou\"\"\";\"'@Louise\";\"'+1; 2\";1;", file.Text, StringComparison.Ordinal);
        Assert.StartsWith("\"Nom de l'organisation\";\"Code de la campagne\";", file.Text, StringComparison.Ordinal);
        var line = file.Lines[1];
        Assert.Equal("'=HYPERLINK(\"x\")", line[2]);
        Assert.Equal(("'-Carré \"Loulou\"", "'@Louise"), (line[LastName], line[FirstName]));
    }

    [Fact]
    public async Task Nothing_of_a_result_leaves_before_it_is_sent_or_after_it_is_taken_back()
    {
        var campaign = await CampaignAsync();
        var person = await TakesAsync(campaign, "Louise", "Carré", right: 4);
        await campaign.UntilCountsAsync(completed: 1);
        await IsNotAvailableAsync();

        await person.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 1);
        Assert.DoesNotContain("NA", (await CsvFile.DownloadAsync(campaign)).Lines[1]);

        (await person.Client.PostAsync(campaign.Link + "/retrait")).Is(200);
        await campaign.UntilCountsAsync(completed: 1);
        await IsNotAvailableAsync();

        async Task IsNotAvailableAsync()
        {
            var line = (await CsvFile.DownloadAsync(campaign)).Lines[1];
            Assert.Equal(("1", "Non"), (line[Progress], line[IsShared]));
            Assert.Equal(Enumerable.Repeat("NA", line.Length - SharedOn), line[SharedOn..]);
        }
    }

    [Fact]
    public async Task Someone_under_way_has_a_progress_with_three_decimals()
    {
        var campaign = await CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.PlayAsync(await person.StartAsync(campaign, "E-17"), host.App.Right(), atMost: 2);
        var progress = (double)(await campaign.UntilAsync(l => (int)l["total"]! == 1 && (double)l["items"]![0]!["progress"]! > 0))["items"]![0]!["progress"]!;
        var line = (await CsvFile.DownloadAsync(campaign)).Lines[1];
        Assert.InRange(progress, 0.01, 0.99);
        Assert.Equal((Math.Round((decimal)progress, 3, MidpointRounding.AwayFromZero).ToString("0.###", CultureInfo.GetCultureInfo("fr-FR")), "Non"), (line[Progress], line[IsShared]));
    }

    [Fact]
    public async Task Lines_stand_in_french_order_or_as_they_were_sent()
    {
        var campaign = await CampaignAsync();
        var people = new Dictionary<string, Person>();
        foreach (var (firstName, lastName) in ((string, string)[])[("Zoé", "Zola"), ("Anne", "Évrard"), ("Basile", "Le Gall"), ("Chloé", "Étienne"), ("Denis", "Œuvrard")])
            people[lastName] = await TakesAsync(campaign, firstName, lastName);
        foreach (var lastName in (string[])["Zola", "Étienne", "Œuvrard"])
            await people[lastName].SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(completed: 2, shared: 3);

        foreach (var query in (string[])["", "?tri=nom", "?tri=autre"])
            Assert.Equal(["Étienne", "Évrard", "Le Gall", "Œuvrard", "Zola"], await NamesAsync(query));
        Assert.Equal(["Zola", "Étienne", "Œuvrard", "Évrard", "Le Gall"], await NamesAsync("?tri=envoi"));

        async Task<IEnumerable<string>> NamesAsync(string query) => (await CsvFile.DownloadAsync(campaign, query)).Lines.Skip(1).Select(l => l[LastName]);
    }

    [Fact]
    public async Task Before_anybody_has_started_there_is_the_heading()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var heading = Assert.Single((await CsvFile.DownloadAsync(campaign)).Lines);
        Assert.Equal(11 + 6, heading.Length); // no identifier, one competence, one area
    }

    [Fact]
    public async Task A_name_that_no_file_system_takes_becomes_one_that_it_takes()
    {
        var campaign = await CampaignAsync("Été 🎓 / \"UE\" \\ 173\u202E");
        var disposition = (await CsvFile.DownloadAsync(campaign)).Headers.ContentDisposition!;
        Assert.StartsWith($"Resultats-Été-UE-173-{campaign.Code}-", disposition.FileNameStar, StringComparison.Ordinal);
        Assert.DoesNotContain('/', disposition.FileName!);
    }

    [GeneratedRegex(@"^Resultats-UE-173-gr-1-4-5-[A-Z]{6}[0-9]{3}-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{4}\.csv$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}$")]
    private static partial Regex Date();
}
