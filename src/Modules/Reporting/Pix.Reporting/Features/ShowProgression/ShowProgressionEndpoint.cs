using System.Collections;
using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.V1;
using Pix.Reporting.Data;
using CampaignsClient = Pix.Campaigns.V1.Campaigns.CampaignsClient;

namespace Pix.Reporting.Features.ShowProgression;

internal sealed class ShowProgressionRequest
{
    public string? Cible { get; set; }
    public int? Page { get; set; }
    public int? Taille { get; set; }
}

/// <summary>One of the campaigns that follow each other on the same target.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Date">When it was created.</param>
/// <param name="Shared">Results received: what the means are over.</param>
/// <param name="Mastery">Mean mastery, 0 to 1; null before anybody has sent.</param>
/// <param name="Competences">In the order of their codes.</param>
public sealed record CampaignProgress(string Campaign, string Name, DateTimeOffset Date, int Shared,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Mastery,
    IReadOnlyList<CompetenceMean> Competences)
{
    /// <summary>The mean as it is shown, 0 to 100.</summary>
    [JsonIgnore]
    public int MasteryPercent { get; init; }
}

/// <summary>A page of campaigns, the oldest first; the first page holds the newest. In JSON it is the bare list.</summary>
/// <param name="Targets">What the organisation has tested, the target last used first.</param>
public sealed record ProgressionModel(IReadOnlyList<CampaignProgress> Campaigns, string? Target, IReadOnlyList<CampaignTarget> Targets, int Page, int Size, int Total) : IEnumerable<CampaignProgress>
{
    public IEnumerator<CampaignProgress> GetEnumerator() => Campaigns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>GET /orga/{org}/progression: campaigns on one target side by side; without <c>cible</c>, on the target last used that has several.</summary>
internal sealed class ShowProgressionEndpoint(ReportingDb db, ReportDesk desk, CampaignsClient campaigns) : Endpoint<ShowProgressionRequest>
{
    /// <summary>Columns of figures that stand side by side on a screen.</summary>
    internal const int UsualSize = 6;

    public override void Configure()
    {
        Get("progression");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(ShowProgressionRequest request, CancellationToken ct)
    {
        var organisation = HttpContext.Membership().OrganisationId;
        var targets = (await campaigns.ListTargetsAsync(new() { OrganisationId = organisation }, cancellationToken: ct)).Targets;
        var target = string.IsNullOrEmpty(request.Cible) ? targets.FirstOrDefault(t => t.Campaigns > 1) ?? targets.FirstOrDefault() : targets.FirstOrDefault(t => t.Id == request.Cible);
        var page = new PageRequest(request.Page, request.Taille ?? UsualSize).Within(target?.Campaigns ?? 0);
        var found = target is null ? [] : (await campaigns.ListCampaignsAsync(
            new() { OrganisationId = organisation, TargetId = target.Id, Skip = page.Skip, Max = page.Size }, cancellationToken: ct)).Campaigns.Reverse().ToList();
        await Send.PageAsync<ProgressionPage>(
            new ProgressionModel(await DescribeAsync(found, ct), target?.Id ?? request.Cible, targets, page.Page, page.Size, target?.Campaigns ?? 0), tagged: true);
    }

    private async Task<List<CampaignProgress>> DescribeAsync(List<Campaign> found, CancellationToken ct)
    {
        var ids = found.Select(c => c.Id).ToArray();
        var live = (await db.Cursors.AsNoTracking().SingleAsync(ct)).Live;
        var totals = await db.Totals.AsNoTracking().Where(t => t.Generation == live && EF.Parameter(ids).Contains(t.CampaignId)).ToDictionaryAsync(t => t.CampaignId, t => t.Read(), ct);
        var competences = await desk.CompetencesOfAsync(ids, ct);
        return [.. found.Select(campaign =>
        {
            var figures = totals.GetValueOrDefault(campaign.Id) ?? new();
            return new CampaignProgress(campaign.Id, campaign.Name, campaign.CreatedAt.ToDateTimeOffset(), figures.Shared,
                figures.Shared == 0 ? null : Percent.Ratio(figures.Validated, figures.Skills),
                [.. (competences.GetValueOrDefault(campaign.Id) ?? []).Select(c => CompetenceMean.Of(c, figures))])
            {
                MasteryPercent = Percent.Of(figures.Validated, figures.Skills),
            };
        })];
    }
}
