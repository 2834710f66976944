using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pix.Assessments.V1;
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
        catch (RpcException)
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
            (await db.Campaigns.SingleAsync(c => c.Id == campaign.Id, attempt)).Pushed(version);
            await db.SaveChangesAsync(attempt);
        }, ct);
    }
}

/// <summary>Sends again what is behind, every few seconds.</summary>
internal sealed partial class CoursePushLoop(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<CoursePushLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken); // calls before the process listens would fail
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                using var scope = scopes.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<CampaignsDb>();
                var pusher = scope.ServiceProvider.GetRequiredService<CoursePusher>();
                foreach (var campaign in await db.Campaigns.AsNoTracking().Where(c => c.PushedVersion < c.Version).OrderBy(c => c.Id).Take(100).ToListAsync(stoppingToken))
                    await pusher.PushAsync(campaign, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogBehind(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(2001, LogLevel.Warning, "Courses could not be brought up to date; they are tried again")]
    private static partial void LogBehind(ILogger logger, Exception e);
}
