using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments;

/// <summary>The Assessments module.</summary>
public sealed class AssessmentsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Assessments";

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder routes)
    {
    }
}
