using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pix.BuildingBlocks.Modules;

namespace Pix.Reporting.Projection;

/// <summary>Follows the feeds: what was committed elsewhere is on the organisers' pages within a second.</summary>
internal sealed class ProjectionLoop(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<ProjectionLoop> logger)
    : RepeatedWork(scopes, lifetime, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMilliseconds(500);

    protected override Task<bool> PassAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Projector>().TurnAsync(ct);
}
