using Pix.Accounts.V1;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;

namespace Pix.Campaigns.Features.ArchiveCampaign;

internal sealed class ArchiveRequest
{
    public string Id { get; set; } = "";
}

/// <summary>Closes a campaign to participants, or opens it again. Repeatable.</summary>
internal abstract class ArchivingEndpoint(CampaignsDb db, CampaignDesk desk, CoursePusher pusher) : FormEndpoint<ArchiveRequest>
{
    protected abstract OrganiserAct Act { get; }

    protected abstract void Change(Campaign campaign);

    protected override async Task SubmitAsync(ArchiveRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        var before = await desk.ToChangeAsync(request.Id, membership, HttpContext.PersonId(), ct);
        if (before.IsArchived != (Act == OrganiserAct.CampaignArchived))
            await desk.RecordAsync(Act, before.Name, ct);
        var campaign = await db.InTransactionAsync(async attempt =>
        {
            var found = await desk.ToChangeAsync(request.Id, membership, HttpContext.PersonId(), attempt);
            Change(found);
            await db.SaveChangesAsync(attempt);
            return found;
        }, ct);
        await pusher.TryPushAsync(campaign, ct);
        await Send.DoneAsync($"/orga/{membership.Slug}/campagnes/{request.Id}");
    }
}

/// <summary>POST /orga/{org}/campagnes/{id}/archivage</summary>
internal sealed class ArchiveCampaignEndpoint(CampaignsDb db, CampaignDesk desk, CoursePusher pusher, TimeProvider clock) : ArchivingEndpoint(db, desk, pusher)
{
    public override void Configure()
    {
        Post("campagnes/{id}/archivage");
        Group<OrganiserGroup>();
    }

    protected override OrganiserAct Act => OrganiserAct.CampaignArchived;

    protected override void Change(Campaign campaign) => campaign.Archive(clock.GetUtcNow());
}

/// <summary>POST /orga/{org}/campagnes/{id}/desarchivage</summary>
internal sealed class UnarchiveCampaignEndpoint(CampaignsDb db, CampaignDesk desk, CoursePusher pusher) : ArchivingEndpoint(db, desk, pusher)
{
    public override void Configure()
    {
        Post("campagnes/{id}/desarchivage");
        Group<OrganiserGroup>();
    }

    protected override OrganiserAct Act => OrganiserAct.CampaignReopened;

    protected override void Change(Campaign campaign) => campaign.Unarchive();
}
