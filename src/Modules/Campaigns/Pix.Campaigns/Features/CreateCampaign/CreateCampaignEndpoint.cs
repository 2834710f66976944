using FastEndpoints;
using FluentValidation;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pix.Accounts.V1;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using Pix.Sessions.V1;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns.Features.CreateCampaign;

internal sealed class CreateCampaignRequest
{
    public string? Name { get; set; }
    public string? TargetId { get; set; }
    public bool AsksIdentifier { get; set; }
    public string? IdentifierLabel { get; set; }
    public IdentifierKind? IdentifierKind { get; set; }
    public string? Title { get; set; }
    public string? LandingText { get; set; }
}

internal sealed record CampaignCreated(string Id, string Code, string Link);

internal sealed class CreateCampaignValidator : Validator<CreateCampaignRequest>
{
    public CreateCampaignValidator()
    {
        RuleFor(r => r.Name).CampaignName();
        RuleFor(r => r.Title).CampaignTitle();
        RuleFor(r => r.LandingText).LandingText();
        RuleFor(r => r.TargetId).Must(id => !string.IsNullOrWhiteSpace(id)).WithMessage(_ => Texts.Target_Missing);
        When(r => r.AsksIdentifier, () => RuleFor(r => r.IdentifierLabel).Cascade(CascadeMode.Stop)
            .Must(label => Lines.OneLine(label ?? "").Length > 0).WithMessage(_ => Texts.IdentifierLabel_Missing)
            .Must(label => label!.Trim().Length <= Campaign.MaxIdentifierLabelLength).WithMessage(_ => Texts.Text_Over255));
    }
}

/// <summary>POST /orga/{org}/campagnes: defines the course first (repeatable), then commits the campaign that names it.</summary>
internal sealed class CreateCampaignEndpoint(CampaignsDb db, CampaignDesk desk, AssessmentsClient assessments, IOptions<PublicAddress> address, TimeProvider clock) : FormEndpoint<CreateCampaignRequest>
{
    public override void Configure()
    {
        Post("campagnes");
        Group<OrganiserGroup>();
    }

    protected override async Task SubmitAsync(CreateCampaignRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var membership = HttpContext.Membership();
        var target = await TargetAsync(request.TargetId!, ct);
        var campaign = new Campaign(Ids.New(now), membership.OrganisationId, HttpContext.PersonId(), request.Name!, new(target.Id, target.Name, target.Kind),
            request.AsksIdentifier ? new(Lines.OneLine(request.IdentifierLabel!), request.IdentifierKind ?? IdentifierKind.Text) : null,
            request.Title, request.LandingText is null ? null : Lines.Normalize(request.LandingText), now);
        await SaveAsync(campaign, target, ct);
        var page = $"/orga/{membership.Slug}/campagnes/{campaign.Id}";
        await Send.DoneAsync(page, 201, new CampaignCreated(campaign.Id, campaign.Code, address.Value.Link(campaign.Link)), page);
    }

    private async Task<Target> TargetAsync(string id, CancellationToken ct)
    {
        try
        {
            return await assessments.GetTargetAsync(new() { TargetId = id }, cancellationToken: ct);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            Refuse("targetId", Texts.Target_Unknown);
            throw;
        }
    }

    private async Task SaveAsync(Campaign campaign, Target target, CancellationToken ct)
    {
        while (await db.Campaigns.IgnoreQueryFilters().AnyAsync(c => c.Code == campaign.Code, ct)) // deleted ones keep theirs
            campaign.RedrawCode();
        await assessments.DefineCourseAsync(new()
        {
            CourseId = campaign.Id,
            Title = campaign.ShownTitle,
            ResumeLink = campaign.ResumeLink,
            EndLink = campaign.EndLink,
            Skills = { target.Skills },
        }, cancellationToken: ct);
        await desk.RecordAsync(OrganiserAct.CampaignCreated, campaign.Name, ct);
        db.AddRange(campaign, new CampaignCounts(campaign.Id));
        await db.SaveChangesAsync(ct);
    }

    protected override async Task ShowAgainAsync(CreateCampaignRequest request, CancellationToken ct) =>
        await Send.PageAsync<NewCampaignPage>(await NewCampaign.ModelAsync(assessments, request.LandingText, ct), StatusCodes.Status400BadRequest);
}
