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
        var words = FoldKey.WordsOf(request.Q).Take(MaxWords).ToList();
        foreach (var word in words)
            wanted = wanted.Where(c => c.NameKey.Contains(word) || c.Code == code);

        var total = words.Count > 0 ? await wanted.CountAsync(ct) : CountOf(archived);
        var page = new PageRequest(request.Page, request.Taille).Within(total);
        var items = await wanted.OrderBy(c => c.NameKey).ThenBy(c => c.Name).ThenBy(c => c.Id).Skip(page.Skip).Take(page.Size).ToListAsync(ct);
        var ids = items.ConvertAll(c => c.Id).ToArray();
        var progress = await db.Counts.AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.CampaignId)).ToDictionaryAsync(n => n.CampaignId, ct); // not joined: a page far behind would join all before it
        var owners = await desk.NamesAsync(items.Select(c => c.OwnerId), ct);
        await Send.PageAsync<CampaignsPage>(new CampaignsModel(
            [.. items.Where(c => progress.ContainsKey(c.Id)).Select(c => new CampaignItem( // otherwise it was deleted meanwhile
                c.Id, c.Name, c.Code, progress[c.Id].Participants, progress[c.Id].Shared, c.CreatedAt, owners.GetValueOrDefault(c.OwnerId)))],
            page.Page, page.Size, total, CountOf(archived: false), CountOf(archived: true), request.Q, archived), tagged: true);

        int CountOf(bool archived) => counts.Find(c => c.Archived == archived)?.Count ?? 0;
    }
}
