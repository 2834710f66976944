using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>A query over one context becomes the same query over another: its roots are exchanged, those of the queries inside it too.</summary>
internal sealed class Rebinding(DbContext target) : ExpressionVisitor
{
    protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
        ? new EntityQueryRootExpression(target.GetService<IAsyncQueryProvider>(), target.Model.FindEntityType(root.EntityType.Name)!)
        : base.VisitExtension(node);

    protected override Expression VisitConstant(ConstantExpression node) => node.Value is IQueryable query ? Visit(query.Expression) : base.VisitConstant(node);

    // db.Organisations, or a method that gives a query, inside a query: what it is must be known to exchange its root.
    protected override Expression VisitMember(MemberExpression node) => Inside(node) ?? base.VisitMember(node);

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        (node.Method.DeclaringType == typeof(Queryable) || node.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions) ? null : Inside(node)) ?? base.VisitMethodCall(node);

    private Expression? Inside(Expression node) =>
        node.Type.IsAssignableTo(typeof(IQueryable)) && !Parameters.AreIn(node) && Expression.Lambda(node).Compile(preferInterpretation: true).DynamicInvoke() is IQueryable query
            ? Visit(query.Expression) : null;

    private sealed class Parameters : ExpressionVisitor
    {
        private bool _found;

        public static bool AreIn(Expression node)
        {
            var looking = new Parameters();
            looking.Visit(node);
            return looking._found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _found = true;
            return node;
        }
    }
}

/// <summary>Who wrote the parts of a query: the types whose variables stand in it.</summary>
internal sealed class Origins : ExpressionVisitor
{
    private readonly HashSet<string> _found = [];

    public static IEnumerable<string> Of(Expression query)
    {
        var origins = new Origins();
        origins.Visit(query);
        return origins._found;
    }

    protected override Expression VisitConstant(ConstantExpression node)
    {
        if (node.Type.FullName is { } name && name.StartsWith("Pix.", StringComparison.Ordinal))
            _found.Add(CallSites.TypeOf(name + ".") + ".");
        return base.VisitConstant(node);
    }
}
