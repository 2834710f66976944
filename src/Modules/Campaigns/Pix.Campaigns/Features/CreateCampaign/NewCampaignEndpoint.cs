using FastEndpoints;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Web;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns.Features.CreateCampaign;

/// <param name="Targets">What can be tested.</param>
/// <param name="PreviewHtml">Of the landing text that was typed, for browsers without script.</param>
public sealed record NewCampaignModel(IReadOnlyList<TargetModel> Targets, string? PreviewHtml);

/// <param name="Kind"><c>competence</c> or <c>profile</c>.</param>
/// <param name="Skills">How many skills it has.</param>
/// <param name="Area">Code and name of a competence's area; null for a profile.</param>
public sealed record TargetModel(string Id, string Kind, string Name, string Description, int Skills, string? Area);

/// <summary>GET /orga/{org}/campagnes/nouvelle</summary>
internal sealed class NewCampaignEndpoint(AssessmentsClient assessments) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("campagnes/nouvelle");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(CancellationToken ct) => await Send.PageAsync<NewCampaignPage>(await NewCampaign.ModelAsync(assessments, null, ct));
}

internal static class NewCampaign
{
    public static async Task<NewCampaignModel> ModelAsync(AssessmentsClient assessments, string? landingText, CancellationToken ct)
    {
        var targets = await assessments.ListTargetsAsync(new ListTargetsRequest(), cancellationToken: ct);
        return new(
            [.. targets.Targets_.Select(t => new TargetModel(t.Id, t.Kind, t.Name, t.Description, t.SkillCount, t.AreaCode.Length == 0 ? null : $"{t.AreaCode} {t.AreaName}"))],
            landingText is { Length: > 0 and <= Campaign.MaxLandingTextLength * 2 } ? Markdown.ToHtml(landingText) : null);
    }
}
