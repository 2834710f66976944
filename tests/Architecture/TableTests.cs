using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Pix.BuildingBlocks.Data;

namespace Pix.Architecture.Tests;

/// <summary>
/// No shared tables: each belongs to one module and lies in that module's schema, foreign keys stay inside, and since all
/// modules may share one database, names differ even without the schema. Seen in the models and in every migration.
/// </summary>
public sealed class TableTests
{
    private sealed record Table(string? Schema, string Name);

    /// <param name="Home">The module's schema.</param>
    /// <param name="Schemas">Whether the provider has schemas.</param>
    private sealed record Found(string Home, bool Schemas, IReadOnlyList<Table> Tables, IReadOnlyList<(Table From, Table To)> Keys, IReadOnlyList<string> Sql);

    private static Found InModel(string home, ModuleDb db)
    {
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        return new(home, db.Database.IsSqlServer(), [.. tables.Select(t => new Table(t.Schema, t.Name))],
            [.. tables.SelectMany(t => t.ForeignKeyConstraints.Select(k => (new Table(t.Schema, t.Name), new Table(k.PrincipalTable.Schema, k.PrincipalTable.Name))))], []);
    }

    private static Found InMigrations(string home, ModuleDb db)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        return InOperations(home, db.Database.IsSqlServer(),
            [.. migrations.Migrations.Values.SelectMany(m => migrations.CreateMigration(m, db.Database.ProviderName!).UpOperations)]);
    }

    private static Found InOperations(string home, bool schemas, IReadOnlyList<MigrationOperation> operations)
    {
        var creations = operations.OfType<CreateTableOperation>().ToList();
        var keys = creations.SelectMany(c => c.ForeignKeys).Concat(operations.OfType<AddForeignKeyOperation>());
        return new(home, schemas,
            [
                .. creations.Select(c => new Table(c.Schema, c.Name)),
                .. operations.OfType<RenameTableOperation>().Select(r => new Table(r.NewSchema ?? r.Schema, r.NewName ?? r.Name)),
                .. operations.OfType<ITableMigrationOperation>().Select(o => new Table(o.Schema, o.Table)),
            ],
            [.. keys.Select(k => (new Table(k.Schema, k.Table), new Table(k.PrincipalSchema, k.PrincipalTable)))],
            [.. operations.OfType<SqlOperation>().Select(s => s.Sql)]);
    }

    private static IEnumerable<string> Violations(IReadOnlyCollection<Found> all)
    {
        foreach (var shared in all.SelectMany(f => f.Tables.Select(t => (t.Name, f.Home))).Distinct().GroupBy(t => t.Name).Where(g => g.Count() > 1))
            yield return $"table {shared.Key} is in {string.Join(" and ", shared.Select(s => s.Home))}";
        foreach (var (home, schemas, tables, keys, sql) in all)
        {
            foreach (var table in tables.Where(t => t.Schema != (schemas ? home : null)))
                yield return $"table {table.Name} of {home} lies in schema {table.Schema ?? "(none)"}";
            foreach (var (from, to) in keys.Where(k => !tables.Contains(k.To) || k.To.Schema != (schemas ? home : null)))
                yield return $"a foreign key of {home}.{from.Name} leads to {to.Schema}.{to.Name}";
            var others = all.Where(o => o.Home != home).SelectMany(o => o.Tables).Select(t => t.Name).Except(tables.Select(t => t.Name));
            foreach (var other in others.Where(o => sql.Any(s => Names(s, o))))
                yield return $"SQL in a migration of {home} names {other}";
        }
    }

    private static bool Names(string sql, string table) => Regex.IsMatch(
        sql, $@"\b(FROM|JOIN|INTO|UPDATE|TABLE|ON|REFERENCES)\s+([""\[]?\w+[""\]]?\.)?[""\[]?{Regex.Escape(table)}\b", RegexOptions.IgnoreCase);

    private static List<Found> OfProduct() => [.. Databases.All().SelectMany(d => new[] { InModel(d.Module.Schema, d.Db), InMigrations(d.Module.Schema, d.Db) })];

    [Fact]
    public void Every_table_belongs_to_one_module() => Rule.Holds(Violations(OfProduct()));

    [Fact]
    public void A_module_s_context_has_the_module_s_schema() => Assert.All(Databases.All(), d => Assert.Equal(d.Module.Schema, d.Db.Schema));

    [Fact]
    public void The_rule_looks_at_something()
    {
        Databases.AreAllOpened();
        Assert.All(OfProduct(), f => Assert.NotEmpty(f.Tables));
        Assert.Contains(OfProduct(), f => f.Sql.Count > 0);
        Assert.Equal(4, OfProduct().Count(f => f.Keys.Contains((new(f.Schemas ? "campaigns" : null, "participations"), new(f.Schemas ? "campaigns" : null, "campaigns")))));
    }

    [Fact]
    public void Tables_of_others_are_found_in_a_model()
    {
        var planted = Databases.Open(typeof(TableTests).Assembly).Single(db => db.Database.IsSqlServer());
        var violations = Violations([.. OfProduct(), InModel("planted", planted)]).ToList();
        Assert.Equal(
        [
            "a foreign key of planted.leads leads to accounts.elsewhere",
            "table campaigns is in campaigns and planted",
            "table elsewhere of planted lies in schema accounts",
        ], violations.Order());
    }

    [Fact]
    public void Tables_of_others_are_found_in_a_migration()
    {
        var migration = new MigrationBuilder("Microsoft.EntityFrameworkCore.SqlServer");
        migration.RenameTable("mine", "planted", "organisations", "planted");
        migration.AddForeignKey("fk", "mine", "OwnerId", "accounts", "planted", "accounts", principalColumn: "Id");
        migration.AddColumn<int>("Extra", "tests", schema: "assessments");
        migration.Sql("DELETE FROM [campaigns].[participations]");
        var violations = Violations([.. OfProduct(), InOperations("planted", true, migration.Operations)]).ToList();
        Assert.Contains("table organisations is in accounts and planted", violations);
        Assert.Contains("a foreign key of planted.mine leads to accounts.accounts", violations);
        Assert.Contains("table tests of planted lies in schema assessments", violations);
        Assert.Contains("SQL in a migration of planted names participations", violations);
    }
}
