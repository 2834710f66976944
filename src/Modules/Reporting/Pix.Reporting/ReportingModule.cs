using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Modules;

namespace Pix.Reporting;

/// <summary>The Reporting module.</summary>
public sealed class ReportingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Reporting";

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder routes)
    {
    }
}
