using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Reporting.Features.ShowParticipant;

internal sealed class ShowParticipantRequest
{
    public string Id { get; set; } = "";
    public string Pid { get; set; } = "";
}

/// <param name="Status"><c>started</c>, <c>completed</c> or <c>shared</c>; before the last, nothing but the progress.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Mastery">validated / skills, 0 to 1.</param>
public sealed record ParticipantModel(
    string LastName, string FirstName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Identifier,
    string Status, double Progress, DateTimeOffset StartedAt, DateTimeOffset? SharedAt,
    double? Mastery, int? Skills, int? Validated, int? Tested, IReadOnlyList<CompetenceModel>? Competences)
{
    /// <summary>For the page only.</summary>
    [JsonIgnore]
    public ReportHead Head { get; init; } = null!;

    /// <summary>The progress as it is shown, 0 to 100.</summary>
    [JsonIgnore]
    public int ProgressPercent { get; init; }
}

public sealed record CompetenceModel(string Code, string Name, double Mastery, int Skills, int Validated, int Tested);

/// <summary>GET /orga/{org}/campagnes/{id}/participants/{pid}</summary>
internal sealed class ShowParticipantEndpoint(ReportDesk desk) : Endpoint<ShowParticipantRequest>
{
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
            result?.Competences.Select(c => new CompetenceModel(c.Code, c.Name, Percent.Ratio(c.Validated, c.Skills), c.Skills, c.Validated, c.Tested)).ToList())
        {
            Head = ReportHead.Of(report),
            ProgressPercent = line.ProgressPercent,
        }, tagged: true);
    }
}
