using FastEndpoints;
using FluentValidation;
using Pix.BuildingBlocks.Web;

namespace Pix.Campaigns.Features.PreviewText;

internal sealed class PreviewTextRequest
{
    public string? LandingText { get; set; }
}

internal sealed class PreviewTextValidator : Validator<PreviewTextRequest>
{
    public PreviewTextValidator() => RuleFor(r => r.LandingText).LandingText();
}

internal sealed record PreviewModel(string Html);

/// <summary>POST /orga/{org}/campagnes/apercu: the landing text as participants will see it.</summary>
internal sealed class PreviewTextEndpoint : FormEndpoint<PreviewTextRequest>
{
    public override void Configure()
    {
        Post("campagnes/apercu");
        Group<OrganiserGroup>();
    }

    protected override Task SubmitAsync(PreviewTextRequest request, CancellationToken ct) =>
        Send.DoneAsync($"/orga/{HttpContext.Membership().Slug}/campagnes/nouvelle", 200, new PreviewModel(Markdown.ToHtml(request.LandingText)));
}
