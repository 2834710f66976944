using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Reporting.Data;
using CampaignsClient = Pix.Campaigns.V1.Campaigns.CampaignsClient;

namespace Pix.Reporting.Features.ShowParticipant;

internal sealed class ShowParticipantRequest
{
    public string Id { get; set; } = "";
    public string Pid { get; set; } = "";
}

/// <param name="Status"><c>started</c>, <c>completed</c> or <c>shared</c>; before the last, nothing but the progress.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Mastery">validated / skills, 0 to 1.</param>
/// <param name="Progression">What this person has sent in campaigns of the organisation on the same target, this one too, the oldest first.</param>
public sealed record ParticipantModel(
    string LastName, string FirstName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Identifier,
    string Status, double Progress, DateTimeOffset StartedAt, DateTimeOffset? SharedAt,
    double? Mastery, int? Skills, int? Validated, int? Tested, IReadOnlyList<CompetenceModel>? Competences, IReadOnlyList<PersonProgress>? Progression)
{
    /// <summary>For the page only.</summary>
    [JsonIgnore]
    public ReportHead Head { get; init; } = null!;

    /// <summary>For the page, which says so in its own language.</summary>
    [JsonIgnore]
    public bool IsErased { get; init; }

    /// <summary>The progress as it is shown, 0 to 100.</summary>
    [JsonIgnore]
    public int ProgressPercent { get; init; }
}

public sealed record CompetenceModel(string Code, string Name, double Mastery, int Skills, int Validated, int Tested);

/// <param name="Campaign">Its id.</param>
/// <param name="Participant">The person's id in it, for its page.</param>
/// <param name="Mastery">0 to 1.</param>
public sealed record PersonProgress(string Campaign, string Name, string Participant, double Mastery, DateTimeOffset SharedAt)
{
    /// <summary>As it is shown, 0 to 100.</summary>
    [JsonIgnore]
    public int MasteryPercent { get; init; }
}

/// <summary>GET /orga/{org}/campagnes/{id}/participants/{pid}</summary>
internal sealed class ShowParticipantEndpoint(ReportingDb db, ReportDesk desk, CampaignsClient campaigns) : Endpoint<ShowParticipantRequest>
{
    private const int MaxProgression = 100;

    public override void Configure()
    {
        Get("campagnes/{id}/participants/{pid}");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(ShowParticipantRequest request, CancellationToken ct)
    {
        var report = await desk.OpenAsync(request.Id, HttpContext.Membership(), ct);
        var line = await desk.LinesOf(report).SingleOrDefaultAsync(p => p.Id == request.Pid, ct) ?? throw Problem.NotThere();
        var result = line.SharedResult;
        await Send.PageAsync<ParticipantPage>(new ParticipantModel(
            line.ShownLastName, line.FirstName, line.Identifier, Json.Name(line.Status.ToString()), line.Progress, line.StartedAt!.Value,
            result is null ? null : line.SharedAt, result is null ? null : Percent.Ratio(result.Validated, result.Skills), result?.Skills, result?.Validated, result?.Tested,
            result?.Competences.Select(c => new CompetenceModel(c.Code, c.Name, Percent.Ratio(c.Validated, c.Skills), c.Skills, c.Validated, c.Tested)).ToList(),
            result is null ? null : await ProgressionAsync(report, line, ct))
        {
            Head = ReportHead.Of(report),
            ProgressPercent = line.ProgressPercent,
            IsErased = line.IsErased,
        }, tagged: true);
    }

    private async Task<List<PersonProgress>> ProgressionAsync(CampaignReport report, Participant line, CancellationToken ct)
    {
        var sent = await db.Participants.AsNoTracking()
            .Where(p => p.Generation == report.Generation && p.PersonId == line.PersonId && p.Status == ParticipantStatus.Shared && p.CampaignId != null)
            .OrderByDescending(p => p.SharedAt).Take(MaxProgression).ToListAsync(ct);
        var own = await campaigns.ListCampaignsAsync(new()
        {
            OrganisationId = report.Campaign.OrganisationId, TargetId = report.Campaign.TargetId, CampaignIds = { sent.Select(p => p.CampaignId) }, Max = MaxProgression,
        }, cancellationToken: ct);
        var names = own.Campaigns.ToDictionary(c => c.Id, c => c.Name);
        return [.. sent.Where(p => names.ContainsKey(p.CampaignId!)).Select(p => (Line: p, Result: p.SharedResult!)).Reverse()
            .Select(p => new PersonProgress(p.Line.CampaignId!, names[p.Line.CampaignId!], p.Line.Id, Percent.Ratio(p.Result.Validated, p.Result.Skills), p.Line.SharedAt!.Value)
            {
                MasteryPercent = Percent.Of(p.Result.Validated, p.Result.Skills),
            })];
    }
}
