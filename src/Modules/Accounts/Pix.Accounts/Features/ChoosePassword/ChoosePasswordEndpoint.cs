using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.ChoosePassword;

internal sealed class ChoosePasswordRequest
{
    public string Token { get; set; } = "";
    public string? Password { get; set; }
}

internal sealed class ChoosePasswordValidator : Validator<ChoosePasswordRequest>
{
    public ChoosePasswordValidator() => RuleFor(r => r.Password).StrongPassword();
}

/// <summary>POST /mot-de-passe/{token}: a new password, by a link of an hour, once. Every session ends, every other link dies.</summary>
internal sealed class ChoosePasswordEndpoint(AccountsDb db, Passwords passwords, Letters letters, RateLimiter limiter, TimeProvider clock) : FormEndpoint<ChoosePasswordRequest>
{
    public override void Configure()
    {
        Post("mot-de-passe/{token}");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(ChoosePasswordRequest request, CancellationToken ct)
    {
        await FindAsync(request, ct); // a dead link is not worth a hash
        var hash = await passwords.HashAsync(request.Password!, ct);
        await db.InTransactionAsync(async attempt =>
        {
            var now = clock.GetUtcNow();
            var link = await PasswordLinks.FindAsync(db, request.Token, now, attempt);
            var account = await db.Accounts.SingleAsync(a => a.Id == link.AccountId, attempt);
            account.SetPassword(hash);
            account.EmailConfirmed = true; // the link came to that address
            await db.CloseLinksAsync(account.Id, LinkPurpose.Password, now, attempt);
            db.Add(new OutgoingMail($"password-changed:{link.Id}", account.Email, letters.PasswordChanged(), now));
            await limiter.ForgetAsync(RateLimit.WrongPasswordFor(account.NormalizedEmail!), attempt);
            await db.SaveChangesAsync(attempt);
        }, ct);
        await HttpContext.SignOutAsync();
        await Send.DoneAsync("/connexion?passwordChanged=true");
    }

    protected override async Task ShowAgainAsync(ChoosePasswordRequest request, CancellationToken ct)
    {
        await FindAsync(request, ct);
        HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
        await Send.PageAsync<ChoosePasswordPage>(new PasswordLinkModel("/mot-de-passe/" + request.Token), StatusCodes.Status400BadRequest);
    }

    private Task<AccountLink> FindAsync(ChoosePasswordRequest request, CancellationToken ct) => limiter.OpenAsync(
        RateLimit.WrongLinkFrom(HttpContext.ClientAddress()), () => PasswordLinks.FindAsync(db, request.Token, clock.GetUtcNow(), ct), ct);
}
