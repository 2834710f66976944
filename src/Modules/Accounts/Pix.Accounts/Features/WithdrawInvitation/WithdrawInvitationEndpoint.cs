using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.WithdrawInvitation;

internal sealed class WithdrawInvitationRequest
{
    public string Id { get; set; } = "";
}

/// <summary>POST /orga/{org}/equipe/invitations/{id}/retrait: its link is dead. Repeatable.</summary>
internal sealed class WithdrawInvitationEndpoint(AccountsDb db, TimeProvider clock) : FormEndpoint<WithdrawInvitationRequest>
{
    public override void Configure()
    {
        Post("equipe/invitations/{id}/retrait");
        Group<OrganiserGroup>();
        Definition.Metadata(new AdminsOnly());
    }

    protected override async Task SubmitAsync(WithdrawInvitationRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        await db.InTransactionAsync(async attempt =>
        {
            var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == request.Id && i.OrganisationId == membership.OrganisationId, attempt) ?? throw Problem.NotThere();
            if (invitation.AcceptedAt is not null)
                throw Problem.Conflict(Texts.Team_AlreadyJoined, $"/orga/{membership.Slug}/equipe");
            if (invitation.WithdrawnAt is null)
                db.Record(membership.OrganisationId, HttpContext.PersonId(), Act.InvitationWithdrawn, clock.GetUtcNow(), invitationId: invitation.Id);
            invitation.Withdraw(clock.GetUtcNow());
            await db.SaveChangesAsync(attempt);
        }, ct);
        await Send.DoneAsync($"/orga/{membership.Slug}/equipe");
    }
}
