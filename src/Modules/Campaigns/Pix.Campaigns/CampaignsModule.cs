using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Modules;

namespace Pix.Campaigns;

/// <summary>The Campaigns module.</summary>
public sealed class CampaignsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Campaigns";

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder routes)
    {
    }
}
