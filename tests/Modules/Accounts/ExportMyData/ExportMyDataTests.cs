using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pix.Accounts.Tests.DeleteAccount;
using Pix.Testing;

namespace Pix.Accounts.Tests.ExportMyData;

public sealed partial class ExportMyDataTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Address = "/moi/donnees";

    private static JsonArray Section(JsonNode file, string module, string name) => file["modules"]![module]![name]!["records"]!.AsArray();

    [Fact]
    public async Task The_file_is_a_download_with_a_safe_name_for_its_person_alone()
    {
        var person = await host.App.SignUpAsync();
        foreach (var answer in new[] { (await person.Client.GetAsync(Address)).Is(200), (await person.Client.PageAsync(Address)).Is(200) })
        {
            Assert.Equal("application/json", answer.ContentHeaders.ContentType!.MediaType);
            Assert.Equal("attachment", answer.ContentHeaders.ContentDisposition!.DispositionType);
            Assert.Matches(@"^""?mes-donnees-\d{4}-\d\d-\d\d\.json""?$", answer.ContentHeaders.ContentDisposition.FileName!);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal(person.Email, (string)Assert.Single(Section(answer.Json, "accounts", "account"))!["email"]!);
        }
        Assert.Equal([Address], new HtmlPage((await person.Client.PageAsync("/moi")).Is(200).Body).Attributes($"a[href='{Address}']", "href"));
        using var anybody = host.App.Client();
        (await anybody.GetAsync(Address)).Is(401);
        Assert.Equal("/connexion?returnUrl=%2Fmoi%2Fdonnees", (await anybody.PageAsync(Address)).Is(303).Location);
    }

    [Fact]
    public async Task Somebody_new_reads_what_could_be_held_and_that_nothing_is()
    {
        var person = await host.App.SignUpAsync();
        var file = (await person.Client.GetAsync(Address)).Is(200).Json;
        Assert.Equal(["about", "exportedAt", "modules"], file.AsObject().Select(p => p.Key));
        Assert.Equal(["accounts", "assessments", "campaigns", "reporting"], file["modules"]!.AsObject().Select(m => m.Key));
        var sections = file["modules"]!.AsObject().SelectMany(m => m.Value!.AsObject()).ToList();
        Assert.All(sections, s => Assert.Matches(@"\p{L}.*\.$", (string)s.Value!["about"]!));
        Assert.Equal(["account"], sections.Where(s => s.Value!["records"]!.AsArray().Count > 0).Select(s => s.Key));
    }

    [Fact]
    public async Task A_long_section_arrives_whole()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);
        var asked = (string)(await person.Client.GetAsync("/parcours/" + test)).Is(200).Json["question"]!["challengeId"]!;
        for (var i = 0; i < 110; i++)
            (await person.Client.PostAsync($"/parcours/{test}/signalements", new { challengeId = asked, category = "other", comment = $"n° {i} " + new string('é', 9900) })).Is(201);
        var reports = Section((await person.Client.GetAsync(Address)).Is(200).Json, "assessments", "problemReports");
        Assert.Equal(Enumerable.Range(0, 110).Select(i => $"n° {i} "), reports.Select(r => ((string)r!["comment"]!)[..^9900]));
    }

    [Fact]
    public async Task Verdicts_are_told_block_by_block_as_on_the_pages()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        var test = await person.StartAsync(campaign);
        await person.PlayAsync(test, host.App.Right(), atMost: 7);
        var before = (await person.Client.GetAsync("/parcours/" + test)).Is(200).Json;
        var file = (await person.Client.GetAsync(Address)).Is(200);
        var mine = Assert.Single(Section(file.Json, "assessments", "tests"))!;
        Assert.Equal(Enumerable.Range(1, 7), mine["answers"]!.AsArray().Select(a => (int)a!["number"]!));
        Assert.Equal([true, true, true, true, true, false, false], mine["answers"]!.AsArray().Select(a => a!.AsObject().ContainsKey("status")));
        Assert.Equal((double)before["progress"]!, (double)mine["progress"]!);
        Assert.Null(mine["result"]);
        Assert.DoesNotContain("solution", file.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"tested\"", Section(file.Json, "reporting", "organisersLists").ToJsonString(), StringComparison.Ordinal);

        await person.PlayAsync(test, atMost: 3);
        var whole = Assert.Single(Section((await person.Client.GetAsync(Address)).Is(200).Json, "assessments", "tests"))!;
        Assert.All(whole["answers"]!.AsArray(), a => Assert.NotNull(a!["status"]));
    }

    [Fact]
    public async Task Everything_that_is_held_is_in_the_file_and_no_secret()
    {
        await using var app = await PixApp.StartAsync();
        var known = await KnownEverywhere.ComeAsync(app);
        var answer = (await known.Person.Client.GetAsync(Address)).Is(200);
        var file = answer.Json;
        Assert.Equal(known.Words.Order(), known.WordsIn(answer.Body).Order());
        var empty = file["modules"]!.AsObject().SelectMany(m => m.Value!.AsObject()).Where(s => s.Value!["records"]!.AsArray().Count == 0).Select(s => s.Key);
        Assert.Equal([], empty);

        Assert.Equal(known.Words[0], (string)Assert.Single(Section(file, "accounts", "account"))!["id"]!);
        Assert.Equal(["Institut Mirabelle admin", "Lycée Reine-Claude "], Section(file, "accounts", "organisations").Select(o => $"{o!["name"]} {o["role"]}"));
        Assert.Equal(3, Section(file, "accounts", "invitations").Count); // two accepted at the address of before, one waiting
        Assert.Contains("invitation", Section(file, "accounts", "emails").Where(m => (bool)m!["inYourName"]!).Select(m => (string)m!["kind"]!));
        Assert.Equal([known.FinishedTest, known.TestUnderWay], Section(file, "campaigns", "participations").Select(p => (string)p!["id"]!));
        Assert.All(Section(file, "campaigns", "participations"), p => Assert.Equal(KnownEverywhere.Identifier, (string)p!["identifier"]!));
        Assert.Equal([known.Created.Code, known.Deleted.Code], Section(file, "campaigns", "campaignsCreated").Select(c => (string)c!["code"]!));
        Assert.Equal([known.FinishedTest, known.TestUnderWay, .. known.OwnTests], Section(file, "assessments", "tests").Select(t => (string)t!["id"]!));
        Assert.Contains(Section(file, "assessments", "tests").SelectMany(t => t!["answers"]!.AsArray()), a => (string?)a!["given"]!["value"] == KnownEverywhere.Answer);
        Assert.Contains("quartzel", Section(file, "reporting", "organisersLists")[0]!["searchWords"]!.AsArray().Select(w => (string)w!));

        // Nothing that opens anything, and nobody else.
        var rows = await app.RowsAsync();
        foreach (var secret in rows.SelectMany(r => r.Cells.Where(c => Secret().IsMatch(c.Key)).Select(c => c.Value)).Where(v => v.Length > 0))
            Assert.DoesNotContain(secret, answer.Body, StringComparison.OrdinalIgnoreCase);
        foreach (var token in rows.Where(r => r.Table == "outbox").SelectMany(r => Token().Matches(r.Cells["Text"]).Select(m => m.Value)))
            Assert.DoesNotContain(token, answer.Body, StringComparison.Ordinal);
        foreach (var other in new[] { "Martine", "Antony", known.Admin.Person.Id, known.Admin.Person.Email, KnownEverywhere.Invited, "Terminée", "Campagne d’une autre" })
            Assert.DoesNotContain(other, answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("Hash$|Stamp$")]
    private static partial Regex Secret();

    [GeneratedRegex("[0-9a-f]{48}")]
    private static partial Regex Token();
}
