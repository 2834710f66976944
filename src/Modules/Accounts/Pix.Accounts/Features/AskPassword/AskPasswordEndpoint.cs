using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.AskPassword;

internal sealed class AskPasswordRequest
{
    public string? Email { get; set; }
}

internal sealed class AskPasswordValidator : Validator<AskPasswordRequest>
{
    public AskPasswordValidator() => RuleFor(r => r.Email).EmailAddressOfAPerson();
}

/// <summary>
/// POST /mot-de-passe-oublie: mails a link to the account's address. The same answer for every address, after the same
/// reads and writes: for one that nobody has, a link that opens nothing and an e-mail that goes nowhere are written too.
/// </summary>
internal sealed class AskPasswordEndpoint(AccountsDb db, UserManager<Account> accounts, Letters letters, RateLimiter limiter, TimeProvider clock) : FormEndpoint<AskPasswordRequest>
{
    public override void Configure()
    {
        Post("mot-de-passe-oublie");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(AskPasswordRequest request, CancellationToken ct)
    {
        var address = accounts.NormalizeEmail(request.Email!.Trim())!;
        Attempt[] asked = [RateLimit.PasswordAskedFor(address), RateLimit.PasswordAskedFrom(HttpContext.ClientAddress())];
        await limiter.RefuseAsync(asked, ct);
        await db.InTransactionAsync(async attempt =>
        {
            var now = clock.GetUtcNow();
            var account = await db.Accounts.Where(a => a.NormalizedEmail == address).Select(a => new { a.Id, a.Email }).SingleOrDefaultAsync(attempt);
            var (link, token) = AccountLink.ForPassword(account?.Id, now);
            db.Add(link);
            db.Add(new OutgoingMail($"password:{link.Id}", account?.Email, letters.ForgottenPassword(token), now, AccountLink.PasswordLifetime));
            await db.SaveChangesAsync(attempt);
            await limiter.AddAsync(asked, attempt);
        }, ct);
        if (HttpContext.WantsHtml())
            await Send.PageAsync<AskPasswordPage>(new AskPasswordModel(true), StatusCodes.Status202Accepted);
        else
            await Send.DoneAsync("/mot-de-passe-oublie", StatusCodes.Status202Accepted);
    }

    protected override Task ShowAgainAsync(AskPasswordRequest request, CancellationToken ct) =>
        Send.PageAsync<AskPasswordPage>(new AskPasswordModel(false), StatusCodes.Status400BadRequest);
}
