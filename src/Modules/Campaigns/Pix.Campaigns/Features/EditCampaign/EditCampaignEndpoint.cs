using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using Pix.Campaigns.Features.ShowCampaign;

namespace Pix.Campaigns.Features.EditCampaign;

internal sealed class EditCampaignRequest
{
    public string Id { get; set; } = "";
    public string? Name { get; set; }
    public string? Title { get; set; }
    public string? LandingText { get; set; }
}

internal sealed class EditCampaignValidator : Validator<EditCampaignRequest>
{
    public EditCampaignValidator()
    {
        RuleFor(r => r.Name).CampaignName();
        RuleFor(r => r.Title).CampaignTitle();
        RuleFor(r => r.LandingText).LandingText();
    }
}

/// <summary>POST /orga/{org}/campagnes/{id}: name, title and landing text, at any time; shown at once, in tests under way too.</summary>
internal sealed class EditCampaignEndpoint(CampaignsDb db, CampaignDesk desk, CoursePusher pusher, IOptions<PublicAddress> address) : FormEndpoint<EditCampaignRequest>
{
    public override void Configure()
    {
        Post("campagnes/{id}");
        Group<OrganiserGroup>();
    }

    protected override async Task SubmitAsync(EditCampaignRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        await desk.ToChangeAsync(request.Id, membership, HttpContext.PersonId(), ct);
        await desk.RecordAsync(OrganiserAct.CampaignEdited, Lines.OneLine(request.Name!), ct);
        var campaign = await db.InTransactionAsync(async attempt =>
        {
            var found = await desk.ToChangeAsync(request.Id, membership, HttpContext.PersonId(), attempt);
            found.Describe(request.Name!, request.Title, request.LandingText is null ? null : Lines.Normalize(request.LandingText));
            await db.SaveChangesAsync(attempt);
            return found;
        }, ct);
        await pusher.TryPushAsync(campaign, ct);
        await Send.DoneAsync($"/orga/{membership.Slug}/campagnes/{request.Id}");
    }

    protected override async Task ShowAgainAsync(EditCampaignRequest request, CancellationToken ct)
    {
        var campaign = await desk.ToChangeAsync(request.Id, HttpContext.Membership(), HttpContext.PersonId(), ct);
        await Send.PageAsync<EditCampaignPage>(await ShowCampaignEndpoint.ModelAsync(db, desk, address.Value, campaign, mayChange: true, ct), StatusCodes.Status400BadRequest);
    }
}
