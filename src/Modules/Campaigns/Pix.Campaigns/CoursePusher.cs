using System.Runtime.ExceptionServices;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.Data;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns;

/// <summary>
/// Tells Assessments the title and openness of a campaign's course. Our own commit comes first; then the push at once,
/// and a loop sends again what could not be sent. A version that comes late is ignored there.
/// </summary>
internal sealed class CoursePusher(CampaignsDb db, AssessmentsClient assessments)
{
    /// <summary>Never fails a request: what was not delivered is delivered by the loop.</summary>
    public async Task TryPushAsync(Campaign campaign, CancellationToken ct)
    {
        try
        {
            await PushAsync(campaign, ct);
        }
        catch (Exception e) when (e is RpcException || DatabaseErrors.IsBusy(e))
        {
            // the loop sends it again
        }
    }

    public async Task PushAsync(Campaign campaign, CancellationToken ct)
    {
        var version = campaign.Version;
        await assessments.UpdateCourseAsync(
            new UpdateCourseRequest { CourseId = campaign.Id, Version = version, Title = campaign.ShownTitle, Open = !campaign.IsArchived }, cancellationToken: ct);
        await db.InTransactionAsync(async attempt =>
        {
            (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == campaign.Id, attempt))?.Pushed(version); // deleted meanwhile: nothing to keep
            await db.SaveChangesAsync(attempt);
        }, ct);
    }
}

/// <summary>Sends again what is behind, every few seconds.</summary>
internal sealed class CoursePushLoop(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<CoursePushLoop> logger)
    : RepeatedWork(scopes, lifetime, logger)
{
    private const int Batch = 100;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(5);

    protected override async Task<bool> PassAsync(IServiceProvider services, CancellationToken ct)
    {
        var behind = await services.GetRequiredService<CampaignsDb>().Campaigns.AsNoTracking()
            .Where(c => c.PushedVersion < c.Version).OrderBy(c => c.Id).Take(Batch).ToListAsync(ct);
        ExceptionDispatchInfo? failure = null;
        foreach (var campaign in behind)
        {
            try
            {
                await services.GetRequiredService<CoursePusher>().PushAsync(campaign, ct);
            }
            catch (RpcException e) when (!ct.IsCancellationRequested)
            {
                failure = ExceptionDispatchInfo.Capture(e); // one that cannot be told does not keep the others waiting
            }
        }
        failure?.Throw(); // logged, and tried again after the pause
        return behind.Count == Batch;
    }
}
