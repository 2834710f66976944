using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Features.ShowCampaign;
using QRCoder;

namespace Pix.Campaigns.Features.ShowQrCode;

/// <summary>GET /orga/{org}/campagnes/{id}/qr.svg: the link, to project or print.</summary>
internal sealed class ShowQrCodeEndpoint(CampaignDesk desk, IOptions<PublicAddress> address) : Endpoint<CampaignRequest>
{
    private const int PixelsPerModule = 8;

    public override void Configure()
    {
        Get("campagnes/{id}/qr.svg");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(CampaignRequest request, CancellationToken ct)
    {
        var campaign = await desk.OfOrganisationAsync(request.Id, HttpContext.Membership(), ct);
        using var data = QRCodeGenerator.GenerateQrCode(address.Value.Link(campaign.Link), QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        HttpContext.MarkResponseStart();
        HttpContext.Response.ContentType = "image/svg+xml";
        HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        await HttpContext.Response.WriteAsync(code.GetGraphic(PixelsPerModule, "#10282c", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute), ct);
    }
}
