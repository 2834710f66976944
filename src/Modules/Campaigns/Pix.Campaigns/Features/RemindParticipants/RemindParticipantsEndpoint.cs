using Microsoft.AspNetCore.Http;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;

namespace Pix.Campaigns.Features.RemindParticipants;

internal sealed class RemindParticipantsRequest
{
    public string Id { get; set; } = "";
}

/// <param name="Mailed">E-mails that leave now: whoever got one today is not among them.</param>
internal sealed record Reminded(int Mailed);

/// <summary>
/// POST /orga/{org}/campagnes/{id}/relance: mails whoever has not finished or not sent, at most once a day each. Accounts
/// knows the addresses; it is told ids, some at a time. Repeatable: a reminder that broke off goes on where it stopped.
/// </summary>
internal sealed class RemindParticipantsEndpoint(CampaignDesk desk, AccountsClient accounts, TimeProvider clock) : FormEndpoint<RemindParticipantsRequest>
{
    private const int Batch = 500;

    public override void Configure()
    {
        Post("campagnes/{id}/relance");
        Group<OrganiserGroup>();
    }

    protected override async Task SubmitAsync(RemindParticipantsRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        var campaign = await desk.OfOrganisationAsync(request.Id, membership, ct);
        if (campaign.IsArchived)
            throw Problem.Gone(Texts.Reminder_Archived);
        var (key, notice) = (Reminder.KeyOf(campaign, clock.GetUtcNow()), Reminder.Of(campaign, membership.Name));
        await desk.RecordAsync(OrganiserAct.ParticipantsReminded, campaign.Name, ct);
        var mailed = 0;
        await foreach (var people in desk.PeopleAsync(campaign, unsentOnly: true, Batch, ct))
            mailed += (await accounts.NotifyAsync(new() { Key = key, PersonIds = { people }, Notice = notice }, cancellationToken: ct)).Mailed;
        await Send.DoneAsync($"/orga/{membership.Slug}/campagnes/{campaign.Id}/relance", StatusCodes.Status202Accepted, new Reminded(mailed));
    }
}
