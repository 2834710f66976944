using System.Reflection;
using System.Text;
using Grpc.AspNetCore.Server;
using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;
using Pix.Testing;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>
/// Every query and every change set of the product, as SQL Server would get it: translated by its provider, parsed by ScriptDom,
/// and resolved by DacFx against the tables that the migrations make (docs/adr/0018). <c>artifacts/sqlserver</c> shows them by slice.
/// </summary>
public sealed class QueryTests(RecordedWorld world)
{
    /// <summary>What is sent all the same, and how that is known.</summary>
    private static readonly Dictionary<string, string> KnownOtherwise = new()
    {
        ["Pix.Assessments.CourseBook.SkillsOfAsync"] = "a course that another process defined: one read by its id, as others are",
        ["Pix.Campaigns.Retention.ForgetOldAsync"] = "RetentionTests: months go by there",
        ["Pix.Assessments.Grpc.AssessmentsService.ForgetTests"] = "as above",
        ["Pix.Accounts.PersonalData.InvitationData."] = "its variable stands in InvitationsOf, in the same file",
        ["Pix.Reporting.Features.ExportResults.ExportResultsEndpoint."] = "its variable stands in ReportDesk.LinesOf; Every_slice tells that it is sent",
        ["Pix.BuildingBlocks.Data.ModuleDatabases.ReadersWaitAsync"] = "ConnectionTests: SQLite does not get there",
        ["Pix.BuildingBlocks.Feeds.Feed.MinActiveRowVersionAsync"] = "FeedTests: SQLite does not get there",
    };

    /// <summary>Methods of a service that works on a database which read the question bank only; and one for which months must go by.</summary>
    private static readonly string[] ContentOnly = ["Pix.Assessments.Grpc.AssessmentsService.GetTarget", "Pix.Assessments.Grpc.AssessmentsService.ListTargets", "Pix.Assessments.Grpc.AssessmentsService.ForgetTests"];

    private static readonly Lazy<Dictionary<string, List<string>>> Tables = new(() => Databases.All().Where(d => d.Db.Database.IsSqlServer())
        .ToDictionary(d => d.Module.Schema, d => new Statements(d.Db.GetService<IMigrator>().GenerateScript()).Definitions.ToList()));

    /// <summary>What a server would refuse, as far as that can be known without one.</summary>
    internal static IEnumerable<string> Violations(IEnumerable<Statement> statements)
    {
        foreach (var module in statements.GroupBy(s => s.Schema))
        {
            var procedures = new List<string>();
            foreach (var text in module.GroupBy(s => (s.Sql, s.Parameters)))
            {
                var read = new Statements(text.Key.Sql);
                var faults = read.Faults
                    .Concat(read.Names.Where(n => n.Schema != module.Key && n.Schema != "sys").Select(n => $"{n.Schema ?? "(no schema)"}.{n.Name} is outside {module.Key}"))
                    .Concat(ListsWithoutCollation.In(text.Key.Sql)).ToList();
                foreach (var fault in faults)
                    yield return $"{text.First().Slice}: {fault}: {text.Key.Sql}";
                if (faults.Count == 0)
                    procedures.Add($"CREATE PROCEDURE [{module.Key}].[__{procedures.Count}] {text.Key.Parameters} AS BEGIN\n{text.Key.Sql}\nEND");
            }
            foreach (var fault in Dac.Faults(Tables.Value[module.Key].Concat(procedures)))
                yield return fault;
        }
    }

    /// <summary>Endpoints and gRPC methods that work on a database.</summary>
    private static IEnumerable<string> Slices(IEnumerable<Endpoint> endpoints) => endpoints
        .Where(e => (e.Metadata.GetMetadata<EndpointDefinition>()?.EndpointType ?? e.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType) is { } type && Uses(type, [])
                    && e.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Name != "Unimplemented method")
        .Select(e => Recorder.SliceOf(e)!).Distinct();

    private static bool Uses(Type type, HashSet<Type> seen) => seen.Add(type) && type.Assembly.GetName().Name!.StartsWith("Pix.", StringComparison.Ordinal)
        && (type.IsAssignableTo(typeof(ModuleDb)) || type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(c => c.GetParameters()).Any(p => Uses(p.ParameterType, seen)));

    private static IEnumerable<string> Without(IEnumerable<string> slices, IEnumerable<Statement> statements) =>
        slices.Except(ContentOnly).Except(statements.Select(s => s.Slice)).Select(s => $"{s} works on a database, and sent nothing: let RecordedWorld make it");

    private static IEnumerable<string> Unsent(IEnumerable<string> sites, IReadOnlyCollection<string> methods) =>
        sites.Except(methods).Select(CallSites.Readable).Except(KnownOtherwise.Keys).Select(s => $"{s} queries a database, and was never asked to: let RecordedWorld do what makes it");

    private static readonly Lazy<List<string>> Sites = new(() => [.. CallSites.Of(Product.Modules.Select(m => m.Assembly.Location).Append(Product.BuildingBlocks.Location))]);

    [Fact]
    public async Task Every_query_of_the_product_is_sent()
    {
        Assert.True(Sites.Value.Count > 100);
        await world.UntilAsync(() => !Unsent(Sites.Value, world.Recorder.Methods).Any());
        Rule.Holds(Unsent(Sites.Value, world.Recorder.Methods));
    }

