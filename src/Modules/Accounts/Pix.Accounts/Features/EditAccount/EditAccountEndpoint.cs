using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.EditAccount;

/// <summary>The page sends everything; a program may send the names, the address or the password alone.</summary>
internal sealed class EditAccountRequest
{
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? Email { get; set; }
    public string? CurrentPassword { get; set; }
    public string? NewPassword { get; set; }

    internal bool HasNames => FirstName is not null || LastName is not null;
    internal bool HasNothing => !HasNames && Email is null && NewPassword is null;
}

internal sealed class EditAccountValidator : Validator<EditAccountRequest>
{
    public EditAccountValidator()
    {
        When(r => r.HasNames || r.HasNothing, () =>
        {
            RuleFor(r => r.FirstName).PersonName(() => Texts.FirstName_Missing);
            RuleFor(r => r.LastName).PersonName(() => Texts.LastName_Missing);
        });
        When(r => r.Email is not null || r.HasNothing, () => RuleFor(r => r.Email).EmailAddressOfAPerson());
        When(r => r.NewPassword is not null, () => RuleFor(r => r.NewPassword).StrongPassword());
    }
}

/// <summary>
/// POST /moi: names at once. Against the current password, which whoever finds a session open does not know: another address,
/// once the link sent to it is opened, and the one before is told; another password, which ends every other session and is told.
/// </summary>
internal sealed class EditAccountEndpoint(
    AccountsDb db, UserManager<Account> accounts, SignInGuard guard, Passwords passwords, Letters letters, RateLimiter limiter, TimeProvider clock) : FormEndpoint<EditAccountRequest>
{
    /// <summary>Links an hour: somebody else's mailbox is not for filling.</summary>
    private const int Most = 5;

    public override void Configure() => Post("moi");

    protected override async Task SubmitAsync(EditAccountRequest request, CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var before = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == me, ct);
        var email = request.Email?.Trim();
        var isOther = email is not null && accounts.NormalizeEmail(email) != before.NormalizedEmail;
        if (isOther || request.NewPassword is not null)
            await ProveAsync(before, request.CurrentPassword, ct);
        if (isOther)
            await RefuseAddressAsync(me, accounts.NormalizeEmail(email!)!, ct);

        var hash = request.NewPassword is null ? null : await passwords.HashAsync(request.NewPassword, ct);
        var account = await db.InTransactionAsync(async attempt =>
        {
            var now = clock.GetUtcNow();
            var found = await db.Accounts.SingleAsync(a => a.Id == me, attempt);
            if (request.HasNames)
                found.Rename(request.FirstName!, request.LastName!);
            if (email is not null && !isOther)
                found.Email = found.UserName = email; // spelt otherwise, the same address
            if (isOther)
                await AskAsync(found, email!, now, attempt);
            if (hash is not null)
            {
                found.SetPassword(hash);
                await db.CloseLinksAsync(me, LinkPurpose.Password, now, attempt);
                db.Add(new OutgoingMail($"password-changed:{Ids.New(now)}", found.Email, letters.PasswordChanged(), now));
            }
            found.Touch();
            await db.SaveChangesAsync(attempt);
            return found;
        }, ct);
        if (hash is not null)
            await HttpContext.SignInAsync(me, account.SecurityStamp!);
        await Send.DoneAsync("/moi?saved=true", StatusCodes.Status200OK, await ShowAccountEndpoint.ModelAsync(db, me, clock.GetUtcNow(), saved: true, ct));
    }

    protected override async Task ShowAgainAsync(EditAccountRequest request, CancellationToken ct) =>
        await Send.PageAsync<AccountPage>(await ShowAccountEndpoint.ModelAsync(db, HttpContext.PersonId(), clock.GetUtcNow(), saved: false, ct), StatusCodes.Status400BadRequest);

    private async Task ProveAsync(Account account, string? password, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(password))
            Refuse("currentPassword", Texts.Account_CurrentMissing);
        else if (!await guard.PasswordIsRightAsync(account, account.Email!, password, HttpContext.ClientAddress(), ct))
            Refuse("currentPassword", Texts.Account_CurrentWrong);
    }

    private async Task RefuseAddressAsync(string me, string normalized, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        if (await db.AccountLinks.CountAsync(l => l.AccountId == me && l.Purpose == LinkPurpose.Address && l.CreatedAt > since, ct) >= Most)
            Refuse("email", Texts.Account_EmailTooOften);
        var known = RateLimit.KnownAddressFrom(HttpContext.ClientAddress());
        await limiter.RefuseAsync([known], ct);
        if (!await db.Accounts.AnyAsync(a => a.NormalizedEmail == normalized, ct))
            return;
        await limiter.CountAsync(known, ct);
        Refuse("email", Texts.Account_EmailTaken);
    }

    private async Task AskAsync(Account account, string email, DateTimeOffset now, CancellationToken ct)
    {
        await db.CloseLinksAsync(account.Id, LinkPurpose.Address, now, ct);
        var (link, token) = AccountLink.ForAddress(account.Id, email, now);
        db.Add(link);
        db.Add(new OutgoingMail($"address:{link.Id}", email, letters.NewAddress(token), now, AccountLink.AddressLifetime));
        db.Add(new OutgoingMail($"address-asked:{link.Id}", account.Email, letters.AddressAsked(), now));
    }
}
