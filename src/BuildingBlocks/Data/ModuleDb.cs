using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pix.BuildingBlocks.Data;

/// <summary>
/// Base of a module's context: its own schema on SQL Server, its own file on SQLite, and the conventions that both share.
/// <list type="bullet">
/// <item>Instants (<see cref="DateTimeOffset"/>) are UTC to the microsecond: <c>datetime2(6)</c>, or an integer on SQLite.</item>
/// <item>A text property named <c>Id</c> or <c>…Id</c> without a length of its own is one of our ids: <c>char(26)</c>.</item>
/// <item>Texts compare byte by byte, whatever the server's collation: what is unique, found and first is the same on both.</item>
/// </list>
/// </summary>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Compares byte by byte, as SQLite does.</summary>
    internal const string Binary = "Latin1_General_BIN2";

    private const int MaxAttempts = 4;

    /// <summary>The schema; also the name of the SQLite file.</summary>
    public abstract string Schema { get; }

    /// <summary>Describes the module's tables.</summary>
    protected abstract void Describe(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsSqlServer())
            modelBuilder.HasDefaultSchema(Schema);
        Describe(modelBuilder);

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => (p.GetProviderClrType() ?? p.ClrType) == typeof(string)))
        {
            if (property.Name.EndsWith("Id", StringComparison.Ordinal) && property.GetMaxLength() is null)
            {
                property.SetMaxLength(Modules.Ids.Length);
                property.SetIsFixedLength(true);
                property.SetIsUnicode(false);
            }
            if (Database.IsSqlServer())
                property.SetCollation(Binary);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsSqlite())
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<ToMicroseconds>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<ToUtc>().HavePrecision(6);
    }

    /// <summary>
    /// Runs writes in one transaction, alone in this process on SQLite (<see cref="WriteGate"/>), again from the start
    /// when SQL Server loses the connection or another process changed a row in between. <paramref name="work"/> loads,
    /// changes and saves; what it loaded before belongs to another attempt, so it loads inside.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await AttemptAsync(work, ct);
            }
            catch (DbUpdateConcurrencyException) when (attempts < MaxAttempts)
            {
                // a concurrency token told that another process was faster: what it wrote is loaded now
            }
        }
    }

    private Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) => InTurnAsync(() => Database.CreateExecutionStrategy().ExecuteAsync(async attempt =>
    {
        ChangeTracker.Clear();
        await using var transaction = await Database.BeginTransactionAsync(attempt);
        var result = await work(attempt);
        await transaction.CommitAsync(attempt);
        return result;
    }, ct), ct);

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public Task InTransactionAsync(Func<CancellationToken, Task> work, CancellationToken ct) =>
        InTransactionAsync(async attempt => { await work(attempt); return true; }, ct);

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        return await InTurnAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
    }

    /// <summary>Not offered: it would block a thread.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("SaveChangesAsync");

    // Alone in this process on SQLite. A refusal names the database: of several, one is full.
    private async Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken ct)
    {
        try
        {
            using var turn = Database.IsSqlite() ? await WriteGate.Of(Database.GetConnectionString()!).EnterAsync(ct) : null;
            return await write();
        }
        catch (Exception e) when (DatabaseErrors.IsBusy(e))
        {
            throw new DatabaseBusyException($"{Schema}: {e.GetBaseException().Message}", e);
        }
    }

    private sealed class ToUtc() : ValueConverter<DateTimeOffset, DateTime>(
        at => Truncate(at), at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));

    private sealed class ToMicroseconds() : ValueConverter<DateTimeOffset, long>(
        at => (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        at => new DateTimeOffset(at * TimeSpan.TicksPerMicrosecond + DateTime.UnixEpoch.Ticks, TimeSpan.Zero));

    private static DateTime Truncate(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
