using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>
/// Where texts of a list (<c>OPENJSON</c>, in the collation of the database) stand beside others without being told which
/// collation to take: a server refuses to compare them, and neither ScriptDom nor DacFx says so.
/// </summary>
internal sealed class ListsWithoutCollation : TSqlFragmentVisitor
{
    private int _lists, _collated;

    public static IEnumerable<string> In(string sql)
    {
        var visitor = new ListsWithoutCollation();
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out _).Accept(visitor);
        return visitor._lists == visitor._collated ? [] : ["a list is compared without a collation"];
    }

    public override void Visit(OpenJsonTableReference node) =>
        _lists += node.SchemaDeclarationItems.Any(i => i.ColumnDefinition.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.Char or SqlDataTypeOption.VarChar or SqlDataTypeOption.NChar or SqlDataTypeOption.NVarChar }) || node.SchemaDeclarationItems.Count == 0 ? 1 : 0;

    public override void Visit(InPredicate node)
    {
        if (node is { Expression: PrimaryExpression { Collation: not null }, Subquery.QueryExpression: QuerySpecification { FromClause.TableReferences: [OpenJsonTableReference] } })
            _collated++;
    }
}
