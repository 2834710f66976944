using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.AcceptInvitation;

/// <param name="Organisation">Its name.</param>
/// <param name="Email">The address that was invited: whoever holds the link was written to there.</param>
/// <param name="Link">Address of this page, and of the post.</param>
/// <param name="SignedInAs">The address of whoever is signed in; null: nobody.</param>
public sealed record InvitationModel(string Organisation, string Email, string Link, string? SignedInAs);

/// <summary>GET /invitations/{token}: who invites, and what to do: sign up, sign in, change account or join.</summary>
internal sealed class ShowInvitationEndpoint(AccountsDb db, RateLimiter limiter, TimeProvider clock) : Endpoint<AcceptInvitationRequest>
{
    public override void Configure()
    {
        Get("invitations/{token}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(AcceptInvitationRequest request, CancellationToken ct)
    {
        var personId = HttpContext.SignedIn()?.PersonId;
        var (invitation, organisation) = await limiter.OpenAsync(RateLimit.WrongLinkFrom(HttpContext.ClientAddress()),
            () => OpenInvitations.FindAsync(db, request.Token, clock.GetUtcNow(), personId, ct), ct);
        var mine = personId is null ? null : await db.Accounts.Where(a => a.Id == personId).Select(a => a.Email).SingleAsync(ct);
        HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a secret
        var model = new InvitationModel(organisation.Name, invitation.Email, "/invitations/" + request.Token, mine);
        await (invitation.AcceptedAt is null ? Send.PageAsync<InvitationPage>(model) : Send.DoneAsync($"/orga/{organisation.Slug}/campagnes", StatusCodes.Status200OK, model)); // who joined goes in
    }
}
