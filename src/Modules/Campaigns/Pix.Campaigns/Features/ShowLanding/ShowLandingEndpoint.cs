using System.Text.Json.Serialization;
using FastEndpoints;
using Pix.BuildingBlocks.Web;

namespace Pix.Campaigns.Features.ShowLanding;

internal sealed class CodeRequest
{
    public string Code { get; set; } = "";
}

internal sealed class ShowLandingRequest
{
    public string Code { get; set; } = "";

    /// <summary>« Reprendre » was pressed: on with the test, without stopping here.</summary>
    public bool Reprendre { get; set; }
}

/// <param name="Organisation">Who invites.</param>
/// <param name="IdentifierKind"><c>text</c> or <c>email</c>.</param>
/// <param name="Participation">Of whoever is signed in; absent: not started.</param>
public sealed record LandingModel(
    string Code, string Title, string LandingHtml, string Organisation, bool AsksIdentifier,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? IdentifierLabel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? IdentifierKind,
    bool Archived, ParticipationModel? Participation);

/// <param name="Status"><c>started</c>, <c>completed</c> or <c>shared</c>.</param>
/// <param name="Next">Where it goes on.</param>
public sealed record ParticipationModel(string Id, string Status, string Next);

/// <summary>GET /campagnes/{code}: open to everybody who has the link.</summary>
internal sealed class ShowLandingEndpoint(CampaignDesk desk) : Endpoint<ShowLandingRequest>
{
    public override void Configure()
    {
        Get("campagnes/{code}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(ShowLandingRequest request, CancellationToken ct)
    {
        var model = await Landing.ModelAsync(desk, await desk.ByCodeAsync(request.Code, ct), HttpContext.SignedIn()?.PersonId, ct);
        if (request.Reprendre && model is { Archived: false, Participation: { } mine } && HttpContext.WantsHtml())
            await Send.DoneAsync(mine.Next);
        else
            await Send.PageAsync<LandingPage>(model);
    }
}

internal static class Landing
{
    public static async Task<LandingModel> ModelAsync(CampaignDesk desk, Campaign campaign, string? personId, CancellationToken ct)
    {
        ParticipationModel? mine = null;
        if (personId is not null && await desk.ParticipationAsync(campaign, personId, ct) is { } participation)
        {
            var test = await desk.TestAsync(participation, ct);
            mine = new(participation.Id, CampaignDesk.StatusOf(participation, test), CampaignDesk.NextOf(campaign, participation, test));
        }
        return new(campaign.Code, campaign.ShownTitle, Markdown.ToHtml(campaign.LandingText), await desk.OrganisationNameAsync(campaign, ct), campaign.AsksIdentifier,
            campaign.IdentifierLabel, campaign.IdentifierKind is { } kind ? Json.Name(kind.ToString()) : null, campaign.IsArchived, mine);
    }
}
