using Microsoft.Data.Sqlite;

namespace Pix.Benchmarks;

/// <summary>Somebody made by <see cref="Seed"/>, with a session.</summary>
internal sealed record MadePerson(string Id, string Cookie);

/// <summary>What was made, read back.</summary>
internal static class Made
{
    /// <summary>The first accounts whose address is like this.</summary>
    public static List<MadePerson> People(string data, string email, int count)
    {
        var cookies = new Cookies(data);
        return [.. Read(data, "accounts", $"""SELECT "Id", "SecurityStamp" FROM "accounts" WHERE "Email" LIKE '{email}' ORDER BY "Id" LIMIT {count}""")
            .Select(row => new MadePerson((string)row[0], cookies.Make((string)row[0], (string)row[1])))];
    }

    public static Visitor Organiser(this ServerProcess host, string data) => new(host.Http, new Cookies(data).Of(Seed.Organiser));

    public static long Count(string data, string module, string sql) => (long)Read(data, module, sql)[0][0];

    public static List<object[]> Read(string data, string module, string sql)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(data, module + ".db")};Mode=ReadOnly;Pooling=False;Default Timeout=30");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Waits until the read model has taken everything over, and gives how long that took.</summary>
    public static async Task<TimeSpan> UntilProjectedAsync(string data)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (Count(data, "reporting", """SELECT count(*) FROM "cursors" WHERE "Live" > 0 AND "Building" IS NULL""") == 0
               || Count(data, "campaigns", """SELECT "Position" FROM "campaigns_feed" """) != Count(data, "reporting", """SELECT "CampaignsPosition" FROM "cursors" """)
               || Count(data, "assessments", """SELECT "Position" FROM "assessments_feed" """) != Count(data, "reporting", """SELECT "AssessmentsPosition" FROM "cursors" """))
            await Task.Delay(50);
        return clock.Elapsed;
    }
}
