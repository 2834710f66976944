using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.ResendInvitation;

internal sealed class ResendInvitationRequest
{
    public string Id { get; set; } = "";
}

/// <summary>POST /orga/{org}/equipe/invitations/{id}/relance: another link for seven more days; the one before is dead.</summary>
internal sealed class ResendInvitationEndpoint(AccountsDb db, Letters letters, RateLimiter limiter, TimeProvider clock) : FormEndpoint<ResendInvitationRequest>
{
    public override void Configure()
    {
        Post("equipe/invitations/{id}/relance");
        Group<OrganiserGroup>();
        Definition.Metadata(new AdminsOnly());
    }

    protected override async Task SubmitAsync(ResendInvitationRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        var email = await db.Invitations.Where(i => i.Id == request.Id && i.OrganisationId == membership.OrganisationId).Select(i => i.NormalizedEmail).SingleOrDefaultAsync(ct) ?? throw Problem.NotThere();
        await limiter.RefuseAsync([RateLimit.InvitationFor(email)], ct);
        await db.InTransactionAsync(async attempt =>
        {
            var now = clock.GetUtcNow();
            var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == request.Id && i.OrganisationId == membership.OrganisationId && i.WithdrawnAt == null, attempt) ?? throw Problem.NotThere();
            if (invitation.AcceptedAt is not null)
                throw Problem.Conflict(Texts.Team_AlreadyJoined, $"/orga/{membership.Slug}/equipe");
            var token = invitation.Renew(invitation.Role, now);
            db.Add(InvitationMail.Of(invitation, token, letters.Invitation(membership.Name, HttpContext.SignedIn()!.FullName, token), now, HttpContext.PersonId()));
            await db.SaveChangesAsync(attempt);
            await limiter.AddAsync([RateLimit.InvitationFor(email)], attempt);
        }, ct);
        await Send.DoneAsync($"/orga/{membership.Slug}/equipe");
    }
}
