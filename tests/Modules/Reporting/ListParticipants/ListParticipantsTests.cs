using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pix.Testing;

namespace Pix.Reporting.Tests.ListParticipants;

public sealed class ListParticipantsTests(HostFixture host)
{
    // One such campaign for the tests that only look at it.
    private static readonly ConcurrentDictionary<HostFixture, Lazy<Task<TestCampaign>>> _oneOfEach = new();

    private static string[] Keys(JsonNode? node) => [.. node!.AsObject().Select(p => p.Key)];

    private static IEnumerable<string> Names(JsonNode list) => list["items"]!.AsArray().Select(i => $"{(string)i!["firstName"]!} {(string)i["lastName"]!}");

    private static JsonNode Item(JsonNode list, string firstName) => list["items"]!.AsArray().Single(i => (string)i!["firstName"]! == firstName)!;

    private static async Task<HtmlPage> PageAsync(TestCampaign campaign, string query = "") =>
        new((await campaign.Organiser.Client.PageAsync(campaign.Report("participants") + query)).Is(200).Body);

    private async Task<TestCampaign> WithAsync(params (string FirstName, string LastName, string? Identifier)[] people)
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("UE 173", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        foreach (var (firstName, lastName, identifier) in people)
            await (await host.App.SignUpAsync(firstName, lastName)).StartAsync(campaign, identifier ?? "E-0");
        await campaign.UntilCountsAsync(started: people.Length);
        return campaign;
    }

    /// <summary>Anne is under way, Basile waits, Chloé has sent, Denis has sent and taken back.</summary>
    private Task<TestCampaign> OneOfEachAsync() => _oneOfEach.GetOrAdd(host, _ => new(CreateOneOfEachAsync)).Value;

    private async Task<TestCampaign> CreateOneOfEachAsync()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("UE 173", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        await Task.WhenAll(((string[])["Anne", "Basile", "Chloé", "Denis"]).Select(async (firstName, i) =>
        {
            var person = await host.App.SignUpAsync(firstName, "Carré");
            var test = await person.StartAsync(campaign, "E-" + i);
            await person.PlayAsync(test, host.App.Right(2), atMost: i == 0 ? 1 : 500);
            if (i >= 2)
                await person.SendResultsAsync(campaign);
            if (i == 3)
            {
                await campaign.UntilAsync(list => list["items"]!.AsArray().Any(item => (string)item!["firstName"]! == "Denis" && (string)item["status"]! == "shared"));
                (await person.Client.PostAsync(campaign.Link + "/retrait")).Is(200);
            }
        }));
        await campaign.UntilCountsAsync(started: 1, completed: 2, shared: 1);
        return campaign;
    }

    [Fact]
    public async Task The_list_tells_what_routes_say_and_of_a_result_nothing_before_it_is_sent()
    {
        var campaign = await OneOfEachAsync();
        var list = await campaign.UntilAsync(l => (double)Item(l, "Anne")["progress"]! > 0);
        Assert.Equal(["total", "counts", "items", "page", "size", "asOf"], Keys(list));
        Assert.Equal(["started", "completed", "shared"], Keys(list["counts"]));
        Assert.Equal((4, 1, 100), ((int)list["total"]!, (int)list["page"]!, (int)list["size"]!));
        string[] always = ["id", "lastName", "firstName", "identifier", "status", "progress", "startedAt"];

        var anne = Item(list, "Anne");
        Assert.Equal(always, Keys(anne));
        Assert.Equal(("Carré", "E-0", "started"), ((string)anne["lastName"]!, (string)anne["identifier"]!, (string)anne["status"]!));
        Assert.InRange((double)anne["progress"]!, 0.01, 0.99);
        foreach (var name in (string[])["Basile", "Denis"])
        {
            Assert.Equal(always, Keys(Item(list, name)));
            Assert.Equal(("completed", 1.0), ((string)Item(list, name)["status"]!, (double)Item(list, name)["progress"]!));
        }
        var chloe = Item(list, "Chloé");
        Assert.Equal([.. always, "sharedAt", "mastery"], Keys(chloe));
        Assert.Equal(("shared", 1.0), ((string)chloe["status"]!, (double)chloe["progress"]!));
        Assert.InRange((double)chloe["mastery"]!, 0.01, 0.99);
        Assert.True((DateTimeOffset)chloe["sharedAt"]! > (DateTimeOffset)chloe["startedAt"]!);
    }

