using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.AcceptTerms;

internal sealed class ShowTermsRequest
{
    public string? ReturnUrl { get; set; }
}

/// <param name="Version">Of the terms shown.</param>
/// <param name="Accepted">Whether the person has accepted this version.</param>
/// <param name="Html">The terms.</param>
/// <param name="ReturnUrl">Where to go after accepting; on this site.</param>
public sealed record TermsModel(int Version, bool Accepted, string Html, string ReturnUrl);

/// <summary>GET /orga/conditions</summary>
internal sealed class ShowTermsEndpoint(AccountsDb db) : Endpoint<ShowTermsRequest>
{
    public override void Configure() => Get("orga/conditions");

    public override async Task HandleAsync(ShowTermsRequest request, CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var accepted = await db.Accounts.Where(a => a.Id == me).Select(a => a.TermsVersion).SingleAsync(ct);
        await Send.PageAsync<TermsPage>(new TermsModel(OrganiserTerms.Version, accepted >= OrganiserTerms.Version,
            Markdown.ToHtml(Texts.OrganiserTerms_Markdown), ReturnUrl.Safe(request.ReturnUrl, "/orga")));
    }
}
