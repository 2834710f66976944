using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Pix.BuildingBlocks.Data;

namespace Pix.Architecture.Tests;

/// <summary>
/// What the migrations say to SQL Server, checked without one: ScriptDom parses it, DacFx builds the database from it and
/// resolves every name (tables, columns, also in the statements that fill tables), and nothing lies outside the module's schema.
/// </summary>
public sealed class SqlServerTests
{
    private static IEnumerable<string> Violations(string schema, string script)
    {
        var statements = new Statements(script);
        if (statements.Faults.Count > 0)
            return statements.Faults;
        return statements.Names.Where(n => n.Schema != schema && n.Schema != "sys").Select(n => $"{n.Schema ?? "(no schema)"}.{n.Name} is outside {schema}")
            .Concat(Build(statements, schema));
    }

    private static IEnumerable<string> Build(Statements statements, string schema)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var faults = new List<string>();
        var procedures = statements.Changes.Select((sql, i) => $"CREATE PROCEDURE [{schema}].[__{i}] AS BEGIN {sql} END");
        foreach (var statement in statements.Definitions.Concat(procedures))
        {
            try
            {
                model.AddObjects(statement);
            }
            catch (DacModelException e)
            {
                faults.AddRange(e.Messages.Select(m => $"{m.Message}: {statement}"));
            }
        }
        faults.AddRange(model.Validate().Select(m => $"{m.MessageType} {m.Number}: {m.Message}"));
        return faults;
    }

    private static string Script(ModuleDb db) => db.GetService<IMigrator>().GenerateScript();

    private static IEnumerable<(string Schema, string Script)> Scripts() =>
        Databases.All().Where(d => d.Db.Database.IsSqlServer()).Select(d => (d.Module.Schema, Script(d.Db)));

    [Fact]
    public void Migrations_are_valid_and_stay_in_the_module_s_schema() => Rule.Holds(Scripts().SelectMany(s => Violations(s.Schema, s.Script)));

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
    [InlineData("CREATE TABLE [x] ([Id] int NOT NULL)")]
    [InlineData("CREATE SCHEMA [other]", "CREATE TABLE [other].[x] ([Id] int NOT NULL)")]
    [InlineData("IF 1 = 1 EXEC(N'CREATE TABLE [dbo].[x] ([Id] int NOT NULL)')")]
    [InlineData("INSERT INTO [campaigns].[campaigns] ([NoColumn]) VALUES (1)")]
    [InlineData("UPDATE [accounts].[accounts] SET [FirstName] = N''")]
    [InlineData("ALTER TABLE [campaigns].[campaigns] ADD CONSTRAINT [fk] FOREIGN KEY ([Id]) REFERENCES [accounts].[accounts] ([Id])")]
    public void A_fault_in_a_migration_is_found(params string[] planted)
    {
        var (schema, script) = Scripts().Single(s => s.Schema == "campaigns");
        Assert.NotEmpty(Violations(schema, string.Join("\nGO\n", planted.Prepend(script))));
    }
}
