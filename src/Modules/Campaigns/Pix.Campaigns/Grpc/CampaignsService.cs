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
    public override async Task<V1.Campaign> GetCampaign(GetCampaignRequest request, ServerCallContext context)
    {
        var campaign = await db.Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == request.CampaignId && c.OrganisationId == request.OrganisationId, context.CancellationToken) ?? throw Problem.NotThere();
        return new()
        {
            Id = campaign.Id,
            OrganisationId = campaign.OrganisationId,
            Name = campaign.Name,
            Code = campaign.Code,
            TargetName = campaign.TargetName,
            TargetKind = campaign.TargetKind,
            IdentifierLabel = campaign.IdentifierLabel ?? "",
            Title = campaign.ShownTitle,
            CreatedAt = campaign.CreatedAt.ToTimestamp(),
            ArchivedAt = campaign.ArchivedAt?.ToTimestamp(),
            OwnerId = campaign.OwnerId,
        };
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
}
