using FastEndpoints;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.BuildingBlocks.Web.Components;

namespace Pix.Host.Styleguide;

internal sealed class StyleguideRequest
{
    public string? Espace { get; set; }
}

/// <summary>GET /styleguide: every component with its states, in Development only.</summary>
internal sealed class ShowStyleguideEndpoint(IHostEnvironment environment) : Endpoint<StyleguideRequest>
{
    public override void Configure()
    {
        Get("styleguide");
        AllowAnonymous();
    }

    public override Task HandleAsync(StyleguideRequest request, CancellationToken ct) =>
        environment.IsDevelopment() ? Send.PageAsync<StyleguidePage>(new StyleguideModel(request.Espace == "orga" ? "orga" : "pix")) : throw Problem.NotThere();
}