    [Fact]
    public async Task The_page_says_under_way_waiting_or_the_percentage()
    {
        var campaign = await OneOfEachAsync();
        var list = await campaign.UntilAsync(l => (double)Item(l, "Anne")["progress"]! > 0);
        var page = await PageAsync(campaign);
        var mastery = (int)Math.Floor((double)Item(list, "Chloé")["mastery"]! * 100 + 0.5);
        Assert.Equal(
        [
            $"En cours de test {Math.Floor((decimal)(double)Item(list, "Anne")["progress"]! * 100)}\u00A0%", "En attente", $"{mastery}\u00A0%", "En attente",
        ], page.Texts("td.table__result"));
        Assert.Equal(["Carré Anne", "Carré Basile", "Carré Chloé", "Carré Denis"], page.Texts("tbody th"));
        Assert.Equal(["E-0", "E-1", "E-2", "E-3"], page.Texts("td[data-label='Numéro étudiant']"));
        Assert.Equal(["Tous 4", "En cours 1", "En attente 2", "Envoyés 1"], page.Texts(".seg a"));
        (await campaign.Organiser.Client.PageAsync(page.Attributes("tbody th a", "href")[2]!)).Is(200);
    }

    [Theory]
    [InlineData("started", "Anne Carré")]
    [InlineData("completed", "Basile Carré,Denis Carré")]
    [InlineData("shared", "Chloé Carré")]
    [InlineData("SHARED", "Chloé Carré")]
    [InlineData("completed&q=den", "Denis Carré")]
    [InlineData("shared&q=den", "")]
    [InlineData("", "Anne Carré,Basile Carré,Chloé Carré,Denis Carré")]
    [InlineData("envoyé", "Anne Carré,Basile Carré,Chloé Carré,Denis Carré")]
    [InlineData("1", "Anne Carré,Basile Carré,Chloé Carré,Denis Carré")]
    [InlineData("started,completed", "Anne Carré,Basile Carré,Chloé Carré,Denis Carré")]
    public async Task A_status_shows_those_who_stand_there(string status, string names)
    {
        var campaign = await OneOfEachAsync();
        var list = await campaign.ParticipantsAsync("?statut=" + status);
        Assert.Equal(names, string.Join(',', Names(list)));
        Assert.Equal(names.Length == 0 ? 0 : names.Split(',').Length, (int)list["total"]!);
        Assert.Equal((1, 2, 1), ((int)list["counts"]!["started"]!, (int)list["counts"]!["completed"]!, (int)list["counts"]!["shared"]!));
        await PageAsync(campaign, "?statut=" + status);
    }

    [Fact]
    public async Task Names_stand_in_french_order_then_who_started_first()
    {
        (string First, string Last)[] ordered =
        [
            ("Zoé", "d’Arc"), ("Zoé", "de La Tour"), ("Zoé", "Étienne"), ("Adam", "Etienne-Marie"), ("Anna", "Évrard"), ("Béa", "Evrard"), ("Élise", "Evrard"), ("Elsa", "Évrard"),
            ("Zoé", "Le Gall"), ("Zoé", "Lebrun"), ("Zoé", "Œuvrard"), ("Zoé", "Ollivier"), ("Zoé", "Zola"),
        ];
        var campaign = await WithAsync([.. ordered.Reverse().Select(n => (n.First, n.Last, (string?)null)), ("Zoé", "Zola", "E-second")]);
        string[] expected = [.. ordered.Select(n => $"{n.First} {n.Last}"), "Zoé Zola"];
        var list = await campaign.ParticipantsAsync();
        Assert.Equal(expected, Names(list));
        Assert.Equal("E-second", (string)list["items"]!.AsArray()[^1]!["identifier"]!);
        Assert.Equal(ordered.Select(n => $"{n.Last} {n.First}").Append("Zola Zoé"), (await PageAsync(campaign)).Texts("tbody th"));
    }

