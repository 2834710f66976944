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
}
