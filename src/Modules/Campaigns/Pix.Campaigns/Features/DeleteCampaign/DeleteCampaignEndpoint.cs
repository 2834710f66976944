using Microsoft.EntityFrameworkCore;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns.Features.DeleteCampaign;

internal sealed class DeleteCampaignRequest
{
    public string Id { get; set; } = "";
}

/// <summary>
/// POST /orga/{org}/campagnes/{id}/suppression: takes away a campaign in which nobody but members has taken part (the
/// « Essai »), with its course and tests (the callee first, repeatable). Repeatable.
/// </summary>
internal sealed class DeleteCampaignEndpoint(CampaignsDb db, CampaignDesk desk, AssessmentsClient assessments, TimeProvider clock) : FormEndpoint<DeleteCampaignRequest>
{
    public override void Configure()
    {
        Post("campagnes/{id}/suppression");
        Group<OrganiserGroup>();
    }

    protected override async Task SubmitAsync(DeleteCampaignRequest request, CancellationToken ct)
    {
        var (membership, me) = (HttpContext.Membership(), HttpContext.PersonId());
        var list = $"/orga/{membership.Slug}/campagnes";
        if (!await desk.WasDeletedAsync(request.Id, membership, me, ct))
        {
            var campaign = await desk.ToChangeAsync(request.Id, membership, me, ct);
            if (await desk.HasOutsidersAsync(campaign, ct))
                throw Problem.Conflict(Texts.Delete_HasParticipants, $"{list}/{campaign.Id}");
            await desk.RecordAsync(OrganiserAct.CampaignDeleted, campaign.Name, ct);
            await assessments.RemoveCourseAsync(new() { CourseId = campaign.Id }, cancellationToken: ct);
            await db.InTransactionAsync(attempt => DeleteAsync(campaign.Id, attempt), ct);
        }
        await Send.DoneAsync(list);
    }

    private async Task DeleteAsync(string id, CancellationToken ct)
    {
        // First of all: whoever starts at this moment counts before us, and is found below, or finds no campaign to count in.
        await db.Counts.Where(c => c.CampaignId == id).ExecuteDeleteAsync(ct);
        var now = clock.GetUtcNow();
        (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct))?.Remove(now);
        foreach (var participation in await db.Participations.Where(p => p.CampaignId == id && p.RemovedAt == null).ToListAsync(ct))
            participation.Remove(now);
        await db.SaveChangesAsync(ct);
    }
}