    [Fact]
    public async Task Every_word_searched_begins_a_word_of_last_name_first_name_or_identifier()
    {
        var campaign = await WithAsync(("Louise", "Carré", "E-2024/17"), ("Anne-Marie", "Le Gall", "E-2024/18"), ("Karim", "Carrel", "X9"), ("Ève", "D’Œuvre", "a@b.example"));
        const string Louise = "Louise Carré", Anne = "Anne-Marie Le Gall", Karim = "Karim Carrel", Eve = "Ève D’Œuvre";
        await FindsAsync("car", Louise, Karim);
        await FindsAsync("CARRÉ", Louise, Karim);
        await FindsAsync("carrel", Karim);
        await FindsAsync("arr");
        await FindsAsync("louise car", Louise);
        await FindsAsync("car lou", Louise);
        await FindsAsync("  lou   carr ", Louise);
        await FindsAsync("mar", Anne);
        await FindsAsync("anne-marie le gall", Anne);
        await FindsAsync("gall karim");
        await FindsAsync("2024", Louise, Anne);
        await FindsAsync("E-2024/18", Anne);
        await FindsAsync("x9", Karim);
        await FindsAsync("oeuv", Eve);
        await FindsAsync("eve d'œuvre", Eve);
        await FindsAsync("a@b.example", Eve);
        await FindsAsync("", Louise, Karim, Eve, Anne);
        await FindsAsync("%_", Louise, Karim, Eve, Anne); // no word at all
        await FindsAsync("\uFFFE", Louise, Karim, Eve, Anne);
        await FindsAsync(new string('x', 300));
        await FindsAsync("l l l l l l l l l l l l", Louise, Anne);

        async Task FindsAsync(string words, params string[] expected)
        {
            var list = await campaign.ParticipantsAsync("?q=" + Uri.EscapeDataString(words));
            Assert.True(expected.SequenceEqual(Names(list)), $"'{words}' found {string.Join(", ", Names(list))}");
            Assert.Equal((expected.Length, 4), ((int)list["total"]!, (int)list["counts"]!["started"]!));
        }
    }

    [Fact]
    public async Task The_beginning_of_a_word_of_any_script_finds_it()
    {
        var campaign = await WithAsync(("Ольга", "山田", null), ("𞤢𞤣𞤤", "a𠮷野", null));
        foreach (var (words, expected) in ((string, string)[])[("оль", "Ольга 山田"), ("山", "Ольга 山田"), ("𞤢", "𞤢𞤣𞤤 a𠮷野"), ("a", "𞤢𞤣𞤤 a𠮷野"), ("a𠮷", "𞤢𞤣𞤤 a𠮷野")])
            Assert.Equal([expected], Names(await campaign.ParticipantsAsync("?q=" + Uri.EscapeDataString(words))));
    }

    [Fact]
    public async Task A_search_without_result_says_so_and_keeps_what_was_typed()
    {
        var campaign = await WithAsync(("Louise", "Carré", null));
        var page = await PageAsync(campaign, "?q=Dupnot%20%3Cb%3E&statut=started");
        Assert.Contains(string.Format(CultureInfo.InvariantCulture, Texts.Participants_NoneFound, "Dupnot <b>"), page.Texts("h2"));
        Assert.Equal(["Dupnot <b>"], page.Attributes("input[name=q]", "value"));
        Assert.Equal(["started"], page.Attributes("input[name=statut]", "value"));
        Assert.Equal(0, page.Count("tbody tr"));
    }

    [Fact]
    public async Task Whatever_page_is_asked_for_one_that_exists_comes()
    {
        var campaign = await WithAsync(("A", "A", null), ("B", "B", null), ("C", "C", null), ("D", "D", null), ("E", "E", null));
        await GivesAsync("?taille=2", 1, 2, "A A", "B B");
        await GivesAsync("?taille=2&page=2", 2, 2, "C C", "D D");
        await GivesAsync("?taille=2&page=3", 3, 2, "E E");
        await GivesAsync("?taille=2&page=99", 3, 2, "E E");
        await GivesAsync("?taille=2&page=-1", 1, 2, "A A", "B B");
        await GivesAsync("?taille=2&page=2&q=e-0", 2, 2, "C C", "D D");
        await GivesAsync("?taille=2&page=9&statut=started", 3, 2, "E E");
        await GivesAsync("?taille=0", 1, 25, "A A", "B B", "C C", "D D", "E E");
        await GivesAsync("?taille=1000", 1, 100, "A A", "B B", "C C", "D D", "E E");
        await GivesAsync("?page=abc&taille=beaucoup", 1, 25, "A A", "B B", "C C", "D D", "E E");

        var page = await PageAsync(campaign, "?taille=2&q=e-0&statut=started");
        var next = Assert.Single(page.Attributes(".pager a[rel=next]", "href"))!;
        Assert.Equal(["C C", "D D"], new HtmlPage((await campaign.Organiser.Client.PageAsync(next)).Is(200).Body).Texts("tbody th"));
        Assert.Contains("q=e-0", next, StringComparison.Ordinal);
        Assert.Contains("statut=started", next, StringComparison.Ordinal);

        async Task GivesAsync(string query, int number, int size, params string[] names)
        {
            var list = await campaign.ParticipantsAsync(query);
            Assert.Equal(names, Names(list));
            Assert.Equal((number, size, 5), ((int)list["page"]!, (int)list["size"]!, (int)list["total"]!));
        }
    }

