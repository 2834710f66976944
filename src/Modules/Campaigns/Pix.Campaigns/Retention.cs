using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns;

/// <summary>
/// What began longer than <c>Privacy:KeepMonths</c> ago is nobody's any more: the test first (repeatable), then the
/// participation. Each gets a person id of its own, so that nothing tells which were the same person's.
/// </summary>
internal sealed class Retention(CampaignsDb db, AssessmentsClient assessments, IOptions<PrivacyOptions> options, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>Some at a time. Gives whether there may be more.</summary>
    public async Task<bool> ForgetOldAsync(CancellationToken ct)
    {
        if (options.Value.KeepMonths == 0)
            return false;
        var now = clock.GetUtcNow();
        var limit = now.AddMonths(-options.Value.KeepMonths);
        var due = await db.Participations.Where(p => p.ForgottenAt == null && p.StartedAt < limit).OrderBy(p => p.StartedAt).Take(Batch).Select(p => p.Id).ToArrayAsync(ct);
        if (due.Length == 0)
            return false;
        var people = due.ToDictionary(id => id, _ => Ids.New(now));
        await assessments.ForgetTestsAsync(new() { Tests = { people.Select(p => new Assessments.V1.ForgottenTest { TestId = p.Key, NewPersonId = p.Value }) } }, cancellationToken: ct);
        await db.InTransactionAsync(async attempt =>
        {
            foreach (var participation in await db.Participations.Where(p => p.ForgottenAt == null && EF.Parameter(due).Contains(p.Id)).ToListAsync(attempt))
                participation.Forget(people[participation.Id], now);
            await db.SaveChangesAsync(attempt);
        }, ct);
        return due.Length == Batch;
    }
}

/// <summary>Looks every ten minutes.</summary>
internal sealed class RetentionLoop(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<RetentionLoop> logger) : RepeatedWork(scopes, lifetime, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(10);

    protected override Task<bool> PassAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<Retention>().ForgetOldAsync(ct);
}
