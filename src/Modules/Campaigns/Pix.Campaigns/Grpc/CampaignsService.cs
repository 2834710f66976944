using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Feeds;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.Data;
using Pix.Campaigns.V1;

namespace Pix.Campaigns.Grpc;

/// <summary>Campaigns and participations, for sibling modules. What each call means stands in campaigns.proto.</summary>
internal sealed class CampaignsService(CampaignsDb db) : V1.Campaigns.CampaignsBase
{
    private const int MaxCampaigns = 1000;

    public override async Task<V1.Campaign> GetCampaign(GetCampaignRequest request, ServerCallContext context)
    {
        var campaign = await db.Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == request.CampaignId && c.OrganisationId == request.OrganisationId, context.CancellationToken) ?? throw Problem.NotThere();
        return Describe(campaign);
    }

    public override async Task<CampaignList> ListCampaigns(ListCampaignsRequest request, ServerCallContext context)
    {
        var wanted = db.Campaigns.AsNoTracking().Where(c => c.OrganisationId == request.OrganisationId);
        if (request.TargetId.Length > 0)
            wanted = wanted.Where(c => c.TargetId == request.TargetId);
        var ids = request.CampaignIds.Take(MaxCampaigns).ToArray();
        if (ids.Length > 0)
            wanted = wanted.Where(c => EF.Parameter(ids).Contains(c.Id));
        var found = await wanted.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
            .Skip(Math.Max(0, request.Skip)).Take(Math.Clamp(request.Max, 1, MaxCampaigns)).ToListAsync(context.CancellationToken);
        return new() { Campaigns = { found.Select(Describe) } };
    }

    public override async Task<CampaignTargets> ListTargets(ListTargetsRequest request, ServerCallContext context)
    {
        var all = db.Campaigns.AsNoTracking().Where(c => c.OrganisationId == request.OrganisationId);
        var targets = await all
            .GroupBy(c => c.TargetId).Select(g => new { Id = g.Key, Count = g.Count(), Newest = g.Max(c => c.CreatedAt) })
            .OrderByDescending(t => t.Newest).ThenBy(t => t.Id).Take(MaxCampaigns)
            .Select(t => new { t.Id, t.Count, Name = all.Where(c => c.TargetId == t.Id && c.CreatedAt == t.Newest).Max(c => c.TargetName) })
            .ToListAsync(context.CancellationToken);
        return new() { Targets = { targets.Select(t => new V1.CampaignTarget { Id = t.Id, Name = t.Name, Campaigns = t.Count }) } };
    }

    public override async Task<ParticipationFeed> ReadFeed(FeedRequest request, ServerCallContext context)
    {
        var page = await db.ReadFeedAsync<Participation>(request.After, request.Max, context.CancellationToken);
        return new()
        {
            FeedId = page.FeedId,
            Position = page.Position,
            More = page.More,
            Participations =
            {
                page.Rows.Select(p => p.RemovedAt is not null
                    ? new V1.Participation { Id = p.Id, CampaignId = p.CampaignId, PersonId = p.PersonId, Removed = true }
                    : new V1.Participation
                    {
                        Id = p.Id,
                        CampaignId = p.CampaignId,
                        PersonId = p.PersonId,
                        Identifier = p.Identifier ?? "",
                        StartedAt = p.StartedAt.ToTimestamp(),
                        SharedAt = p.SharedAt?.ToTimestamp(),
                    }),
            },
        };
    }

    private static V1.Campaign Describe(Campaign campaign) => new()
    {
        Id = campaign.Id,
        OrganisationId = campaign.OrganisationId,
        Name = campaign.Name,
        Code = campaign.Code,
        TargetId = campaign.TargetId,
        TargetName = campaign.TargetName,
        TargetKind = campaign.TargetKind,
        IdentifierLabel = campaign.IdentifierLabel ?? "",
        Title = campaign.ShownTitle,
        CreatedAt = campaign.CreatedAt.ToTimestamp(),
        ArchivedAt = campaign.ArchivedAt?.ToTimestamp(),
        OwnerId = campaign.OwnerId,
    };
}
