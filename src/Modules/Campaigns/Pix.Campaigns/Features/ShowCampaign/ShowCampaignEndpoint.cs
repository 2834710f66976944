using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;

namespace Pix.Campaigns.Features.ShowCampaign;

internal sealed class CampaignRequest
{
    public string Id { get; set; } = "";
}

/// <param name="Link">Absolute: what organisers hand out.</param>
/// <param name="MayChange">Owner or admin.</param>
public sealed record CampaignModel(
    string Id, string Name, string Code, string Link, CampaignTargetModel Target,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? IdentifierLabel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? IdentifierKind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? LandingText,
    string LandingHtml,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Owner,
    DateTimeOffset CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? ArchivedAt, int Participants, int ResultsReceived, bool MayChange)
{
    /// <summary>For the page only: nobody but members has taken part.</summary>
    [JsonIgnore]
    public bool MayDelete { get; init; }

    /// <summary>For the page only: the owner is not a member any more.</summary>
    [JsonIgnore]
    public bool OwnerHasLeft { get; init; }
}

/// <param name="Kind"><c>competence</c> or <c>profile</c>.</param>
public sealed record CampaignTargetModel(string Name, string Kind);

/// <summary>GET /orga/{org}/campagnes/{id}</summary>
internal sealed class ShowCampaignEndpoint(CampaignsDb db, CampaignDesk desk, IOptions<PublicAddress> address) : Endpoint<CampaignRequest>
{
    public override void Configure()
    {
        Get("campagnes/{id}");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(CampaignRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        var campaign = await desk.OfOrganisationAsync(request.Id, membership, ct);
        var model = await ModelAsync(db, desk, address.Value, campaign, CampaignDesk.MayChange(campaign, membership, HttpContext.PersonId()), ct);
        if (HttpContext.WantsHtml()) // the figures are asked for once a second
            model = model with
            {
                MayDelete = model.MayChange && !await desk.HasOutsidersAsync(campaign, ct),
                OwnerHasLeft = (await desk.MembersAsync(campaign, [campaign.OwnerId], ct)).Count == 0,
            };
        await Send.PageAsync<CampaignPage>(model, tagged: true);
    }

    internal static async Task<CampaignModel> ModelAsync(CampaignsDb db, CampaignDesk desk, PublicAddress address, Campaign campaign, bool mayChange, CancellationToken ct)
    {
        var counts = await db.Counts.AsNoTracking().SingleOrDefaultAsync(c => c.CampaignId == campaign.Id, ct) ?? throw Problem.NotThere();
        var owner = (await desk.NamesAsync([campaign.OwnerId], ct)).GetValueOrDefault(campaign.OwnerId);
        return new(campaign.Id, campaign.Name, campaign.Code, address.Link(campaign.Link), new(campaign.TargetName, campaign.TargetKind), campaign.IdentifierLabel,
            campaign.IdentifierKind is { } kind ? Json.Name(kind.ToString()) : null, campaign.Title, campaign.LandingText, Markdown.ToHtml(campaign.LandingText), owner,
            campaign.CreatedAt, campaign.ArchivedAt, counts.Participants, counts.Shared, mayChange);
    }
}
