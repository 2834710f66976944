using FastEndpoints;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Features.ShowLanding;

namespace Pix.Campaigns.Features.AskIdentifier;

/// <summary>GET /campagnes/{code}/identifiant: « Avant de commencer ».</summary>
internal sealed class AskIdentifierEndpoint(CampaignDesk desk) : Endpoint<CodeRequest>
{
    public override void Configure() => Get("campagnes/{code}/identifiant");

    public override async Task HandleAsync(CodeRequest request, CancellationToken ct)
    {
        var campaign = await desk.ByCodeAsync(request.Code, ct);
        var model = await Landing.ModelAsync(desk, campaign, HttpContext.PersonId(), ct);
        if (model.Participation is { } mine && HttpContext.WantsHtml())
            await Send.DoneAsync(mine.Next);
        else if (campaign.IsArchived)
            throw Problem.Gone(Texts.Campaign_Archived);
        else
            await Send.PageAsync<IdentifierPage>(model);
    }
}
