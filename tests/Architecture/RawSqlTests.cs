using System.Text.RegularExpressions;

namespace Pix.Architecture.Tests;

/// <summary>SQL of our own stands beside the context that it belongs to: nowhere else could one look for another module's tables.</summary>
public sealed partial class RawSqlTests
{
    private static IEnumerable<string> Violations(IEnumerable<SourceFile> files) => files.Where(f => !MayHold().IsMatch(f.Path)).SelectMany(f => f.Where(RawSql()));

    [Fact]
    public void Raw_SQL_stands_in_data_folders_only() => Rule.Holds(Violations(Product.Sources()));

    [Fact]
    public void The_rule_looks_at_something()
    {
        var outside = Product.Sources().Where(f => !MayHold().IsMatch(f.Path)).ToList();
        Assert.All(Product.Modules, m => Assert.Contains(outside, f => f.Path.StartsWith($"src/Modules/{m.Name}/", StringComparison.Ordinal)));
        Assert.NotEmpty(Product.Sources().Where(f => MayHold().IsMatch(f.Path)).SelectMany(f => f.Where(RawSql())));
    }

    [Theory]
    [InlineData("db.Database.SqlQuery<int>($\"SELECT 1\")")]
    [InlineData("db.Campaigns.FromSqlRaw(sql)")]
    [InlineData("await db.Database.ExecuteSqlAsync(sql)")]
    [InlineData("using var c = new SqliteConnection(address);")]
    [InlineData("DbCommand command = db.Database.GetDbConnection().CreateCommand();")]
    public void Raw_SQL_elsewhere_is_found(string code)
    {
        Assert.NotEmpty(Violations([new("src/Modules/Campaigns/Pix.Campaigns/Features/ShowList/ShowListEndpoint.cs", code)]));
        Assert.NotEmpty(Violations([new("src/BuildingBlocks/Web/Session.cs", code)]));
        Assert.Empty(Violations([new("src/Modules/Campaigns/Pix.Campaigns/Data/CampaignsDb.cs", code)]));
    }

    [GeneratedRegex("^src/(Modules/[^/]+/[^/]+/Data|BuildingBlocks/(Data|Feeds))/")]
    private static partial Regex MayHold();

    [GeneratedRegex(@"\b(FromSql\w*|SqlQuery\w*|ExecuteSql\w*|(Sqlite|Sql|Db)(Connection|Command)|GetDbConnection|CreateCommand)\b")]
    private static partial Regex RawSql();
}
