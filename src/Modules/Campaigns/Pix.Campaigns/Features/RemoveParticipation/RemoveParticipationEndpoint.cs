using Microsoft.EntityFrameworkCore;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns.Features.RemoveParticipation;

internal sealed class RemoveParticipationRequest
{
    public string Id { get; set; } = "";
    public string Pid { get; set; } = "";
}

/// <summary>
/// POST /orga/{org}/campagnes/{id}/participants/{pid}/suppression: takes away a participation entered by mistake, with its
/// test (the callee first, repeatable). The person may take part again. Repeatable.
/// </summary>
internal sealed class RemoveParticipationEndpoint(CampaignsDb db, CampaignDesk desk, AssessmentsClient assessments, TimeProvider clock) : FormEndpoint<RemoveParticipationRequest>
{
    public override void Configure()
    {
        Post("campagnes/{id}/participants/{pid}/suppression");
        Group<OrganiserGroup>();
        Definition.Metadata(new AdminsOnly());
    }

    protected override async Task SubmitAsync(RemoveParticipationRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        var campaign = await desk.OfOrganisationAsync(request.Id, membership, ct);
        if (await FindAsync(campaign, request.Pid, ct) is { RemovedAt: null } participation)
        {
            await desk.RecordAsync(OrganiserAct.ParticipationRemoved, campaign.Name, ct, participation.PersonId);
            await assessments.RemoveTestsAsync(new() { TestIds = { request.Pid } }, cancellationToken: ct);
            await db.InTransactionAsync(attempt => RemoveAsync(campaign, request.Pid, attempt), ct);
        }
        await Send.DoneAsync($"/orga/{membership.Slug}/campagnes/{campaign.Id}/participants");
    }

    private async Task<Participation> FindAsync(Campaign campaign, string id, CancellationToken ct) =>
        await db.Participations.SingleOrDefaultAsync(p => p.Id == id && p.CampaignId == campaign.Id, ct) ?? throw Problem.NotThere();

    private async Task RemoveAsync(Campaign campaign, string id, CancellationToken ct)
    {
        var participation = await FindAsync(campaign, id, ct);
        if (participation.RemovedAt is not null)
            return;
        await db.CountAsync(campaign.Id, participants: -1, shared: participation.SharedAt is null ? 0 : -1, ct);
        participation.Remove(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
