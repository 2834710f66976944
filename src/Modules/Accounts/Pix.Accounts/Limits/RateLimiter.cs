using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.Limits;

/// <summary><c>RateLimits</c></summary>
internal sealed class RateLimitOptions
{
    public bool Enabled { get; set; } = true;
}

/// <summary>Counts attempts in the database, so that all replicas count together, and refuses further ones with 429 (docs/adr/0016).</summary>
internal sealed class RateLimiter(AccountsDb db, AttemptKeys keys, TimeProvider clock, IOptions<RateLimitOptions> options)
{
    private bool Off => !options.Value.Enabled;

    /// <summary>How long to wait; zero: go on.</summary>
    public async Task<TimeSpan> WaitAsync(IReadOnlyCollection<Attempt> attempts, CancellationToken ct)
    {
        if (Off)
            return TimeSpan.Zero;
        await keys.ReadyAsync(ct);
        var now = clock.GetUtcNow();
        var most = attempts.ToDictionary(keys.Of, a => a.Limit.Most);
        var wanted = most.Keys.ToArray();
        var counts = await db.AttemptCounts.AsNoTracking().Where(a => EF.Parameter(wanted).Contains(a.AttemptKey) && a.EndsAt > now).ToListAsync(ct);
        return counts.Where(a => a.Count >= most[a.AttemptKey]).Select(a => a.EndsAt - now).DefaultIfEmpty().Max();
    }

    /// <summary>Refuses when one of them happened too often.</summary>
    public async Task RefuseAsync(IReadOnlyCollection<Attempt> attempts, CancellationToken ct)
    {
        if (await WaitAsync(attempts, ct) is { Ticks: > 0 } wait)
            throw Problem.TooMany(wait);
    }

    /// <summary>Counts them, after <see cref="RefuseAsync"/>, inside the transaction of what they led to.</summary>
    public async Task AddAsync(IReadOnlyCollection<Attempt> attempts, CancellationToken ct)
    {
        if (Off)
            return;
        foreach (var (key, limit) in attempts.Select(a => (Key: keys.Of(a), a.Limit)).OrderBy(a => a.Key, StringComparer.Ordinal)) // in one order everywhere, or two would wait for each other
            await AddAsync(key, clock.GetUtcNow(), limit.Within, ct);
    }

    /// <summary>Counts one that led to nothing.</summary>
    public async Task CountAsync(Attempt attempt, CancellationToken ct)
    {
        await keys.ReadyAsync(ct);
        await db.InTransactionAsync(again => AddAsync([attempt], again), ct);
    }

    /// <summary>What was counted no longer matters. Inside a transaction.</summary>
    public Task ForgetAsync(Attempt attempt, CancellationToken ct) =>
        Off ? Task.CompletedTask : db.AttemptCounts.Where(a => a.AttemptKey == keys.Of(attempt)).ExecuteDeleteAsync(ct);

    /// <summary>Opens something by a secret that stands in an address. One that there never was counts.</summary>
    public async Task<T> OpenAsync<T>(Attempt wrong, Func<Task<T>> open, CancellationToken ct)
    {
        await RefuseAsync([wrong], ct);
        try
        {
            return await open();
        }
        catch (Problem problem) when (problem.Status == 404)
        {
            await CountAsync(wrong, ct);
            throw;
        }
    }

    // In the database, not in memory: a thousand at once must not each find that another was faster.
    private async Task AddAsync(string key, DateTimeOffset now, TimeSpan within, CancellationToken ct)
    {
        if (await RaiseAsync(key, now, ct))
            return;
        await db.AttemptCounts.Where(a => a.AttemptKey == key && a.EndsAt <= now).ExecuteDeleteAsync(ct);
        var first = db.Add(new AttemptCount(key, now + within));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            first.State = EntityState.Detached; // another process wrote the first
            await RaiseAsync(key, now, ct);
        }
    }

    private async Task<bool> RaiseAsync(string key, DateTimeOffset now, CancellationToken ct) =>
        await db.AttemptCounts.Where(a => a.AttemptKey == key && a.EndsAt > now).ExecuteUpdateAsync(s => s.SetProperty(a => a.Count, a => a.Count + 1), ct) > 0;
}
