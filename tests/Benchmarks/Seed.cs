using System.Globalization;
using Microsoft.Data.Sqlite;
using Pix.BuildingBlocks.Modules;

namespace Pix.Benchmarks;

/// <summary>
/// Makes data of any size: the Host writes its demo, whose campaign of 40 students on sixteen competences holds every
/// state and real results; its rows are then copied, with other ids, people and dates, always the same ones.
/// </summary>
internal sealed class Seed : IDisposable
{
    public const string Organisation = "universite-blaison", DemoCampaign = "01dem0c0000000000000000001", DemoCode = "RTYJPB739", Organiser = "01dem0p0000000000000000001";

    private static readonly string[] FirstNames = ["Yasmine", "Jules", "Tiago", "Mamadou", "Clémence", "Noé", "Inès", "Lucas", "Sarah", "Awa", "Minh Anh", "Émilie", "Hugo", "Zoé", "Rayan", "Ana"];
    private static readonly string[] LastNames = ["Amrani", "Bernard", "Carvalho", "Diallo", "Évrard", "Fournier", "Hamidi", "Jallow", "Kerviel", "Lê", "Martin", "Ndiaye", "Petit", "Quéré", "Silva", "Vatel"];
    private static readonly string[] Syllables = ["ba", "cor", "dan", "el", "fi", "gue", "hal", "ju", "ker", "li", "mo", "nec", "or", "pi", "ro", "sa", "tel", "ur", "vi", "zan"];

    private readonly SqliteConnection _accounts, _campaigns, _assessments;
    private readonly DateTimeOffset _start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly Random _random = new(173);
    private readonly Dictionary<string, object?> _account, _campaign, _course;
    private readonly List<(Dictionary<string, object?> Participation, Dictionary<string, object?> Test)> _parts = [];
    private int _people, _made;

    private Seed(string data)
    {
        (_accounts, _campaigns, _assessments) = (Open(data, "accounts"), Open(data, "campaigns"), Open(data, "assessments"));
        _account = Row(_accounts, $"""SELECT * FROM "accounts" WHERE "Email" LIKE 'louise%'""")[0];
        _campaign = Row(_campaigns, $"""SELECT * FROM "campaigns" WHERE "Id" = '{DemoCampaign}'""")[0];
        _course = Row(_assessments, $"""SELECT * FROM "courses" WHERE "Id" = '{DemoCampaign}'""")[0];
        var tests = Row(_assessments, $"""SELECT * FROM "tests" WHERE "CourseId" = '{DemoCampaign}'""").ToDictionary(t => (string)t["Id"]!);
        foreach (var part in Row(_campaigns, $"""SELECT * FROM "participations" WHERE "CampaignId" = '{DemoCampaign}' ORDER BY "Id" """))
            _parts.Add((part, tests[(string)part["Id"]!]));
    }

    /// <summary>Accounts made, with their stamps.</summary>
    public List<(string Id, string Stamp)> People { get; } = [];

    /// <summary>The demo and 2,000 people who can sign in.</summary>
    public static Task<string> PeopleAsync() => Lab.DataAsync("people-2000", async data =>
    {
        using var seed = await OnDemoAsync(data);
        seed.AddPeople(2000);
    });

    /// <summary>Lets the Host write its demo into an empty folder, and opens it.</summary>
    public static async Task<Seed> OnDemoAsync(string data)
    {
        using var lab = new Lab();
        var host = await lab.HostAsync(data, demo: true);
        await host.SaysAsync("Demo-2026!"); // its last words: the story is written
        await Made.UntilProjectedAsync(data);
        await new Visitor(host.Http, new Cookies(data).Of(Organiser)).PostAsync("/orga/conditions", new { accept = true });
        host.Stop();
        return new(data);
    }

    /// <summary>People who can sign in by a made cookie.</summary>
    public void AddPeople(int count)
    {
        using var insert = new Insert(_accounts, "accounts", _account);
        for (var i = 0; i < count; i++)
        {
            var (id, number) = (NewId(), _people++);
            var stamp = id.ToUpperInvariant();
            insert.Write(new()
            {
                ["Id"] = id, ["FirstName"] = FirstNames[_random.Next(FirstNames.Length)], ["LastName"] = LastName(), ["SecurityStamp"] = stamp, ["CreatedAt"] = Instant(_start),
                ["UserName"] = Email(number), ["NormalizedUserName"] = Email(number).ToUpperInvariant(), ["Email"] = Email(number), ["NormalizedEmail"] = Email(number).ToUpperInvariant(),
            });
            People.Add((id, stamp));
        }
        insert.Commit();
    }

    /// <summary>A campaign like the demo's; gives its id.</summary>
    public string AddCampaign(string name)
    {
        var id = NewId();
        Write(_campaigns, "campaigns", _campaign, new() { ["Id"] = id, ["Name"] = name, ["NameKey"] = Pix.BuildingBlocks.Data.FoldKey.Of(name), ["Code"] = CodeOf(_made) });
        Write(_campaigns, "campaign_counts", new() { ["CampaignId"] = id, ["Participants"] = 0L, ["Shared"] = 0L }, []);
        Write(_assessments, "courses", _course, new() { ["Id"] = id, ["Title"] = name });
        return id;
    }

