using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pix.Host;

namespace Pix.SqlServer.Tests;

/// <summary>
/// What the migrations say to SQL Server, checked without one: ScriptDom parses it, DacFx builds the database from it and
/// resolves every name (tables, columns, also in the statements that fill tables), and nothing lies outside the module's schema.
/// </summary>
public sealed class MigrationScriptTests
{
    /// <param name="schema">The module's.</param>
    /// <param name="script">What the migrations say.</param>
    /// <param name="creation">The database at the end, made in one go: for changes of a table on the way that <see cref="Statements"/> does not follow.</param>
    private static IEnumerable<string> Violations(string schema, string script, string creation)
    {
        var statements = new Statements(script);
        if (statements.Faults.Count > 0)
            return statements.Faults;
        return statements.Names.Where(n => n.Schema != schema && n.Schema != "sys").Select(n => $"{n.Schema ?? "(no schema)"}.{n.Name} is outside {schema}")
            .Concat(Build(statements.ChangesTables ? new(creation) : statements, schema));
    }

    private static IEnumerable<string> Build(Statements statements, string schema) =>
        Dac.Faults(statements.Definitions.Concat(statements.Changes.Select((sql, i) => $"CREATE PROCEDURE [{schema}].[__{i}] AS BEGIN {sql} END")));

    private static IEnumerable<(string Schema, string Script, string Creation)> Scripts(MigrationsSqlGenerationOptions options = default) => Databases.All()
        .Where(d => d.Db.Database.IsSqlServer())
        .Select(d => (d.Module.Schema, d.Db.GetService<IMigrator>().GenerateScript(options: options), d.Db.Database.GenerateCreateScript()));

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void Migrations_are_valid_and_stay_in_the_module_s_schema(MigrationsSqlGenerationOptions options) =>
        Rule.Holds(Scripts(options).SelectMany(s => Violations(s.Schema, s.Script, s.Creation)));

    /// <summary>That a model has its migration is told by its snapshot; that the migrations make what the snapshot says, only by what they make.</summary>
    [Fact]
    public void Migrations_make_what_the_model_says() => Assert.All(Scripts(), s =>
    {
        var made = new Statements(s.Script);
        Assert.False(made.ChangesTables, $"{s.Schema}: a migration changes tables in a way that is not followed here; compare them by hand, or teach Statements");
        Assert.Equal(new Statements(s.Creation).Parts, made.Parts.Where(p => !p.Contains("__EFMigrationsHistory", StringComparison.Ordinal)));
    });

    private static readonly string[] NotEverywhere = ["sp_rename", "SYSTEM_VERSIONING", "CREATE SEQUENCE", "MEMORY_OPTIMIZED", " json ", "datetime2(7)", "DROP DATABASE"];

