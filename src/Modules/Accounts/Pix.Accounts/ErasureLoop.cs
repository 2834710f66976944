using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>Asks every module to forget the people whose accounts are closed, until each has said yes. One that is down delays, and loses nothing.</summary>
internal sealed partial class ErasureLoop(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<ErasureLoop> logger, PersonalDataOfModules modules, TimeProvider clock)
    : RepeatedWork(scopes, lifetime, logger)
{
    private readonly ILogger _logger = logger;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    protected override async Task<bool> PassAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<AccountsDb>();
        var now = clock.GetUtcNow();
        if (!await db.Erasures.AnyAsync(e => e.DueAt <= now, ct)) // no transaction a second for nothing
            return false;
        var erasure = await db.InTransactionAsync(async attempt =>
        {
            var due = await db.Erasures.Where(e => e.DueAt <= now).OrderBy(e => e.DueAt).FirstOrDefaultAsync(attempt);
            due?.Take(now);
            await db.SaveChangesAsync(attempt);
            return due;
        }, ct);
        if (erasure is null)
            return false;
        try
        {
            await modules.EraseAsync(erasure.Asked, ct);
        }
        catch (RpcException e) when (!ct.IsCancellationRequested)
        {
            LogFailure(_logger, erasure.Id, erasure.Attempts, e.StatusCode);
            return true; // the others do not wait for it
        }
        await db.InTransactionAsync(async attempt =>
        {
            var found = await db.Erasures.SingleOrDefaultAsync(e => e.Id == erasure.Id, attempt);
            if (found?.IsDone(now) == true)
                db.Remove(found);
            await db.SaveChangesAsync(attempt);
        }, ct);
        return true;
    }

    [LoggerMessage(2201, LogLevel.Warning, "Erasure {Id} is not confirmed by every module (try {Attempt}, {Status}); they are asked again")]
    private static partial void LogFailure(ILogger logger, string id, int attempt, StatusCode status);
}
