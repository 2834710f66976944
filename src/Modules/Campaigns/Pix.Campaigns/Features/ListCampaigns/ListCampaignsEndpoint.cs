using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;

namespace Pix.Campaigns.Features.ListCampaigns;

internal sealed class ListCampaignsRequest
{
    public string? Q { get; set; }
    public string? Etat { get; set; }
    public int? Page { get; set; }
    public int? Taille { get; set; }
}

/// <param name="Total">Campaigns that match, on all pages.</param>
public sealed record CampaignsModel(IReadOnlyList<CampaignItem> Items, int Page, int Size, int Total, int Active, int Archived, string? Q, bool ShowsArchived);

/// <param name="ResultsReceived">Sent by participants.</param>
/// <param name="Owner">Full name; null for someone erased.</param>
public sealed record CampaignItem(string Id, string Name, string Code, int Participants, int ResultsReceived, DateTimeOffset CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Owner);

/// <summary>GET /orga/{org}/campagnes: in French alphabetical order.</summary>
internal sealed class ListCampaignsEndpoint(CampaignsDb db, CampaignDesk desk) : Endpoint<ListCampaignsRequest>
{
    private const int MaxWords = 8;

    public override void Configure()
    {
        Get("campagnes");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(ListCampaignsRequest request, CancellationToken ct)
    {
        var organisation = HttpContext.Membership().OrganisationId;
        var all = db.Campaigns.AsNoTracking().Where(c => c.OrganisationId == organisation);
        var counts = await all.GroupBy(c => c.ArchivedAt != null).Select(g => new { Archived = g.Key, Count = g.Count() }).ToListAsync(ct);

        var archived = request.Etat == "archivee";
        var wanted = all.Where(c => c.ArchivedAt != null == archived);
        var code = CampaignCode.Normalize(request.Q);
        foreach (var word in FoldKey.WordsOf(request.Q).Take(MaxWords))
            wanted = wanted.Where(c => c.NameKey.Contains(word) || c.Code == code);

        var page = await wanted
            .Join(db.Counts, c => c.Id, n => n.CampaignId, (c, n) => new { Campaign = c, Counts = n })
            .OrderBy(x => x.Campaign.NameKey).ThenBy(x => x.Campaign.Name).ThenBy(x => x.Campaign.Id)
            .ToPageAsync(new PageRequest(request.Page, request.Taille), ct);
        var owners = await desk.NamesAsync(page.Items.Select(x => x.Campaign.OwnerId), ct);
        await Send.PageAsync<CampaignsPage>(new CampaignsModel(
            [.. page.Items.Select(x => new CampaignItem(x.Campaign.Id, x.Campaign.Name, x.Campaign.Code, x.Counts.Participants, x.Counts.Shared, x.Campaign.CreatedAt, owners.GetValueOrDefault(x.Campaign.OwnerId)))],
            page.Page, page.Size, page.Total, counts.Where(c => !c.Archived).Sum(c => c.Count), counts.Where(c => c.Archived).Sum(c => c.Count), request.Q, archived), tagged: true);
    }
}
