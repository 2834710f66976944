using Pix.Accounts.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.RemoveMember;

internal sealed class RemoveMemberRequest
{
    public string MemberId { get; set; } = "";
}

/// <summary>POST /orga/{org}/equipe/{memberId}/retrait: out at the next request. Repeatable; 409 for the last admin.</summary>
internal sealed class RemoveMemberEndpoint(AccountsDb db, TimeProvider clock) : FormEndpoint<RemoveMemberRequest>
{
    public override void Configure()
    {
        Post("equipe/{memberId}/retrait");
        Group<OrganiserGroup>();
        Definition.Metadata(new AdminsOnly());
    }

    protected override async Task SubmitAsync(RemoveMemberRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        await db.RemoveMemberAsync(membership.OrganisationId, request.MemberId, HttpContext.PersonId(), clock.GetUtcNow(), ct);
        await Send.DoneAsync(request.MemberId == HttpContext.PersonId() ? "/orga" : $"/orga/{membership.Slug}/equipe");
    }
}
