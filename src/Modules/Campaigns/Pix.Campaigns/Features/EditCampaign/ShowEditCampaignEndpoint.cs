using FastEndpoints;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using Pix.Campaigns.Features.ShowCampaign;

namespace Pix.Campaigns.Features.EditCampaign;

/// <summary>GET /orga/{org}/campagnes/{id}/modification</summary>
internal sealed class ShowEditCampaignEndpoint(CampaignsDb db, CampaignDesk desk, IOptions<PublicAddress> address) : Endpoint<CampaignRequest>
{
    public override void Configure()
    {
        Get("campagnes/{id}/modification");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(CampaignRequest request, CancellationToken ct)
    {
        var campaign = await desk.ToChangeAsync(request.Id, HttpContext.Membership(), HttpContext.PersonId(), ct);
        await Send.PageAsync<EditCampaignPage>(await ShowCampaignEndpoint.ModelAsync(db, desk, address.Value, campaign, mayChange: true, ct));
    }
}