    /// <summary>Participations like the demo's, of people not yet in the campaign, taken from <paramref name="from"/> on.</summary>
    public void AddParticipations(string campaign, int count, int from = 0)
    {
        using var parts = new Insert(_campaigns, "participations", _parts[0].Participation);
        using var tests = new Insert(_assessments, "tests", _parts[0].Test);
        long shared = 0;
        for (var i = 0; i < count; i++)
        {
            var (part, test) = _parts[i % _parts.Count];
            var id = NewId();
            var at = _start.AddSeconds(_random.Next(60 * 86400));
            parts.Write(new()
            {
                ["Id"] = id, ["CampaignId"] = campaign, ["PersonId"] = People[from + i].Id, ["Identifier"] = (20_000_000 + from + i).ToString(CultureInfo.InvariantCulture),
                ["StartedAt"] = Instant(at), ["SharedAt"] = part["SharedAt"] is null ? null : Instant(at.AddMinutes(50)),
            });
            tests.Write(new(test)
            {
                ["Id"] = id, ["CourseId"] = campaign, ["PersonId"] = People[from + i].Id, ["StartedAt"] = Instant(at),
                ["CompletedAt"] = test["CompletedAt"] is null ? null : Instant(at.AddMinutes(40)), ["FeedPosition"] = 0L,
            });
            if (part["SharedAt"] is not null)
                shared++;
        }
        parts.Commit();
        tests.Commit();
        Execute(_campaigns, $"""UPDATE "campaign_counts" SET "Participants" = "Participants" + {count}, "Shared" = "Shared" + {shared} WHERE "CampaignId" = '{campaign}'""");
    }

    /// <summary>Answers of tests that nobody will look at: weight.</summary>
    public void AddAnswers(string campaign, int count)
    {
        const int each = 20;
        using var tests = new Insert(_assessments, "tests", _parts[0].Test);
        var ids = Enumerable.Range(0, count / each).Select(_ => NewId()).ToList();
        foreach (var id in ids)
            tests.Write(new() { ["Id"] = id, ["CourseId"] = campaign, ["PersonId"] = NewId(), ["FeedPosition"] = 0L });
        tests.Commit();
        var answer = Row(_assessments, """SELECT * FROM "answers" ORDER BY "Id" LIMIT 1""")[0];
        answer.Remove("Id");
        using var answers = new Insert(_assessments, "answers", answer);
        foreach (var id in ids)
            for (var number = 1; number <= each; number++)
                answers.Write(new() { ["TestId"] = id, ["Number"] = (long)number, ["ChallengeId"] = $"{Syllables[number % 20]}-question-{number}-a" });
        answers.Commit();
    }

    public void Dispose()
    {
        foreach (var db in (SqliteConnection[])[_accounts, _campaigns, _assessments])
        {
            Execute(db, "PRAGMA wal_checkpoint(TRUNCATE); ANALYZE");
            db.Dispose();
        }
    }

    private string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        var at = (ulong)(_start.ToUnixTimeMilliseconds() + _made++);
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(at >> (8 * (5 - i)));
        return Ids.Encode(new Guid(bytes, bigEndian: true));
    }

    private string LastName() => _random.Next(3) == 0
        ? LastNames[_random.Next(LastNames.Length)]
        : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(string.Concat(Enumerable.Range(0, 2 + _random.Next(3)).Select(_ => Syllables[_random.Next(Syllables.Length)])));

    // Letters without A, E, I, O, U, and digits from 2: as the product's codes.
    private static string CodeOf(int number)
    {
        const string letters = "BCDFGHJKMP";
        var digits = number.ToString("000000", CultureInfo.InvariantCulture);
        return string.Concat(digits.Select(d => letters[d - '0'])) + "234";
    }

    private static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"personne.{number}@example.org");

    private static long Instant(DateTimeOffset at) => (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static SqliteConnection Open(string data, string module)
    {
        var db = new SqliteConnection($"Data Source={Path.Combine(data, module + ".db")};Pooling=False");
        db.Open();
        Execute(db, "PRAGMA synchronous=OFF; PRAGMA cache_size=-200000");
        return db;
    }

    private static void Execute(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<Dictionary<string, object?>> Row(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<Dictionary<string, object?>>();
        while (reader.Read())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
        return rows;
    }

    private static void Write(SqliteConnection db, string table, Dictionary<string, object?> like, Dictionary<string, object?> other)
    {
        using var insert = new Insert(db, table, like);
        insert.Write(other);
        insert.Commit();
    }

    /// <summary>Writes rows like one, with other values, in one transaction.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly Dictionary<string, object?> _like;
        private readonly SqliteTransaction _transaction;
        private readonly SqliteCommand _command;

        public Insert(SqliteConnection db, string table, Dictionary<string, object?> like)
        {
            _like = new(like);
            if (_like.ContainsKey("FeedPosition"))
                _like["FeedPosition"] = 0L;
            _transaction = db.BeginTransaction();
            _command = db.CreateCommand();
            _command.Transaction = _transaction;
            _command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", _like.Keys.Select(k => $"\"{k}\""))}) VALUES ({string.Join(", ", _like.Keys.Select(k => "$" + k))})";
            foreach (var name in _like.Keys)
                _command.Parameters.Add(new() { ParameterName = "$" + name });
            _command.Prepare();
        }

        public void Write(Dictionary<string, object?> other)
        {
            foreach (SqliteParameter parameter in _command.Parameters)
                parameter.Value = (other.TryGetValue(parameter.ParameterName[1..], out var value) ? value : _like[parameter.ParameterName[1..]]) ?? DBNull.Value;
            _command.ExecuteNonQuery();
        }

        public void Commit() => _transaction.Commit();

        public void Dispose()
        {
            _command.Dispose();
            _transaction.Dispose();
        }
    }
}