    [Fact]
    public void Every_slice_that_works_on_a_database_sends_something() => Rule.Holds(Without(Slices(world.Endpoints), world.Recorder.Statements));

    [Fact]
    public async Task SQL_Server_understands_them_all()
    {
        await world.UntilAsync(() => !Unsent(Sites.Value, world.Recorder.Methods).Any());
        Rule.Holds(world.Recorder.Faults.Concat(Violations(world.Recorder.Statements)));
        await ReportAsync(world.Recorder.Statements);
    }

    [Theory]
    [InlineData("SELECT [c].[NoColumn] FROM [campaigns].[campaigns] AS [c]")]
    [InlineData("SELECT [c].[Id] FROM [campaigns].[nowhere] AS [c]")]
    [InlineData("SELECT [c].[Id] FROM [campaigns].[campaigns] AS [c] WHERE")]
    [InlineData("SELECT [a].[Id] FROM [accounts].[accounts] AS [a]")]
    [InlineData("SELECT [c].[Id] FROM [campaigns] AS [c]")]
    [InlineData("SELECT [c].[Id] FROM [campaigns].[campaigns] AS [c] WHERE [c].[Id] = @q")]
    [InlineData("UPDATE [c] SET [c].[NoColumn] = @p FROM [campaigns].[campaigns] AS [c]")]
    [InlineData("MERGE [campaigns].[campaigns] USING (VALUES (@p, 0)) AS i ([Id], _Position) ON 1=0 WHEN NOT MATCHED THEN INSERT ([NoColumn]) VALUES (i.[Id]);")]
    [InlineData("SELECT [c].[Id] FROM [campaigns].[campaigns] AS [c] WHERE [c].[Id] IN (SELECT [i].[value] FROM OPENJSON(@p) WITH ([value] char(26) '$') AS [i])")]
    [InlineData("SELECT [c].[Id] FROM [campaigns].[campaigns] AS [c] JOIN OPENJSON(@p) WITH ([value] char(26) '$') AS [i] ON [c].[Id] = [i].[value]")]
    public void A_statement_that_a_server_would_refuse_is_found(string sql) => Assert.NotEmpty(Violations([new("a slice", "campaigns", sql, "@p nvarchar(max)")]));

    [Theory]
    [InlineData("DELETE FROM [c] FROM [campaigns].[campaigns] AS [c] WHERE [c].[Id] = @p")]
    [InlineData("SELECT [c].[Id] FROM [campaigns].[campaigns] AS [c] WHERE [c].[Id] COLLATE Latin1_General_BIN2 IN (SELECT [i].[value] FROM OPENJSON(@p) WITH ([value] char(26) '$') AS [i])")]
    public void A_statement_that_it_takes_is_not(string sql) => Rule.Holds(Violations([new("a slice", "campaigns", sql, "@p nvarchar(max)")]));

    /// <summary>SQLite has GLOB.</summary>
    [Fact]
    public async Task A_query_that_only_SQLite_understands_is_found()
    {
        using var scope = world.Services.CreateScope();
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(scope.ServiceProvider.GetServices<ModuleDatabase>().First().Context);
        var query = db.Set<FeedState>().Where(s => EF.Functions.Glob(s.FeedId, "*"));
        Assert.NotEmpty(await query.ToListAsync());
        using var server = new Server(db);
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.RunAsync<IAsyncEnumerable<FeedState>>(query.Expression));
        Assert.Empty(server.Sent);
    }

    [Fact]
    public void What_was_never_sent_is_found()
    {
        var statements = world.Recorder.Statements.Where(s => !s.Slice.EndsWith("ShowTeamEndpoint", StringComparison.Ordinal));
        Assert.Equal("Pix.Accounts.Features.ShowTeam.ShowTeamEndpoint works on a database, and sent nothing: let RecordedWorld make it", Assert.Single(Without(Slices(world.Endpoints), statements)));
        Assert.Contains("Pix.Accounts.Features.ShowTeam.ShowTeamEndpoint.ModelAsync queries a database, and was never asked to: let RecordedWorld do what makes it",
            Unsent(Sites.Value, [.. world.Recorder.Methods.Where(m => !m.Contains("ShowTeam", StringComparison.Ordinal))]));
    }

    private static async Task ReportAsync(IReadOnlyCollection<Statement> statements)
    {
        var root = Repository.PathOf("artifacts", "sqlserver");
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        foreach (var slice in statements.GroupBy(s => s.Slice))
        {
            var parts = slice.Key.Split('.');
            var file = Path.Combine(root, parts[1], string.Join('.', parts[2..]) + ".sql");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var text = new StringBuilder($"-- {slice.Key}: {slice.Count()} statements\n");
            foreach (var statement in slice.OrderBy(s => s.Sql, StringComparer.Ordinal))
                text.Append($"\n-- {(statement.Parameters.Length > 0 ? statement.Parameters : "no parameters")}\n{statement.Sql}\nGO\n");
            await File.WriteAllTextAsync(file, text.ToString());
        }
    }
}
