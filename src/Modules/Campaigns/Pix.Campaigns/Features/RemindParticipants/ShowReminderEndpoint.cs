using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using Pix.Campaigns.Features.ShowCampaign;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns.Features.RemindParticipants;

/// <param name="Started">Have not finished.</param>
/// <param name="Completed">Have finished, not sent.</param>
/// <param name="Html">The body of the e-mail.</param>
/// <param name="MailedToday">Got this reminder today, and get no other before tomorrow.</param>
public sealed record ReminderModel(int Started, int Completed, string Subject, string Html, int MailedToday)
{
    /// <summary>For the page only.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";
}

/// <summary>GET /orga/{org}/campagnes/{id}/relance: the very e-mail, and how many people it is for.</summary>
internal sealed class ShowReminderEndpoint(CampaignsDb db, CampaignDesk desk, AccountsClient accounts, AssessmentsClient assessments, TimeProvider clock) : Endpoint<CampaignRequest>
{
    public override void Configure()
    {
        Get("campagnes/{id}/relance");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(CampaignRequest request, CancellationToken ct)
    {
        var campaign = await desk.OfOrganisationAsync(request.Id, HttpContext.Membership(), ct);
        if (campaign.IsArchived)
            throw Problem.Gone(Texts.Reminder_Archived);
        var counts = await db.Counts.AsNoTracking().SingleOrDefaultAsync(c => c.CampaignId == campaign.Id, ct) ?? throw Problem.NotThere();
        var tests = await assessments.CountTestsAsync(new() { CourseIds = { campaign.Id } }, cancellationToken: ct);
        var finished = tests.Counts.SingleOrDefault()?.Completed ?? 0;
        var mail = await accounts.PreviewNoticeAsync(new()
        {
            Key = Reminder.KeyOf(campaign, clock.GetUtcNow()),
            Notice = Reminder.Of(campaign, HttpContext.Membership().Name),
            FirstName = Texts.Reminder_FirstName,
        }, cancellationToken: ct);
        // Counted at two places, a moment apart.
        await Send.PageAsync<ReminderPage>(new ReminderModel(
            Math.Max(0, counts.Participants - finished), Math.Max(0, finished - counts.Shared), mail.Subject, mail.Html, mail.Mailed) { Name = campaign.Name });
    }
}
