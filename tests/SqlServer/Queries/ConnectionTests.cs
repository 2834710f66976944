using System.Data;
using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.Testing;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>What becomes of work when a server is lost, slow, or says no.</summary>
public sealed class ConnectionTests
{
    private static ModuleDb AnyDb() => Databases.All().First(d => d.Db.Database.IsSqlServer()).Db;

    /// <summary>2601: a unique index; 2627: a primary key or a constraint. 547: a foreign key.</summary>
    [Theory]
    [InlineData(2601, true)]
    [InlineData(2627, true)]
    [InlineData(547, false)]
    [InlineData(1205, false)]
    public void Both_numbers_of_a_key_that_is_taken_are_understood(int number, bool expected) =>
        Assert.Equal(expected, new DbUpdateException("saving", ErrorOf(number)).IsUniqueViolation());

    /// <summary>A deadlock, a time limit, a database that is not there, a server out of reach as Windows and others call it; not: a key that is taken, no such table.</summary>
    [Theory]
    [InlineData(1205, 13, true)]
    [InlineData(-2, 11, true)]
    [InlineData(4060, 11, true)]
    [InlineData(53, 20, true)]
    [InlineData(0, 20, true)]
    [InlineData(2627, 14, false)]
    [InlineData(208, 16, false)]
    public void What_passes_with_time_is_told_from_what_does_not(int number, byte severity, bool expected) =>
        Assert.Equal(expected, DatabaseErrors.IsBusy(new DbUpdateException("saving", ErrorOf(number, severity))));

    [Fact]
    public async Task A_server_out_of_reach_is_a_pause_and_not_a_fault()
    {
        await using var app = await PixApp.StartAsync("Database:Provider=SqlServer", "ConnectionStrings:Default=Server=127.0.0.1,1;User ID=nobody;Password=none;Connect Timeout=1");
        (await app.Client().GetAsync("/health/live")).Is(200);
        Assert.NotNull((await app.Client().PageAsync("/campagnes/ABCDEF123")).Is(503).Headers.RetryAfter);
        (await app.Client().GetAsync("/health/ready")).Is(503);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Whether_readers_wait_for_writers_is_asked_of_the_server(bool snapshot, bool expected)
    {
        using var server = new Server(AnyDb(), _ =>
        {
            var table = new DataTable();
            table.Columns.Add("Value", typeof(bool));
            table.Rows.Add(snapshot);
            return table;
        });
        Assert.Equal(expected, await server.Db.ReadersWaitAsync(CancellationToken.None));
        var (sql, _) = Assert.Single(server.Sent);
        Assert.Empty(new Statements(sql).Faults);
        Assert.Contains("is_read_committed_snapshot_on", sql, StringComparison.Ordinal);
    }

    // Only the client makes them: an error of a server has no public constructor.
    private static SqlException ErrorOf(int number, byte severity = 14)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var constructor = typeof(SqlError).GetConstructors(Hidden).OrderByDescending(c => c.GetParameters().Length).First(c => c.GetParameters()[0].Name == "infoNumber");
        var error = constructor.Invoke([.. constructor.GetParameters().Select(p => p.Name == "infoNumber" ? number : p.Name == "errorClass" ? severity : p.ParameterType == typeof(string) ? "" : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
        var errors = Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "16.0"])!;
    }
}
