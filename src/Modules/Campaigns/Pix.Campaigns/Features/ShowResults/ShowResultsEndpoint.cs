using System.Text.Json.Serialization;
using FastEndpoints;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Features.ShowLanding;

namespace Pix.Campaigns.Features.ShowResults;

/// <param name="Mastery">validated / skills, 0 to 1.</param>
/// <param name="SharedAt">Absent: not sent.</param>
public sealed record ResultsModel(
    string Code, string Title, string Organisation, bool Archived, double Mastery, int Skills, int Validated, int Tested,
    IReadOnlyList<CompetenceResultModel> Competences, DateTimeOffset CompletedAt, DateTimeOffset? SharedAt)
{
    /// <summary>For the page only: what the consent names, and where the answers are.</summary>
    [JsonIgnore]
    public string TestId { get; init; } = "";

    /// <inheritdoc cref="TestId"/>
    [JsonIgnore]
    public string? IdentifierLabel { get; init; }

    /// <inheritdoc cref="TestId"/>
    [JsonIgnore]
    public string? Identifier { get; init; }
}

public sealed record CompetenceResultModel(string Code, string Name, double Mastery, int Skills, int Validated, int Tested);

/// <summary>GET /campagnes/{code}/resultats: the person's own frozen result; what they see is what is sent.</summary>
internal sealed class ShowResultsEndpoint(CampaignDesk desk) : Endpoint<CodeRequest>
{
    public override void Configure() => Get("campagnes/{code}/resultats");

    public override async Task HandleAsync(CodeRequest request, CancellationToken ct)
    {
        var campaign = await desk.ByCodeAsync(request.Code, ct);
        var (participation, test) = await Finished.FindAsync(desk, campaign, HttpContext.PersonId(), ct);
        var result = test.Result;
        await Send.PageAsync<ResultsPage>(new ResultsModel(campaign.Code, campaign.ShownTitle, await desk.OrganisationNameAsync(campaign, ct), campaign.IsArchived,
            Percent.Ratio(result.Validated, result.Skills), result.Skills, result.Validated, result.Tested,
            [.. result.Competences.Select(c => new CompetenceResultModel(c.Code, c.Name, Percent.Ratio(c.Validated, c.Skills), c.Skills, c.Validated, c.Tested))],
            test.CompletedAt.ToDateTimeOffset(), participation.SharedAt)
        {
            TestId = test.Id,
            IdentifierLabel = campaign.IdentifierLabel,
            Identifier = participation.Identifier,
        });
    }
}

internal static class Finished
{
    /// <summary>A participation whose test is completed; 409 with where to go on otherwise.</summary>
    public static async Task<(Participation, Test)> FindAsync(CampaignDesk desk, Campaign campaign, string personId, CancellationToken ct)
    {
        var participation = await desk.ParticipationAsync(campaign, personId, ct) ?? throw Problem.Conflict(Texts.Results_NotStarted, campaign.Link);
        var test = await desk.TestAsync(participation, ct);
        return test.CompletedAt is null ? throw Problem.Conflict(Texts.Results_Unfinished, $"/parcours/{participation.Id}") : (participation, test);
    }
}
