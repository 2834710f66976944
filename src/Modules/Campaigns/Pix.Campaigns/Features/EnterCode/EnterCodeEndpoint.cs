using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Campaigns.Features.EnterCode;

internal sealed class EnterCodeRequest
{
    public string? Code { get; set; }
}

internal sealed record CodeFound(string Link);

/// <summary>The page shows nothing but its form.</summary>
public sealed record EnterCodeModel;

/// <summary>GET /campagnes</summary>
internal sealed class ShowEnterCodeEndpoint : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("campagnes");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct) => Send.PageAsync<EnterCodePage>(new EnterCodeModel());
}

/// <summary>POST /campagnes: a code, as it was read aloud or copied from a board.</summary>
internal sealed class EnterCodeEndpoint(CampaignDesk desk) : FormEndpoint<EnterCodeRequest>
{
    public override void Configure()
    {
        Post("campagnes");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(EnterCodeRequest request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Code))
            Refuse("code", Texts.Code_Missing);
        try
        {
            var campaign = await desk.ByCodeAsync(request.Code, ct);
            await Send.DoneAsync(campaign.Link, 200, new CodeFound(campaign.Link));
        }
        catch (Problem problem) when (problem.Status == StatusCodes.Status404NotFound && HttpContext.WantsHtml())
        {
            Refuse("code", Texts.Code_Unknown);
        }
    }

    protected override Task ShowAgainAsync(EnterCodeRequest request, CancellationToken ct) =>
        Send.PageAsync<EnterCodePage>(new EnterCodeModel(), StatusCodes.Status400BadRequest);
}
