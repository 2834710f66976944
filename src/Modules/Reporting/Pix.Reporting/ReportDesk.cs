using Microsoft.EntityFrameworkCore;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.V1;
using Pix.Reporting.Data;
using Pix.Sessions.V1;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;
using CampaignsClient = Pix.Campaigns.V1.Campaigns.CampaignsClient;

namespace Pix.Reporting;

/// <summary>A campaign as its organisation may look at it now.</summary>
/// <param name="Generation">The reading of the feeds that is shown.</param>
/// <param name="IsRebuilding">Another one is under way: what is shown does not move meanwhile.</param>
internal sealed record CampaignReport(Campaign Campaign, int Generation, bool IsRebuilding, Figures Figures, DateTimeOffset AsOf);

/// <summary>
/// Opens reports. Existence, name and rights of a campaign come from Campaigns at every request; only lists and figures
/// are the read model's.
/// </summary>
internal sealed class ReportDesk(ReportingDb db, CampaignsClient campaigns, AssessmentsClient assessments)
{
    /// <summary>404: no such campaign in the member's organisation.</summary>
    public async Task<CampaignReport> OpenAsync(string campaignId, Membership membership, CancellationToken ct)
    {
        if (!Ids.IsId(campaignId))
            throw Problem.NotThere();
        var campaign = await campaigns.GetCampaignAsync(new() { CampaignId = campaignId, OrganisationId = membership.OrganisationId }, cancellationToken: ct);
        var cursors = await db.Cursors.AsNoTracking().SingleAsync(ct);
        var totals = await db.Totals.AsNoTracking().SingleOrDefaultAsync(t => t.Generation == cursors.Live && t.CampaignId == campaignId, ct);
        return new(campaign, cursors.Live, cursors.IsRebuilding, totals?.Read() ?? new(), totals?.ChangedAt ?? campaign.CreatedAt.ToDateTimeOffset());
    }

    /// <summary>The lines of a report.</summary>
    public IQueryable<Participant> LinesOf(CampaignReport report) =>
        db.Participants.AsNoTracking().Where(p => p.Generation == report.Generation && p.CampaignId == report.Campaign.Id);

    /// <summary>The same lines, some of them by id. Without the campaign, or a database reads all of it to find them.</summary>
    public async Task<Dictionary<string, Participant>> LinesOfAsync(CampaignReport report, string[] ids, CancellationToken ct) =>
        (await db.Participants.AsNoTracking().Where(p => p.Generation == report.Generation && EF.Parameter(ids).Contains(p.Id))
            .Select(p => Participant.ForFile(p.Id, p.CampaignId, p.Identifier, p.LastName, p.FirstName, p.StartedAt, p.SharedAt, p.CompletedAt, p.Tested, p.Skills, p.Status, p.PackedResult)).ToListAsync(ct))
            .Where(p => p.CampaignId == report.Campaign.Id).ToDictionary(p => p.Id);

    /// <summary>The competences that the campaign tests, in the order of their codes, also before anybody has sent.</summary>
    public async Task<IReadOnlyList<CourseCompetence>> CompetencesOfAsync(CampaignReport report, CancellationToken ct) =>
        (await CompetencesOfAsync([report.Campaign.Id], ct)).GetValueOrDefault(report.Campaign.Id) ?? throw Problem.NotThere();

    /// <summary>The same of several campaigns, by id.</summary>
    public async Task<Dictionary<string, IReadOnlyList<CourseCompetence>>> CompetencesOfAsync(IEnumerable<string> campaignIds, CancellationToken ct) =>
        (await assessments.GetCoursesAsync(new() { CourseIds = { campaignIds } }, cancellationToken: ct)).Courses_.ToDictionary(c => c.CourseId, c => (IReadOnlyList<CourseCompetence>)c.Competences);
}

/// <summary>In French order: last name, first name, then start, in whose order ids are made. An index has it all.</summary>
internal static class FrenchOrder
{
    // Lines that are read over faster than looked up.
    private const int Near = 200;

    public static IOrderedQueryable<Participant> InFrenchOrder(this IQueryable<Participant> lines) => lines
        .OrderBy(p => p.LastNameKey).ThenBy(p => p.FirstNameKey).ThenBy(p => p.Id);

    /// <summary>
    /// A page of a campaign's lines, or of one status. What stands before it is not read: the figures tell under which
    /// beginning of names it lies, an index finds the name there, and reading begins at that name.
    /// </summary>
    public static async Task<List<Participant>> PageAsync(this IQueryable<Participant> lines, Figures figures, ParticipantStatus? status, int skip, int take, CancellationToken ct)
    {
        var (beginning, before) = skip < Near ? ("", 0) : figures.Names.At(skip, status);
        var rest = skip - before;
        lines = lines.Where(p => string.Compare(p.LastNameKey, beginning) >= 0);
        var name = rest < Near ? null : await lines.OrderBy(p => p.LastNameKey).ThenBy(p => p.FirstNameKey).Skip(rest).Select(p => new { p.LastNameKey, p.FirstNameKey }).FirstOrDefaultAsync(ct);
        if (name is null)
            return await lines.InFrenchOrder().Skip(rest).Take(take).ToListAsync(ct);
        before = await lines.CountAsync(p => string.Compare(p.LastNameKey, name.LastNameKey) <= 0 && (p.LastNameKey != name.LastNameKey || string.Compare(p.FirstNameKey, name.FirstNameKey) < 0), ct);
        return await lines
            .Where(p => string.Compare(p.LastNameKey, name.LastNameKey) >= 0 && (p.LastNameKey != name.LastNameKey || string.Compare(p.FirstNameKey, name.FirstNameKey) >= 0))
            .InFrenchOrder().Skip(rest - before).Take(take).ToListAsync(ct);
    }
}
