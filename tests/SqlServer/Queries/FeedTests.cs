using System.Data;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>Feeds on SQL Server go by rowversion, which SQLite does not have: the one query that the Host on SQLite never makes.</summary>
public sealed class FeedTests
{
    private static IEnumerable<(ModuleDb Db, Type Fed)> Feeds() => Databases.All().Where(d => d.Db.Database.IsSqlServer())
        .SelectMany(d => d.Db.Model.GetEntityTypes().Where(t => t.FindProperty("FeedPosition") is not null).Select(t => (d.Db, t.ClrType)));

    [Fact]
    public async Task A_feed_asks_for_the_oldest_open_transaction_before_it_reads_rows()
    {
        var feeds = Feeds().ToList();
        Assert.Equal(["accounts", "assessments", "campaigns"], feeds.Select(f => f.Db.Schema).Order(StringComparer.Ordinal));
        foreach (var (db, fed) in feeds)
        {
            using var server = new Server(db, Answer);
            var read = typeof(Feed).GetMethod(nameof(Feed.ReadFeedAsync))!.MakeGenericMethod(fed);
            await (Task)read.Invoke(null, [server.Db, 41L, 100, CancellationToken.None])!;

            Assert.Equal(3, server.Sent.Count);
            Assert.Contains($"[{db.Schema}_feed]", server.Sent[0].Sql, StringComparison.Ordinal);
            Assert.Contains("MIN_ACTIVE_ROWVERSION()", server.Sent[1].Sql, StringComparison.Ordinal);
            Assert.Contains("ORDER BY", server.Sent[2].Sql, StringComparison.Ordinal);
            Assert.Contains(">", server.Sent[2].Sql, StringComparison.Ordinal);
            Rule.Holds(QueryTests.Violations(server.Sent.Select(s => new Statement(fed.Name, db.Schema, s.Sql, s.Parameters))));
        }
    }

    private static DataTable? Answer(string sql)
    {
        var table = new DataTable();
        if (sql.Contains("MIN_ACTIVE_ROWVERSION", StringComparison.Ordinal))
        {
            table.Columns.Add("Value", typeof(byte[]));
            table.Rows.Add(new byte[] { 0, 0, 0, 0, 0, 0, 7, 208 });
        }
        else if (sql.Contains("_feed]", StringComparison.Ordinal))
        {
            table.Columns.Add("Row", typeof(int));
            table.Columns.Add("FeedId", typeof(string));
            table.Columns.Add("Position", typeof(long));
            table.Rows.Add(1, "feed", 0L);
        }
        return table;
    }
}