    [Fact]
    public async Task Before_anybody_has_started_the_page_leads_to_the_link()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var list = await campaign.ParticipantsAsync();
        Assert.Equal((0, 0), ((int)list["total"]!, (int)list["counts"]!["started"]!));
        Assert.Empty(list["items"]!.AsArray());
        Assert.Equal(["Voir le lien"], (await PageAsync(campaign)).Texts($".empty a[href='{campaign.Address}']"));
    }

    [Fact]
    public async Task Without_an_identifier_it_is_null_and_has_no_column()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        await (await host.App.SignUpAsync()).StartAsync(campaign);
        var item = (await campaign.UntilCountsAsync(started: 1))["items"]![0]!.AsObject();
        Assert.True(item.ContainsKey("identifier"));
        Assert.Null(item["identifier"]);
        Assert.Equal(["Nom", "Prénom", "Résultat"], (await PageAsync(campaign)).Texts("thead th"));
    }

    [Fact]
    public async Task Starting_twice_makes_one_line()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.Client.PostAsync(campaign.Link + "/participations")));
        await campaign.UntilCountsAsync(started: 1);
        await person.Client.PostAsync(campaign.Link + "/participations");
        await (await host.App.SignUpAsync("Anne")).StartAsync(campaign);
        Assert.Equal(2, (int)(await campaign.UntilAsync(l => (int)l["total"]! >= 2))["total"]!);
    }

    [Fact]
    public async Task The_list_follows_a_new_name_in_its_order_and_in_the_search()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var (louise, zoe) = (await host.App.SignUpAsync("Louise", "Carré"), await host.App.SignUpAsync("Zoé", "Martin"));
        await louise.StartAsync(campaign);
        await zoe.StartAsync(campaign);
        Assert.Equal(["Louise Carré", "Zoé Martin"], Names(await campaign.UntilCountsAsync(started: 2)));

        await host.App.RenameAsync(louise, "Louison", "Œuvrard-Villo");
        Assert.Equal(["Zoé Martin", "Louison Œuvrard-Villo"], Names(await campaign.UntilAsync(l => Names(l).Contains("Louison Œuvrard-Villo"))));
        Assert.Empty(Names(await campaign.ParticipantsAsync("?q=carre")));
        Assert.Equal(["Louison Œuvrard-Villo"], Names(await campaign.ParticipantsAsync("?q=vil")));

        await host.App.RenameAsync(zoe, "a\uFFFEb", "Aa"); // nothing that is typed stops the others
        Assert.Equal(["a\uFFFEb Aa", "Louison Œuvrard-Villo"], Names(await campaign.UntilAsync(l => Names(l).Contains("a\uFFFEb Aa"))));
    }

    [Fact]
    public async Task A_search_that_finds_more_than_a_thousand_counts_no_further_and_an_export_has_them_all()
    {
        const int Many = 10_001;
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Promotion 2026");
        await host.App.WriteParticipantsAsync(campaign.Id, Many);
        var list = await campaign.ParticipantsAsync("?q=lou&taille=100&page=100");
        Assert.Equal((1000, true, 10), ((int)list["total"]!, (bool)list["more"]!, (int)list["page"]!));
        Assert.Equal(["Louise Nom 00900", "Louise Nom 00901"], Names(list).Take(2));
        Assert.Contains(Texts.Participants_More, (await PageAsync(campaign, "?q=lou")).Texts("p.muted"));

        var lines = (await ExportResults.CsvFile.DownloadAsync(campaign)).Lines;
        Assert.Equal(Enumerable.Range(0, Many).Select(i => $"Nom {i:00000}"), lines.Skip(1).Select(l => l[4]));
    }
}
