using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Pix.Testing;

namespace Pix.Accounts.Tests.DeleteAccount;

/// <summary>
/// The whole promise: of somebody who is known everywhere, no row of any database tells anything afterwards, but results
/// that name nobody. Tables and columns come from the models, so that a new one that holds something of a person fails here
/// until <see cref="KnownEverywhere"/> fills it, and then until it is erased.
/// </summary>
public sealed partial class ErasureTests : IAsyncLifetime
{
    /// <summary>Tables that hold nothing of anybody. Whoever adds one says why.</summary>
    private static readonly Dictionary<string, string> OfNobody = new()
    {
        ["accounts_feed"] = "a counter", ["assessments_feed"] = "a counter", ["campaigns_feed"] = "a counter", ["cursors"] = "counters",
        ["organisations"] = "an organisation's name", ["campaign_counts"] = "sums", ["totals"] = "sums", ["courses"] = "a list of skills", ["banks_in_use"] = "fingerprints of content",
        ["erasures"] = "whoever is being erased, while they are",
        ["ended_sessions"] = "numbers of sessions, for twelve hours", ["attempts"] = "keyed fingerprints, for two hours", ["attempt_secret"] = "their key",
        ["notices"] = "what many are told; whom is in outbox",
    };

    private readonly string _directory = Directory.CreateTempSubdirectory("pix-erasure-").FullName;
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync("Database:Directory=" + _directory);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Nothing_tells_who_an_erased_person_was_but_results_that_name_nobody()
    {
        var known = await KnownEverywhere.ComeAsync(_app);
        FilledEverywhere(known, await _app.RowsAsync());
        var before = await ResultsAsync(known);

        (await known.Person.Client.PostAsync("/moi/suppression", new { password = People.Password })).Is(202);
        await _app.ErasedAsync();

        None((await _app.RowsAsync()).SelectMany(row => row.Cells.SelectMany(cell => known.WordsIn(cell.Value).Select(word => $"{word} is left in {row.Table}.{cell.Key}"))));
        Assert.Equal(before.Replace("Quartzel, Zénobie, " + KnownEverywhere.Identifier, "Participant supprimé, , ", StringComparison.Ordinal), await ResultsAsync(known));
        foreach (var word in new[] { "Quartzel", "zenobie", KnownEverywhere.Identifier })
            Assert.Equal(0, (int)(await known.Finished.ParticipantsAsync("?q=" + word))["total"]!);

        // Not even in what the files hold between the rows.
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_directory, "*.db*"))
        {
            None(known.WordsIn(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file))).Select(word => $"{word} is left in {Path.GetFileName(file)}"));
        }
    }

    private void FilledEverywhere(KnownEverywhere known, IReadOnlyList<StoredRow> rows)
    {
        var tables = _app.Tables();
        None(OfNobody.Keys.Except(tables.Keys).Select(table => $"{table} is no table any more"));
        None(tables.Keys.Where(table => OfNobody.ContainsKey(table) == Fills(table)).Select(table => Fills(table)
            ? $"{table} holds something of a person after all"
            : $"{table} holds nothing of a person? Then it belongs on the list of those; otherwise KnownEverywhere fills it"));
        None(tables.Where(t => t.Key != "erasures").SelectMany(t => t.Value.Where(column => OfAPerson().IsMatch(column) && !Fills(t.Key, column)).Select(column => $"{t.Key}.{column} is not filled")));

        bool Fills(string table, string? column = null) => rows.Any(r => r.Table == table && known.WordsIn(column is null ? r.ToString() : r.Cells[column]).Any());
    }

    private static void None(IEnumerable<string> violations)
    {
        var list = violations.Distinct().ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }

    private static async Task<string> ResultsAsync(KnownEverywhere known)
    {
        var results = new StringBuilder();
        foreach (var campaign in new[] { known.Finished, known.UnderWay })
        {
            var list = await campaign.ParticipantsAsync();
            var line = list["items"]![0]!;
            var one = (await campaign.Organiser.Client.GetAsync(campaign.Report($"participants/{line["id"]}"))).Is(200).Json;
            foreach (var model in new[] { line, one })
                results.AppendLine($"{model["lastName"]}, {model["firstName"]}, {model["identifier"]} {model["status"]} {model["progress"]} {model["startedAt"]} {model["sharedAt"]} {model["mastery"]} {model["competences"]}");
            var csv = (await campaign.Organiser.Client.GetAsync(campaign.Report("resultats.csv"))).Is(200).Body;
            results.AppendLine(csv.Replace("\"Quartzel\";\"Zénobie\";\"MATRICULE-90210\"", "\"Participant supprimé\";\"\";\"\"", StringComparison.Ordinal))
                .AppendLine($"{list["counts"]} {(await campaign.Organiser.Client.GetAsync(campaign.Report("resultats"))).Is(200).Json["mastery"]}");
        }
        return results.ToString();
    }

    [GeneratedRegex("((Person|Account|Owner|Author|By)Id|Email|Address|(First|Last|User)Name(Key)?|^Identifier|^Comment|^Given|^Text|^Html|^WordKey)$")]
    private static partial Regex OfAPerson();
}
