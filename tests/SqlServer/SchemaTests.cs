using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Pix.BuildingBlocks.Data;

namespace Pix.SqlServer.Tests;

/// <summary>The tables on SQL Server beside those on SQLite, and what the server refuses that neither parser nor DacFx would tell.</summary>
public sealed class SchemaTests
{
    /// <summary>Columns without a limit: what people write at length, and what is packed.</summary>
    private static readonly string[] MeantToBeLong =
    [
        "accounts.outbox.Html", "accounts.outbox.Subject", "accounts.outbox.Text",
        "assessments.answers.Given", "assessments.courses.PackedSkills", "assessments.problem_reports.Comment", "assessments.tests.PackedResult",
        "campaigns.campaigns.LandingText",
        "reporting.participants.PackedResult", "reporting.totals.Packed",
    ];

    // No json, no datetimeoffset beside datetime2, nothing that only the newest server has.
    private static readonly string[] Types = ["bit", "tinyint", "int", "bigint", "float", "char", "nvarchar", "varbinary", "datetime2", "rowversion"];

    private const int LongestKey = 900, LongestIndexKey = 1700;

    private static List<ITable> Tables(ModuleDb db) => [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];

    private static List<ITable> OnSqlServer() => [.. Databases.All().Where(d => d.Db.Database.IsSqlServer()).SelectMany(d => Tables(d.Db))];

    private static IEnumerable<string> Indexes(ITable table, string schema) => table.Indexes
        .Select(i => $"{schema}.{table.Name}.{i.Name} ({string.Join(", ", i.Columns.Select((c, n) => c.Name + (i.IsDescending?.ElementAtOrDefault(n) == true ? " desc" : "")))}){(i.IsUnique ? " unique" : "")} {Filter(i)}")
        .Concat(table.UniqueConstraints.Select(u => $"{schema}.{table.Name}.{u.Name} ({string.Join(", ", u.Columns.Select(c => c.Name))})"));

    // SQLite lets any number of rows have no value in a unique index; on SQL Server EF says so by a filter.
    private static string? Filter(ITableIndex index) => index.IsUnique && index.Filter == string.Join(" AND ", index.Columns.Where(c => c.IsNullable).Select(c => $"[{c.Name}] IS NOT NULL")) ? null : index.Filter;

    private static IEnumerable<string> Indexes(Func<ModuleDb, bool> of) =>
        Databases.All().Where(d => of(d.Db)).SelectMany(d => Tables(d.Db).SelectMany(t => Indexes(t, d.Module.Schema))).Order(StringComparer.Ordinal);

    [Fact]
    public void Indexes_and_keys_are_those_of_SQLite()
    {
        Databases.AreAllOpened();
        Assert.True(Indexes(db => db.Database.IsSqlServer()).Count() > 30);
        Assert.Equal(Indexes(db => db.Database.IsSqlite()), Indexes(db => db.Database.IsSqlServer()));
    }

    [Fact]
    public void A_column_has_a_limit_unless_it_is_meant_to_have_none() => Assert.Equal(MeantToBeLong, OnSqlServer()
        .SelectMany(t => t.Columns.Where(c => c.StoreType.EndsWith("(max)", StringComparison.Ordinal)).Select(c => $"{t.Schema}.{t.Name}.{c.Name}")).Order(StringComparer.Ordinal));

    // One that compares otherwise would find other rows than SQLite, and no server compares it with one of ours.
    [Fact]
    public void Every_text_compares_byte_by_byte() => Rule.Holds(OnSqlServer().SelectMany(t => t.Columns)
        .Where(c => c.StoreType.Contains("char(", StringComparison.Ordinal) && c.Collation != "Latin1_General_BIN2").Select(c => $"{c.Table.Schema}.{c.Table.Name}.{c.Name} has the collation {c.Collation}"));

    [Fact]
    public void Every_server_in_use_has_the_types_of_columns() => Rule.Holds(OnSqlServer().SelectMany(t => t.Columns)
        .Where(c => !Types.Contains(c.StoreType.Split('(')[0]) || c.StoreType == "datetime2(7)" || c.StoreType == "datetime2")
        .Select(c => $"{c.Table.Schema}.{c.Table.Name}.{c.Name} is {c.StoreType}"));

    [Fact]
    public void Nothing_is_made_that_needs_more_than_an_ordinary_server() => Rule.Holds(
        from table in OnSqlServer()
        from what in new[] { (table.FindAnnotation("SqlServer:IsTemporal") is not null, "is temporal"), (table.Columns.Any(c => c.DefaultValueSql is not null), "has a default that is an expression"), (table.Triggers.Any(), "has triggers"), (table.FindAnnotation("SqlServer:MemoryOptimized") is not null, "is memory-optimised") }
        where what.Item1
        select $"{table.Name} {what.Item2}");

    // An index that is too long is made with a warning, and the row that does not fit is refused years later.
    [Fact]
    public void Keys_fit_into_an_index() => Rule.Holds(
        from table in OnSqlServer()
        from key in table.Indexes.Select(i => (i.Name, i.Columns, Longest: LongestIndexKey)).Concat(table.UniqueConstraints.Select(u => (u.Name, u.Columns, Longest: LongestKey)))
        let bytes = key.Columns.Sum(Bytes)
        where bytes > key.Longest
        select $"{table.Schema}.{key.Name} is {bytes} bytes long; {key.Longest} fit");

    // The server refuses the second with error 1785, and SQLite does not mind.
    [Fact]
    public void Rows_are_deleted_with_others_on_one_way_only() => Rule.Holds(
        from table in OnSqlServer()
        from way in Ways(table).GroupBy(t => t)
        where way.Count() > 1
        select $"{way.Key.Name} leads to {table.Name} on {way.Count()} ways");

    private static IEnumerable<ITable> Ways(ITable from) => from.ForeignKeyConstraints
        .Where(k => k.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull && k.PrincipalTable != from)
        .SelectMany(k => Ways(k.PrincipalTable).Prepend(k.PrincipalTable));

    private static int Bytes(IColumn column)
    {
        var type = column.StoreTypeMapping;
        return type.Size is { } size ? size * (type.IsUnicode && type.ClrType == typeof(string) ? 2 : 1)
            : column.StoreType switch { "bit" or "tinyint" => 1, "int" => 4, "bigint" or "float" or "rowversion" or "datetime2(6)" => 8, var other => throw new InvalidOperationException($"how long is {other}?") };
    }
}
