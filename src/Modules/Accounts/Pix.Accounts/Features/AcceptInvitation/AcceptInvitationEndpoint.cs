using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.AcceptInvitation;

internal sealed class AcceptInvitationRequest
{
    public string Token { get; set; } = "";
}

/// <summary>POST /invitations/{token}: joins the organisation. Only the account with the invited address can, which verifies it.</summary>
internal sealed class AcceptInvitationEndpoint(AccountsDb db, RateLimiter limiter, TimeProvider clock) : FormEndpoint<AcceptInvitationRequest>
{
    public override void Configure() => Post("invitations/{token}");

    protected override async Task SubmitAsync(AcceptInvitationRequest request, CancellationToken ct)
    {
        var slug = await limiter.OpenAsync(RateLimit.WrongLinkFrom(HttpContext.ClientAddress()),
            () => db.InTransactionAsync(attempt => AcceptAsync(request.Token, attempt), ct), ct);
        await Send.DoneAsync($"/orga/{slug}/campagnes");
    }

    private async Task<string> AcceptAsync(string token, CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var account = await db.Accounts.SingleAsync(a => a.Id == me, ct);
        var (invitation, organisation) = await OpenInvitations.FindAsync(db, token, clock.GetUtcNow(), account.Id, ct);
        if (invitation.NormalizedEmail != Invitation.Normalize(account.Email!))
            throw Problem.NotAllowed(Texts.Invitation_OtherAddress);
        organisation.Add(account.Id, invitation.Role, clock.GetUtcNow());
        invitation.Accept(account.Id, clock.GetUtcNow());
        account.EmailConfirmed = true;
        await db.SaveChangesAsync(ct);
        return organisation.Slug;
    }
}

internal static class OpenInvitations
{
    /// <summary>The invitation of a token: 404 for one that never was, 410 for one used (by someone else), withdrawn, replaced or expired.</summary>
    public static async Task<(Invitation, Organisation)> FindAsync(AccountsDb db, string token, DateTimeOffset now, string? accountId, CancellationToken ct)
    {
        var hash = SecretToken.HashOf(token);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        if (invitation is null)
        {
            var id = Invitation.IdIn(token); // sent again since: the link before is dead
            throw id is not null && await db.Invitations.AnyAsync(i => i.Id == id, ct) ? Problem.Gone(Texts.Invitation_Closed) : Problem.NotThere();
        }
        var organisation = await db.Organisations.Include(o => o.Members).SingleAsync(o => o.Id == invitation.OrganisationId, ct);
        // Whoever pressed the button twice is in already, and is not told that the link is dead.
        var again = invitation.AcceptedAt is not null && organisation.Members.Any(m => m.AccountId == accountId);
        return invitation.IsOpen(now) || again ? (invitation, organisation) : throw Problem.Gone(Texts.Invitation_Closed);
    }
}
