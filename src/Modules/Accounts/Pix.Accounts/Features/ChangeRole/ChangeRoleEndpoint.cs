using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.ChangeRole;

internal sealed class ChangeRoleRequest
{
    public string MemberId { get; set; } = "";
    public Role? Role { get; set; }
}

internal sealed class ChangeRoleValidator : Validator<ChangeRoleRequest>
{
    public ChangeRoleValidator() => RuleFor(r => r.Role).NotNull().WithMessage(_ => Texts.Team_RoleMissing);
}

/// <summary>POST /orga/{org}/equipe/{memberId}: another role, from the next request on. 409 for the last admin.</summary>
internal sealed class ChangeRoleEndpoint(AccountsDb db, TimeProvider clock) : FormEndpoint<ChangeRoleRequest>
{
    public override void Configure()
    {
        Post("equipe/{memberId}");
        Group<OrganiserGroup>();
        Definition.Metadata(new AdminsOnly());
    }

    protected override async Task SubmitAsync(ChangeRoleRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        await db.InTransactionAsync(async attempt =>
        {
            var organisation = await db.Organisations.Include(o => o.Members).SingleAsync(o => o.Id == membership.OrganisationId, attempt);
            if (organisation.ChangeRole(request.MemberId, request.Role!.Value))
                db.Record(organisation.Id, HttpContext.PersonId(), request.Role == Role.Admin ? Act.BecameAdmin : Act.BecameMember, clock.GetUtcNow(), request.MemberId);
            await db.SaveChangesAsync(attempt);
        }, ct);
        await Send.DoneAsync($"/orga/{membership.Slug}/equipe");
    }
}
