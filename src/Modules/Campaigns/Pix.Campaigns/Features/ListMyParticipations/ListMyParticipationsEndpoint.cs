using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns.Features.ListMyParticipations;

/// <param name="Status"><c>started</c>, <c>completed</c> or <c>shared</c>.</param>
/// <param name="Progress">0 to 1, as at the last checkpoint.</param>
/// <param name="Mastery">0 to 1; absent while unfinished.</param>
public sealed record MyParticipation(string Title, string Code, string Status, DateTimeOffset StartedAt, double Progress, double? Mastery, bool Archived, string Next);

/// <summary>GET /mes-parcours: under way, to send, sent; the last started first.</summary>
internal sealed class ListMyParticipationsEndpoint(CampaignsDb db, AssessmentsClient assessments) : EndpointWithoutRequest
{
    private const int Most = 200;

    public override void Configure() => Get("mes-parcours");

    public override async Task HandleAsync(CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var mine = await (
            from participation in db.Participations.AsNoTracking()
            join campaign in db.Campaigns.AsNoTracking() on participation.CampaignId equals campaign.Id
            where participation.PersonId == me && participation.RemovedAt == null
            orderby participation.StartedAt descending
            select new { participation, campaign }).Take(Most).ToListAsync(ct);
        var tests = (await assessments.GetTestsAsync(new() { TestIds = { mine.Select(m => m.participation.Id) } }, cancellationToken: ct)).Tests_.ToDictionary(t => t.Id);
        await Send.PageAsync<MyParticipationsPage>(mine.Where(m => tests.ContainsKey(m.participation.Id)).Select(m =>
        {
            var test = tests[m.participation.Id];
            return new MyParticipation(m.campaign.ShownTitle, m.campaign.Code, CampaignDesk.StatusOf(m.participation, test), m.participation.StartedAt,
                test.CompletedAt is not null ? 1 : test.Skills == 0 ? 0 : (double)test.TestedAtCheckpoint / test.Skills,
                test.Result is { Skills: > 0 } result ? (double)result.Validated / result.Skills : null, m.campaign.IsArchived, CampaignDesk.NextOf(m.campaign, m.participation, test));
        }).ToList());
    }
}
