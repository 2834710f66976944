using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using Pix.Campaigns.Features.ShowResults;

namespace Pix.Campaigns.Features.SendResults;

internal sealed class SendResultsRequest
{
    public string Code { get; set; } = "";
}

internal sealed record Sent(DateTimeOffset? SharedAt)
{
    // null is an answer here, not an absence: the results are not sent (any more).
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)]
    public DateTimeOffset? SharedAt { get; init; } = SharedAt;
}

/// <summary>POST /campagnes/{code}/envoi: the person's own act. Sending reveals the frozen result; again: the same date.</summary>
internal sealed class SendResultsEndpoint(CampaignsDb db, CampaignDesk desk, TimeProvider clock) : FormEndpoint<SendResultsRequest>
{
    public override void Configure() => Post("campagnes/{code}/envoi");

    protected override async Task SubmitAsync(SendResultsRequest request, CancellationToken ct)
    {
        var campaign = await desk.ByCodeAsync(request.Code, ct);
        await Finished.FindAsync(desk, campaign, HttpContext.PersonId(), ct);
        var sharedAt = await db.InTransactionAsync(async attempt =>
        {
            var participation = await desk.ParticipationAsync(campaign, HttpContext.PersonId(), attempt) ?? throw Problem.NotThere();
            if (participation.SharedAt is null && campaign.IsArchived)
                throw Problem.Gone(Texts.Campaign_Archived);
            if (participation.Share(clock.GetUtcNow()))
                await db.CountAsync(campaign.Id, participants: 0, shared: 1, attempt);
            await db.SaveChangesAsync(attempt);
            return participation.SharedAt;
        }, ct);
        await Send.DoneAsync(campaign.EndLink, 200, new Sent(sharedAt));
    }
}

/// <summary>POST /campagnes/{code}/retrait: takes the results back, also when the campaign is archived. Repeatable.</summary>
internal sealed class WithdrawResultsEndpoint(CampaignsDb db, CampaignDesk desk) : FormEndpoint<SendResultsRequest>
{
    public override void Configure() => Post("campagnes/{code}/retrait");

    protected override async Task SubmitAsync(SendResultsRequest request, CancellationToken ct)
    {
        var campaign = await desk.ByCodeAsync(request.Code, ct);
        await Finished.FindAsync(desk, campaign, HttpContext.PersonId(), ct);
        await db.InTransactionAsync(async attempt =>
        {
            var participation = await desk.ParticipationAsync(campaign, HttpContext.PersonId(), attempt) ?? throw Problem.NotThere();
            if (participation.Withdraw())
                await db.CountAsync(campaign.Id, participants: 0, shared: -1, attempt);
            await db.SaveChangesAsync(attempt);
        }, ct);
        await Send.DoneAsync(campaign.EndLink, 200, new Sent((DateTimeOffset?)null));
    }
}