    private static IEnumerable<string> Unusual(string script) => NotEverywhere.Where(word => script.Contains(word, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Migrations_need_nothing_that_not_every_server_has() => Rule.Holds(Scripts().SelectMany(s => Unusual(s.Script).Select(word => $"a migration of {s.Schema} has {word}")));

    [Theory]
    [InlineData("EXEC sp_rename N'[campaigns].[campaigns].[IX_a]', N'IX_b', 'INDEX';")]
    [InlineData("ALTER TABLE [campaigns].[campaigns] ADD [Extra] json NULL;")]
    [InlineData("CREATE SEQUENCE [campaigns].[hilo] START WITH 1;")]
    public void What_not_every_server_has_is_found(string planted) => Assert.Single(Unusual(planted));

    [Fact]
    public async Task One_command_prints_the_script_of_every_module_or_of_one()
    {
        var idempotent = Scripts(MigrationsSqlGenerationOptions.Idempotent).ToDictionary(s => s.Schema, s => s.Script);
        var all = await PrintedAsync("migration-script");
        Assert.All(idempotent.Values, script => Assert.Contains(script, all, StringComparison.Ordinal));
        Assert.Empty(new Statements(all).Faults);
        Assert.DoesNotContain("info:", all, StringComparison.Ordinal);

        var one = await PrintedAsync("migration-script", "--module", "Campaigns");
        Assert.Contains(idempotent["campaigns"], one, StringComparison.Ordinal);
        Assert.DoesNotContain("[accounts]", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_is_none_is_told() => Assert.Equal(2, await HostRun.RunAsync(["migration-script", "--module", "Orders"]));

    private static async Task<string> PrintedAsync(params string[] args)
    {
        var (before, output) = (Console.Out, new StringWriter());
        Console.SetOut(output);
        try
        {
            Assert.Equal(0, await HostRun.RunAsync(args));
        }
        finally
        {
            Console.SetOut(before);
        }
        return output.ToString();
    }

    [Fact]
    public void The_rule_looks_at_something()
    {
        Databases.AreAllOpened();
        Assert.All(Scripts().Select(s => new Statements(s.Script)), s =>
        {
            Assert.Contains(s.Definitions, d => d.StartsWith("CREATE TABLE", StringComparison.Ordinal));
            Assert.Contains(s.Names, n => n.Name == "__EFMigrationsHistory");
            Assert.Contains(s.Changes, c => c.StartsWith("INSERT", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("CREATE TABLE [campaigns].[x] ([Id] int NOT NULL,,)")]
    [InlineData("CREATE TABLE [campaigns].[x] ([Id] number NOT NULL)")]
    [InlineData("CREATE TABLE [campaigns].[campaigns] ([Id] int NOT NULL)")]
    [InlineData("CREATE TABLE [campaigns].[x] ([Id] int NOT NULL REFERENCES [campaigns].[nowhere] ([Id]))")]
    [InlineData("CREATE INDEX [ix] ON [campaigns].[campaigns] ([NoColumn])")]
    [InlineData("ALTER TABLE [campaigns].[campaigns] ADD [Extra] int NULL", "CREATE INDEX [ix] ON [campaigns].[campaigns] ([Ekstra])")]
    [InlineData("ALTER TABLE [campaigns].[campaigns] ADD [Code] int NULL")]
    [InlineData("ALTER TABLE [campaigns].[nowhere] ADD [Extra] int NULL")]
    [InlineData("CREATE INDEX [IX_campaigns_Code] ON [campaigns].[campaigns] ([Code], [Name])")]
    [InlineData("CREATE TABLE [x] ([Id] int NOT NULL)")]
    [InlineData("CREATE SCHEMA [other]", "CREATE TABLE [other].[x] ([Id] int NOT NULL)")]
    [InlineData("IF 1 = 1 EXEC(N'CREATE TABLE [dbo].[x] ([Id] int NOT NULL)')")]
    [InlineData("INSERT INTO [campaigns].[campaigns] ([NoColumn]) VALUES (1)")]
    [InlineData("UPDATE [accounts].[accounts] SET [FirstName] = N''")]
    [InlineData("ALTER TABLE [campaigns].[campaigns] ADD CONSTRAINT [fk] FOREIGN KEY ([Id]) REFERENCES [accounts].[accounts] ([Id])")]
    public void A_fault_in_a_migration_is_found(params string[] planted)
    {
        var (schema, script, creation) = Scripts().Single(s => s.Schema == "campaigns");
        Assert.NotEmpty(Violations(schema, string.Join("\nGO\n", planted.Prepend(script)), creation));
    }

    [Theory]
    [InlineData("ALTER TABLE [campaigns].[campaigns] ADD [Extra] int NULL", "CREATE INDEX [ix] ON [campaigns].[campaigns] ([Extra])")]
    [InlineData("DROP INDEX [IX_campaigns_Code] ON [campaigns].[campaigns]", "CREATE INDEX [IX_campaigns_Code] ON [campaigns].[campaigns] ([Code], [Name])")]
    [InlineData("ALTER TABLE [campaigns].[campaigns] ALTER COLUMN [Name] nvarchar(10) NOT NULL")]
    [InlineData("DROP TABLE [campaigns].[rules_seen]", "CREATE TABLE [campaigns].[rules_seen] ([Id] int NOT NULL)")]
    [InlineData("EXEC sp_rename N'[campaigns].[campaigns].[Name]', N'Title', 'COLUMN'", "CREATE INDEX [ix] ON [campaigns].[campaigns] ([Title])")]
    [InlineData("DECLARE @d sysname; SELECT @d = [d].[name] FROM [sys].[default_constraints] [d]; EXEC(N'ALTER TABLE [campaigns].[campaigns] DROP CONSTRAINT [' + @d + '];')")]
    public void A_later_migration_may_change_tables(params string[] later)
    {
        var (schema, script, creation) = Scripts().Single(s => s.Schema == "campaigns");
        Rule.Holds(Violations(schema, string.Join("\nGO\n", later.Prepend(script)), creation));
    }
}
