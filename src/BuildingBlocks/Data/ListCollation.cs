using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace Pix.BuildingBlocks.Data;

/// <summary>
/// On SQL Server a list of texts travels as JSON, and what <c>OPENJSON</c> makes of it has the collation of the database: beside a
/// column with a collation of its own (an id, a key) the server refuses to compare, « cannot resolve the collation conflict ».
/// So <c>ids.Contains(x.Id)</c> is told which one to take, the columns' own, before it is translated.
/// </summary>
internal sealed class ListCollation : IQueryExpressionInterceptor
{
    /// <summary>The one: EF keeps a cache of queries for each interceptor that it meets.</summary>
    public static readonly ListCollation Instance = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => new Visitor().Visit(queryExpression);

    private sealed class Visitor : ExpressionVisitor
    {
        private static readonly MethodInfo Collate = typeof(RelationalDbFunctionsExtensions).GetMethod(nameof(RelationalDbFunctionsExtensions.Collate))!.MakeGenericMethod(typeof(string));

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.Name != nameof(Enumerable.Contains) || node.Arguments is not [.., { } item] || item.Type != typeof(string))
                return base.VisitMethodCall(node);
            var list = node.Object ?? node.Arguments[0];
            return list.Type == typeof(string) // a text in a text
                ? base.VisitMethodCall(node)
                : node.Update(Visit(node.Object), [.. node.Arguments.SkipLast(1).Select(Visit)!,
                    Expression.Call(Collate, Expression.Constant(EF.Functions), Visit(item), Expression.Constant(ModuleDb.Binary))]);
        }
    }
}
