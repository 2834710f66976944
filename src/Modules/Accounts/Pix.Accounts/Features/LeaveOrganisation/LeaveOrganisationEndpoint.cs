using Pix.Accounts.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.LeaveOrganisation;

/// <summary>POST /orga/{org}/equipe/depart: any member, for themselves; 409 for the last admin.</summary>
internal sealed class LeaveOrganisationEndpoint(AccountsDb db, TimeProvider clock) : FormEndpoint<NoFields>
{
    public override void Configure()
    {
        Post("equipe/depart");
        Group<OrganiserGroup>();
    }

    protected override async Task SubmitAsync(NoFields request, CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        await db.RemoveMemberAsync(HttpContext.Membership().OrganisationId, me, me, clock.GetUtcNow(), ct);
        await Send.DoneAsync("/orga");
    }
}
