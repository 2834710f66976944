using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Pix.SqlServer.Tests;

/// <summary>What a T-SQL script defines and changes, inside <c>IF</c> and <c>EXEC(N'…')</c> too.</summary>
internal sealed class Statements : TSqlFragmentVisitor
{
    private readonly List<(TSqlStatement Node, string Text)> _definitions = [];
    private readonly List<string> _changes = [], _faults = [];
    private readonly List<(string? Schema, string Name)> _names = [];
    private readonly HashSet<string> _aliases = [];

    public Statements(string script) => Read(script);

    /// <summary>CREATE and ALTER that DacFx can add to a model, once each: tables with the columns added later, without the indexes dropped later.</summary>
    public IEnumerable<string> Definitions => _definitions.Select(d => d.Text).Distinct();

    /// <summary>Columns and constraints of the tables, and indexes, in order; values given to rows of before left out.</summary>
    public IEnumerable<string> Parts => _definitions.SelectMany(d => d.Node is CreateTableStatement table
        ? table.Definition.ColumnDefinitions.Select(c => { c.DefaultConstraint = null; return $"{Name(table.SchemaObjectName)}: {Generated(c)}"; })
            .Concat(table.Definition.TableConstraints.Select(c => $"{Name(table.SchemaObjectName)}: {Generated(c)}"))
        : d.Node is CreateIndexStatement ? [Generated(d.Node)] : []).Distinct().Order(StringComparer.Ordinal);

    /// <summary>INSERT, UPDATE, DELETE, MERGE.</summary>
    public IReadOnlyList<string> Changes => _changes;

    /// <summary>Whether a table that an earlier statement made is changed in a way that is not followed here, or removed.</summary>
    public bool ChangesTables { get; private set; }

    /// <summary>Every table, index, … that is named; <c>a</c> in <c>DELETE FROM [a] FROM [s].[t] AS [a]</c> is no name.</summary>
    public IEnumerable<(string? Schema, string Name)> Names => _names.Where(n => n.Schema is not null || !_aliases.Contains(n.Name));

    /// <summary>What does not parse.</summary>
    public IReadOnlyList<string> Faults => _faults;

    private void Read(string sql)
    {
        var script = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        _faults.AddRange(errors.Select(e => $"{e.Line}:{e.Column} {e.Message}"));
        if (errors.Count == 0)
            script.Accept(this);
    }

    public override void Visit(TSqlStatement node)
    {
        if (node is AlterTableAddTableElementStatement { Definition.ColumnDefinitions.Count: > 0 } added)
            Add(added);
        else if (node is DropIndexStatement dropped)
            _definitions.RemoveAll(d => d.Node is CreateIndexStatement index && dropped.DropIndexClauses.OfType<DropIndexClause>()
                .Any(c => c.Index.Value == index.Name.Value && Name(c.Object) == Name(index.OnName)));
        else if (node is CreateTableStatement or CreateIndexStatement or CreateSchemaStatement or AlterTableAddTableElementStatement
            or CreateViewStatement or CreateProcedureStatement or CreateTriggerStatement or CreateSequenceStatement)
            _definitions.Add((node, Text(node)));
        else if (node is DataModificationStatement)
            _changes.Add(Text(node));
        ChangesTables |= node is DropObjectsStatement or AlterTableAlterColumnStatement or AlterTableDropTableElementStatement;
    }

    private void Add(AlterTableAddTableElementStatement columns)
    {
        var at = _definitions.FindIndex(d => d.Node is CreateTableStatement t && Name(t.SchemaObjectName) == Name(columns.SchemaObjectName));
        if (at < 0)
        {
            _faults.Add($"{Name(columns.SchemaObjectName)} gets columns, and was never made");
            return;
        }
        var table = (CreateTableStatement)_definitions[at].Node;
        foreach (var column in columns.Definition.ColumnDefinitions)
            table.Definition.ColumnDefinitions.Add(column);
        _definitions[at] = (table, Generated(table));
    }

    private static string Generated(TSqlFragment node)
    {
        new Sql160ScriptGenerator().GenerateScript(node, out var text);
        return text.Trim().TrimEnd(';');
    }

    private static string Name(SchemaObjectName name) => $"{name.SchemaIdentifier?.Value}.{name.BaseIdentifier.Value}";

    public override void Visit(ExecuteStatement node)
    {
        if (node.ExecuteSpecification.ExecutableEntity is ExecutableStringList { Strings: [StringLiteral text] })
            Read(text.Value);
        else if (node.ExecuteSpecification.ExecutableEntity is ExecutableProcedureReference)
            ChangesTables = true; // sp_rename
    }

    public override void Visit(TableReferenceWithAlias node) => _aliases.Add(node.Alias?.Value ?? "");

    public override void Visit(SchemaObjectName node) => _names.Add((node.SchemaIdentifier?.Value, node.BaseIdentifier.Value));

    // The name of a type is no name of ours, nor is that of a system procedure.
    public override void ExplicitVisit(SqlDataTypeReference node)
    {
    }

    public override void ExplicitVisit(UserDataTypeReference node)
    {
    }

    public override void ExplicitVisit(ExecutableProcedureReference node)
    {
    }

    private static string Text(TSqlFragment node) =>
        string.Concat(node.ScriptTokenStream.Skip(node.FirstTokenIndex).Take(node.LastTokenIndex - node.FirstTokenIndex + 1).Select(t => t.Text)).Trim().TrimEnd(';');
}
