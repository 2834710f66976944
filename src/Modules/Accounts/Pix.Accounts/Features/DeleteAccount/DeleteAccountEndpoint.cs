using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Features.EditAccount;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.DeleteAccount;

internal sealed class DeleteAccountRequest
{
    public string? Password { get; set; }
}

internal sealed class DeleteAccountValidator : Validator<DeleteAccountRequest>
{
    public DeleteAccountValidator() => RuleFor(r => r.Password).NotEmpty().WithMessage(_ => Texts.SignIn_PasswordMissing);
}

/// <summary>
/// POST /moi/suppression: closes the account at once, with all that this module holds on its person, and notes that every
/// other module must forget them (<see cref="ErasureLoop"/>). 409 for the last admin of an organisation.
/// </summary>
internal sealed class DeleteAccountEndpoint(AccountsDb db, SignInGuard guard, IEnumerable<IPersonalDataSource> sources, TimeProvider clock) : FormEndpoint<DeleteAccountRequest>
{
    public override void Configure() => Post("moi/suppression");

    protected override async Task SubmitAsync(DeleteAccountRequest request, CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == me, ct) ?? throw new Problem(StatusCodes.Status401Unauthorized); // pressed twice
        if (!await guard.PasswordIsRightAsync(account, account.Email!, request.Password!, HttpContext.ClientAddress(), ct))
            Refuse("password", Texts.Delete_PasswordWrong);
        await db.InTransactionAsync(attempt => CloseAsync(me, attempt), ct);
        await HttpContext.SignOutAsync();
        if (HttpContext.WantsHtml())
        {
            HttpContext.Features.Set<SignedIn>(null); // the page is for nobody any more,
            HttpContext.Request.Path = "/"; // and no place to come back to
            await Send.PageAsync<DeletedPage>(new DeletedModel(), StatusCodes.Status202Accepted);
        }
        else
            await Send.DoneAsync("/", StatusCodes.Status202Accepted);
    }

    protected override async Task ShowAgainAsync(DeleteAccountRequest request, CancellationToken ct) =>
        await Send.PageAsync<AccountPage>(await ShowAccountEndpoint.ModelAsync(db, HttpContext.PersonId(), clock.GetUtcNow(), saved: false, ct), StatusCodes.Status400BadRequest);

    private async Task CloseAsync(string me, CancellationToken ct)
    {
        if (!await db.Accounts.AnyAsync(a => a.Id == me, ct))
            return; // the same, at the same instant
        var needed = await db.OrganisationsInNeedOfAsync(me, ct);
        if (needed.Count > 0)
            throw Problem.Conflict(string.Format(Texts.Delete_LastAdmin, string.Join(", ", needed.Select(o => o.Name))), needed is [var only] ? $"/orga/{only.Slug}/equipe" : "/orga");
        await sources.CloseAsync(db, me, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Nothing: whoever it was about is gone.</summary>
public sealed record DeletedModel;
