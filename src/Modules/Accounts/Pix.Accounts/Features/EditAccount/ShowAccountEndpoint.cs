using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.EditAccount;

internal sealed class ShowAccountRequest
{
    public bool Saved { get; set; }
}

/// <summary>The account as its person sees it.</summary>
/// <param name="NextEmail">The address that counts once its link is opened; null: none is waited for.</param>
/// <param name="Saved">The form was just accepted.</param>
/// <param name="NeededBy">Organisations that have no other admin: until they do, the account cannot be deleted.</param>
public sealed record MyAccountModel(
    string Id, string FirstName, string LastName, string Email,
    [property: JsonIgnore] string? NextEmail, [property: JsonIgnore] bool Saved, [property: JsonIgnore] IReadOnlyList<OrganisationInNeed> NeededBy);

/// <param name="Slug">Its part of addresses.</param>
public sealed record OrganisationInNeed(string Name, string Slug);

/// <summary>GET /moi</summary>
internal sealed class ShowAccountEndpoint(AccountsDb db, TimeProvider clock) : Endpoint<ShowAccountRequest>
{
    public override void Configure() => Get("moi");

    public override async Task HandleAsync(ShowAccountRequest request, CancellationToken ct) =>
        await Send.PageAsync<AccountPage>(await ModelAsync(db, HttpContext.PersonId(), clock.GetUtcNow(), request.Saved, ct));

    public static async Task<MyAccountModel> ModelAsync(AccountsDb db, string me, DateTimeOffset now, bool saved, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == me, ct);
        var waiting = await db.AccountLinks.AsNoTracking().Where(l => l.AccountId == me && l.Purpose == LinkPurpose.Address && l.ClosedAt == null)
            .OrderByDescending(l => l.CreatedAt).FirstOrDefaultAsync(ct);
        return new(account.Id, account.FirstName, account.LastName, account.Email!, waiting?.IsOpen(now) == true ? waiting.Email : null, saved,
            [.. (await db.OrganisationsInNeedOfAsync(me, ct)).Select(o => new OrganisationInNeed(o.Name, o.Slug))]);
    }
}
