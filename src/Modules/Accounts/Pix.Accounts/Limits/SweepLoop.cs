using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Limits;

/// <summary>Erases what was counted and is over, ended sessions that would have died of age by now, and acts that nobody need remember.</summary>
internal sealed class SweepLoop(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<SweepLoop> logger, TimeProvider clock) : RepeatedWork(scopes, lifetime, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(10);

    protected override async Task<bool> PassAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<AccountsDb>();
        await db.SweepAsync(clock.GetUtcNow(), ct);
        return false;
    }
}

internal static class Sweeping
{
    public static Task SweepAsync(this AccountsDb db, DateTimeOffset now, CancellationToken ct) => db.InTransactionAsync(async attempt =>
    {
        await db.AttemptCounts.Where(a => a.EndsAt <= now).ExecuteDeleteAsync(attempt);
        await db.EndedSessions.Where(s => s.EndedAt < now - Session.Lifetime).ExecuteDeleteAsync(attempt);
        await db.Journal.Where(e => e.At < now - JournalEntry.Kept).ExecuteDeleteAsync(attempt);
    }, ct);
}
