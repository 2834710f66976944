using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pix.Assessments.Content;
using Pix.Assessments.Data;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments;

/// <summary>
/// Tells the database which question bank this process asks from, and the log when another process asks from another one:
/// while a new version is rolled out, or by a mistake.
/// </summary>
internal sealed partial class BankWatch(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<BankWatch> logger, Bank bank, TimeProvider clock)
    : RepeatedWork(scopes, lifetime, logger)
{
    private readonly ILogger _logger = logger;
    private string? _told;

    protected override TimeSpan Pause => BankInUse.Fresh / 3;

    protected override async Task<bool> PassAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<AssessmentsDb>();
        var now = clock.GetUtcNow();
        await db.InTransactionAsync(async attempt =>
        {
            await db.BanksInUse.Where(b => b.SeenAt < now - BankInUse.Fresh || b.SeenAt > now + BankInUse.Fresh).ExecuteDeleteAsync(attempt);
            if (await db.BanksInUse.Where(b => b.Fingerprint == bank.Fingerprint).ExecuteUpdateAsync(s => s.SetProperty(b => b.SeenAt, now), attempt) > 0)
                return;
            db.Add(new BankInUse(bank.Fingerprint, now));
            await db.SaveChangesAsync(attempt);
        }, ct);
        var other = await db.OtherBankAsync(bank, now, ct);
        if (other is not null && other != _told)
            LogOther(_logger, bank.Fingerprint, other);
        else if (other is null && _told is not null)
            LogAlike(_logger, bank.Fingerprint);
        _told = other;
        return false;
    }

    [LoggerMessage(3001, LogLevel.Warning, "This process asks from question bank {Mine} and another one from {Other}: give both the same content. Until then, what is asked there and not known here is answered with 503")]
    private static partial void LogOther(ILogger logger, string mine, string other);

    [LoggerMessage(3002, LogLevel.Information, "All processes ask from question bank {Mine} now")]
    private static partial void LogAlike(ILogger logger, string mine);
}

internal static class BanksInUse
{
    /// <summary>The fingerprint of another bank that some process asks from now; null: there is none.</summary>
    public static Task<string?> OtherBankAsync(this AssessmentsDb db, Bank bank, DateTimeOffset now, CancellationToken ct) => db.BanksInUse
        .Where(b => b.Fingerprint != bank.Fingerprint && b.SeenAt >= now - BankInUse.Fresh && b.SeenAt <= now + BankInUse.Fresh)
        .Select(b => b.Fingerprint).FirstOrDefaultAsync(ct);
}
