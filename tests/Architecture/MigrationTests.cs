using Microsoft.EntityFrameworkCore;

namespace Pix.Architecture.Tests;

/// <summary>A changed model comes with its migration, for both databases (<c>./add-migration.sh</c>).</summary>
public sealed class MigrationTests
{
    private static IEnumerable<string> Violations(IEnumerable<DbContext> contexts) =>
        contexts.Where(db => db.Database.HasPendingModelChanges()).Select(db => $"{db.GetType()} has changes without a migration");

    [Fact]
    public void A_model_has_its_migration() => Rule.Holds(Violations(Databases.All().Select(d => d.Db)));

    [Fact]
    public void The_rule_looks_at_both_databases_of_every_module()
    {
        Databases.AreAllOpened();
        Assert.All(Databases.All(), d => Assert.NotEmpty(d.Db.Database.GetMigrations()));
    }

    [Fact]
    public void A_model_without_its_migration_is_found() =>
        Assert.Equal(2, Violations(Databases.Open(typeof(MigrationTests).Assembly)).Count());

    /// <summary>That a model has its migration is told by a snapshot. What the migrations make is another matter: here on SQLite, on SQL Server in tests/SqlServer.</summary>
    [Fact]
    public async Task Migrations_make_what_the_model_says()
    {
        var (migrated, created) = (await SchemasAsync(db => db.Database.MigrateAsync()), await SchemasAsync(db => db.Database.EnsureCreatedAsync()));
        Assert.True(created.Count > 100);
        Assert.Equal(created, migrated.Where(line => !line.Contains("__EFMigrations", StringComparison.Ordinal)));
    }

    // Defaults are left out: a new column gives one to the rows of before.
    private static async Task<List<string>> SchemasAsync(Func<DbContext, Task> make)
    {
        var lines = new List<string>();
        foreach (var (module, db) in Databases.All().Where(d => d.Db.Database.IsSqlite()))
        {
            await db.Database.OpenConnectionAsync(); // a database in memory lasts as long
            await make(db);
            lines.AddRange((await db.Database.SqlQuery<string>($"""
                SELECT t.name || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS "Value" FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'
                UNION ALL SELECT t.name || ' -> ' || k."table" || ' ' || k."from" || ' ' || k.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table'
                UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
                """).ToListAsync()).Where(line => !line.StartsWith("sqlite_", StringComparison.Ordinal)).Select(line => $"{module.Name}: {line}").Order(StringComparer.Ordinal));
            await db.Database.CloseConnectionAsync();
        }
        return lines;
    }
}
