using FastEndpoints;
using Pix.BuildingBlocks.Web;

namespace Pix.Host.Legal;

/// <summary>GET /mentions-legales, /confidentialite, /conditions-d-utilisation, /accessibilite</summary>
internal sealed class ShowLegalTextEndpoint(LegalTexts texts) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get([.. LegalTexts.Names]);
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct) =>
        Send.PageAsync<LegalPage>(texts.Of(HttpContext.Request.Path.Value!.Trim('/')));
}
