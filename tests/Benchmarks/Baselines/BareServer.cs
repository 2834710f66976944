using System.Globalization;
using System.Security.Claims;
using CsvHelper;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web.Components;

namespace Pix.Benchmarks.Baselines;

/// <summary>
/// The least code that does the same input and output: ASP.NET Core without anything of ours, raw ADO.NET, WAL and
/// <c>synchronous=FULL</c> as the product's databases, writers in turn.
/// </summary>
internal static class BareServer
{
    private sealed record Answer(string ChallengeId, string Value);

    public static async Task<int> RunAsync(string[] args)
    {
        var (address, data) = (args[0], args[1]);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication("bare").AddCookie("bare");
        builder.Services.AddAuthorization();
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new(Path.Combine(data, "keys")));
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddCascadingValue<PageContext?>(s => new PageContext
        {
            SiteName = "Pix",
            FormToken = s.GetRequiredService<IAntiforgery>().GetAndStoreTokens(s.GetRequiredService<IHttpContextAccessor>().HttpContext!).RequestToken,
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        var store = new Store(data);
        Map(app, store);
        app.Urls.Add(address);
        await app.RunAsync();
        return 0;
    }

    private static void Map(WebApplication app, Store store)
    {
        app.MapGet("/health/ready", () => "ok");
        app.MapGet("/text", () => "Bonjour");
        app.MapGet("/sign-in/{id}", (HttpContext context, string id) => context.SignInAsync("bare", new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id)], "bare"))));
        app.MapPost("/answers/{id}", async (HttpContext context, string id, Answer answer) =>
        {
            var person = context.User.FindFirstValue(ClaimTypes.NameIdentifier)!;
            return store.Stamp(person) is null || store.Challenge(id) is null ? Results.NotFound() : Results.Json(new { number = await store.AnswerAsync(id, answer.ChallengeId, answer.Value), next = $"/parcours/{id}" }, statusCode: 201);
        }).RequireAuthorization();
        app.MapPost("/page", async (HttpContext context) => store.Page = await new StreamReader(context.Request.Body).ReadToEndAsync());
        app.MapGet("/page/{id}", (string id) => store.Challenge(id) is null ? Results.NotFound() : new RazorComponentResult<SamePage>(new { Html = store.Page })).RequireAuthorization();
        app.MapGet("/csv", async (HttpContext context, string database, string campaign) =>
        {
            context.Response.ContentType = "text/csv; charset=utf-8";
            await using var db = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = """
                SELECT "LastName", "FirstName", "Identifier", "Tested", "Skills", "StartedAt", "SharedAt", "PackedResult" FROM "participants"
                WHERE "Generation" = (SELECT "Live" FROM "cursors") AND "CampaignId" = $campaign ORDER BY "LastNameKey", "FirstNameKey"
                """;
            command.Parameters.AddWithValue("$campaign", campaign);
            await using var reader = await command.ExecuteReaderAsync();
            await using var csv = CsvWriter.Create(context.Response.Body, CsvWriterOptions.Default with { Separator = ';' }, leaveOpen: true);
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < 7; i++)
                    csv.WriteField(Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "");
                var result = reader.IsDBNull(7) ? null : Assessments.V1.Result.Parser.ParseFrom((byte[])reader.GetValue(7));
                for (var i = 0; i < 3 * 16; i++) // as many cells as the product writes
                    csv.WriteField(result is null || i / 3 >= result.Competences.Count ? "NA" : result.Competences[i / 3].Validated.ToString(CultureInfo.InvariantCulture));
                await csv.EndRecordAsync();
            }
        });
    }

    /// <summary>One table for each read, one for what is written.</summary>
    private sealed class Store
    {
        public const int Rows = 100_000;

        private readonly string _connection;
        private readonly SemaphoreSlim _turn = new(1);

        public Store(string data)
        {
            _connection = $"Data Source={Path.Combine(data, "bare.db")};Default Timeout=5";
            using var db = Open();
            Execute(db, """
                PRAGMA journal_mode=WAL;
                CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, first TEXT, last TEXT, stamp TEXT);
                CREATE TABLE IF NOT EXISTS tests (id TEXT PRIMARY KEY, challenge TEXT, state BLOB);
                CREATE TABLE IF NOT EXISTS answers (id INTEGER PRIMARY KEY, test TEXT, challenge TEXT, given TEXT, at INTEGER);
                CREATE INDEX IF NOT EXISTS answers_test ON answers (test);
                """);
            using var count = db.CreateCommand();
            count.CommandText = "SELECT count(*) FROM people";
            if ((long)count.ExecuteScalar()! == 0)
                Execute(db, $"""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO people SELECT printf('%026d', i), 'Louise', 'Carré', hex(randomblob(16)) FROM n;
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO tests SELECT printf('%026d', i), 'recherche-requetes-2-a', randomblob(120) FROM n;
                    """);
        }

        public string Page { get; set; } = "";

        public string? Stamp(string person) => Scalar("SELECT stamp FROM people WHERE id = $id", person);

        public string? Challenge(string test) => Scalar("SELECT challenge FROM tests WHERE id = $id", test);

        public async Task<long> AnswerAsync(string test, string challenge, string given)
        {
            await _turn.WaitAsync();
            try
            {
                using var db = Open();
                using var command = db.CreateCommand();
                command.CommandText = "INSERT INTO answers (test, challenge, given, at) VALUES ($test, $challenge, $given, $at); SELECT last_insert_rowid();";
                command.Parameters.AddWithValue("$test", test);
                command.Parameters.AddWithValue("$challenge", challenge);
                command.Parameters.AddWithValue("$given", given);
                command.Parameters.AddWithValue("$at", DateTime.UtcNow.Ticks);
                return (long)command.ExecuteScalar()!;
            }
            finally
            {
                _turn.Release();
            }
        }

        private string? Scalar(string sql, string id)
        {
            using var db = Open();
            using var command = db.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$id", id);
            return (string?)command.ExecuteScalar();
        }

        private SqliteConnection Open()
        {
            var db = new SqliteConnection(_connection);
            db.Open();
            Execute(db, "PRAGMA synchronous=FULL");
            return db;
        }

        private static void Execute(SqliteConnection db, string sql)
        {
            using var command = db.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
