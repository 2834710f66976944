using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.ListOrganisations;

/// <param name="Slug">Its part of addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role"><c>admin</c> or <c>member</c>.</param>
public sealed record OrganisationModel(string Slug, string Name, string Role);

/// <summary>GET /orga: the organisations of the person. With one, a browser goes straight to its campaigns.</summary>
internal sealed class ListOrganisationsEndpoint(AccountsDb db) : EndpointWithoutRequest
{
    public override void Configure() => Get("orga");

    public override async Task HandleAsync(CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var mine = await (
            from membership in db.Memberships
            join organisation in db.Organisations on membership.OrganisationId equals organisation.Id
            where membership.AccountId == me
            orderby organisation.Name
            select new { organisation.Slug, organisation.Name, membership.Role }).ToListAsync(ct);
        if (mine.Count == 1 && HttpContext.WantsHtml())
        {
            await Send.DoneAsync($"/orga/{mine[0].Slug}/campagnes");
            return;
        }
        await Send.PageAsync<OrganisationsPage>(mine.Select(o => new OrganisationModel(o.Slug, o.Name, o.Role == Role.Admin ? "admin" : "member")).ToList());
    }
}
