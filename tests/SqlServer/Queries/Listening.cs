using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>
/// Every query passes here each time it runs, before EF takes its values out and looks whether it knows it already.
/// (An <see cref="IQueryExpressionInterceptor"/> is asked once a query and sees no values: neither who asks nor what would be sent is known.)
/// </summary>
internal sealed class ListeningQueryCompiler(
    IQueryContextFactory queryContextFactory, ICompiledQueryCache compiledQueryCache, ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
    IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext currentContext, IEvaluatableExpressionFilter evaluatableExpressionFilter, IModel model)
    : QueryCompiler(queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger, currentContext, evaluatableExpressionFilter, model)
{
    private readonly DbContext _db = currentContext.Context;

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken)
    {
        _db.GetService<Recorder>().Query<TResult>(_db, query);
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }

    public override TResult Execute<TResult>(Expression query)
    {
        _db.GetService<Recorder>().Query<TResult>(_db, query);
        return base.Execute<TResult>(query);
    }
}

/// <summary>Every change set passes here before it is saved.</summary>
internal sealed class ListeningToChanges : SaveChangesInterceptor
{
    public static readonly ListeningToChanges Instance = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        eventData.Context!.GetService<Recorder>().Changes(eventData.Context!);
        return new(result);
    }
}
