using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Pix.Testing;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>No query reads a table that grows from one end to the other: asked of SQLite, which tells how it would go about each.</summary>
public sealed partial class PlanTests(RecordedWorld world)
{
    private static readonly string[] Growing =
        ["accounts", "organisations", "memberships", "invitations", "outbox", "attempts", "ended_sessions", "campaigns", "participations", "rules_seen", "courses", "tests", "answers", "tube_knowledge", "participants", "participant_words"];

    // What a query that does has in its text, and why it may.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["\"PushedVersion\" < "] = "campaigns are thousands, and a filter on two columns is no index on SQL Server",
        ["\"OwnerId\" = @"] = "campaigns are thousands, and a person is exported or erased once",
        ["\"Slug\" LIKE @"] = "organisations are hundreds, and one is created now and then",
        ["\"organisations\" AS \"o\" LEFT JOIN \"memberships\""] = "organisations are hundreds, and an account is closed once",
        ["\"AcceptedById\" = @"] = "invitations are organisers', and a person is exported or erased once",
        ["instr(\"o\".\"MailKey\""] = "mails are kept for weeks only, and a person is exported or erased once",
        ["FROM \"outbox\" AS \"o\" WHERE \"o\".\"AuthorId\" = @erasure"] = "as above",
        ["SELECT \"u\".\"Id\", \"u\".\"AccountId\""] = "as above",
        ["DELETE FROM \"courses\""] = "the foreign key is checked: one person's own courses, when they are erased",
    };

    private static IEnumerable<string> Scans(SentCommand command)
    {
        using var db = new SqliteConnection($"Data Source={command.Database};Mode=ReadOnly;Pooling=False");
        db.Open();
        using var explain = db.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + command.Sql;
        foreach (var name in Parameter().Matches(command.Sql).Select(m => m.Value).Distinct())
            explain.Parameters.AddWithValue(name, DBNull.Value);
        using var plan = explain.ExecuteReader();
        var tables = Named().Matches(command.Sql).ToLookup(m => m.Groups[2].Value, m => m.Groups[1].Value);
        while (plan.Read())
        {
            var step = plan.GetString(3);
            // A reading of the feeds has as many rows as there are: to search for it alone is to read them all.
            if (Step().Match(step) is not { Success: true } match || (match.Groups[1].Value != "SCAN" && !step.EndsWith("(Generation=?)", StringComparison.Ordinal)))
                continue;
            var table = tables[match.Groups[2].Value].FirstOrDefault() ?? match.Groups[2].Value;
            if (Growing.Contains(table))
                yield return $"{step} ({table}): {command.Sql.ReplaceLineEndings(" ")}";
        }
    }

    [Fact]
    public void No_query_reads_a_growing_table_from_end_to_end()
    {
        var queries = world.Commands.Sent.Where(c => Query().IsMatch(c.Sql) && File.Exists(c.Database)).DistinctBy(c => c.Sql).ToList();
        Assert.True(queries.Count > 100, $"{queries.Count} queries were heard");
        var scans = queries.SelectMany(Scans).Where(s => !Allowed.Keys.Any(s.Contains)).ToList();
        Assert.True(scans.Count == 0, string.Join("\n", scans));
    }

    [Theory]
    [InlineData("SELECT \"t\".\"Id\" FROM \"tests\" AS \"t\" WHERE \"t\".\"Answers\" = @answers")]
    [InlineData("SELECT COUNT(*) FROM \"tests\" AS \"t\"")]
    [InlineData("SELECT \"a\".\"Id\" FROM \"courses\" AS \"c\" JOIN \"answers\" AS \"a\" ON \"a\".\"Given\" = \"c\".\"Title\" WHERE \"c\".\"Id\" = @id")]
    public void A_query_that_does_is_found(string sql) =>
        Assert.NotEmpty(Scans(new(null, world.Commands.Sent.First(c => c.Database.EndsWith("assessments.db", StringComparison.Ordinal)).Database, sql)));

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex("(?:FROM|JOIN|UPDATE) \"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(SCAN|SEARCH) (\w+)")]
    private static partial Regex Step();

    [GeneratedRegex(@"^\s*(SELECT|UPDATE|DELETE|WITH)", RegexOptions.IgnoreCase)]
    private static partial Regex Query();
}
