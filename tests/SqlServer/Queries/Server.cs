using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Pix.BuildingBlocks.Data;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>
/// The module's context for SQL Server, as the product makes it, with no server behind it: what would be sent is kept, and the
/// answer to everything is empty.
/// </summary>
internal sealed class Server : IDisposable
{
    private readonly ModuleDb _db;

    /// <param name="sqlite">Its sister, or itself.</param>
    /// <param name="answer">Rows to answer a statement with.</param>
    public Server(DbContext sqlite, Func<string, DataTable?>? answer = null)
    {
        var type = sqlite.GetType().BaseType!.Assembly.GetTypes().Single(t => t.BaseType == sqlite.GetType().BaseType && t.Name.StartsWith("SqlServer", StringComparison.Ordinal));
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        options.UseModuleSqlServer("Server=none", ((ModuleDb)sqlite).Schema)
            .UseSqlServer(s => s.ExecutionStrategy(d => new NonRetryingExecutionStrategy(d)))
            .AddInterceptors(new NoServer(this, answer), NoConcurrency.Instance);
        _db = (ModuleDb)Activator.CreateInstance(type, options.Options)!;
        _db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    /// <summary>The context.</summary>
    public ModuleDb Db => _db;

    /// <summary>What would have been sent: statements and the declaration of their parameters.</summary>
    public List<(string Sql, string Parameters)> Sent { get; } = [];

    /// <summary>Whether something must have been sent.</summary>
    public bool Expects { get; private set; } = true;

    /// <summary>Runs a query of the other context.</summary>
    public async Task RunAsync<TResult>(Expression query)
    {
        var result = _db.GetService<IQueryCompiler>().ExecuteAsync<TResult>(new Rebinding(_db).Visit(query), default);
        if (result is Task task)
            await task;
        else
            await ((Task)new Func<IAsyncEnumerable<object>, Task>(FirstAsync).Method.GetGenericMethodDefinition()
                .MakeGenericMethod(typeof(TResult).GetGenericArguments()[0]).Invoke(null, [result])!);
    }

    /// <summary>Saves the change set of the other context.</summary>
    public async Task SaveAsync(DbContext other)
    {
        var changed = other.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in changed)
            Copy(entry);
        Expects = changed.Count > 0;
        await _db.SaveChangesAsync();
    }

    public void Dispose() => _db.Dispose();

    // A copy, without what it is linked with: saving would write the server's values into what the product works with.
    private void Copy(EntityEntry entry)
    {
        var copy = _db.Entry(RuntimeHelpers.GetUninitializedObject(entry.Metadata.ClrType));
        foreach (var property in copy.Properties)
            property.CurrentValue = entry.Property(property.Metadata.Name).CurrentValue;
        copy.State = entry.State;
        foreach (var property in copy.Properties)
        {
            var other = entry.Property(property.Metadata.Name);
            if (entry.State != EntityState.Added)
                property.OriginalValue = other.OriginalValue;
            if (entry.State == EntityState.Modified && !property.Metadata.IsPrimaryKey())
                property.IsModified = other.IsModified;
            if (other.IsTemporary)
                property.IsTemporary = true;
        }
    }

    private static async Task FirstAsync<T>(IAsyncEnumerable<T> rows)
    {
        await using var row = rows.GetAsyncEnumerator();
        await row.MoveNextAsync();
    }

    private sealed class NoConcurrency : SaveChangesInterceptor
    {
        public static readonly NoConcurrency Instance = new();

        public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            new(InterceptionResult.Suppress());
    }

    private sealed class NoServer(Server server, Func<string, DataTable?>? answer) : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

        public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Keep(command);
            return InterceptionResult<DbDataReader>.SuppressWithResult((answer?.Invoke(command.CommandText) ?? new DataTable()).CreateDataReader());
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            new(ReaderExecuting(command, eventData, result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Keep(command);
            return new(InterceptionResult<int>.SuppressWithResult(1));
        }

        private void Keep(DbCommand command) =>
            server.Sent.Add((command.CommandText.ReplaceLineEndings("\n").Trim(), string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(p => $"{(p.ParameterName.StartsWith('@') ? "" : "@")}{p.ParameterName} {TypeOf(p)}"))));

        private static string TypeOf(SqlParameter parameter) => parameter.SqlDbType switch
        {
            SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary or SqlDbType.Char or SqlDbType.NChar or SqlDbType.Binary =>
                string.Create(CultureInfo.InvariantCulture, $"{parameter.SqlDbType.ToString().ToLowerInvariant()}({(parameter.Size is -1 or > 8000 ? "max" : parameter.Size == 0 ? 1 : parameter.Size)})"),
            SqlDbType.DateTime2 => string.Create(CultureInfo.InvariantCulture, $"datetime2({parameter.Scale})"),
            SqlDbType.Timestamp => "binary(8)",
            var other => other.ToString().ToLowerInvariant(),
        };
    }
}
