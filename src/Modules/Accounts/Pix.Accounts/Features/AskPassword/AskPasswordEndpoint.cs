using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
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
internal sealed class AskPasswordEndpoint(AccountsDb db, UserManager<Account> accounts, Letters letters, TimeProvider clock) : FormEndpoint<AskPasswordRequest>
{
    /// <summary>Links an hour: somebody else's mailbox is not for filling.</summary>
    private const int Most = 5;

    public override void Configure()
    {
        Post("mot-de-passe-oublie");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(AskPasswordRequest request, CancellationToken ct)
    {
        var address = accounts.NormalizeEmail(request.Email!.Trim());
        await db.InTransactionAsync(async attempt =>
        {
            var now = clock.GetUtcNow();
            var account = await db.Accounts.Where(a => a.NormalizedEmail == address).Select(a => new { a.Id, a.Email }).SingleOrDefaultAsync(attempt);
            var id = account?.Id ?? "";
            var already = await db.AccountLinks.CountAsync(l => l.AccountId == id && l.Purpose == LinkPurpose.Password && l.CreatedAt > now - AccountLink.PasswordLifetime, attempt);
            var to = already < Most ? account : null;
            var (link, token) = AccountLink.ForPassword(to?.Id, now);
            db.Add(link);
            db.Add(new OutgoingMail($"password:{link.Id}", to?.Email, letters.ForgottenPassword(token), now, AccountLink.PasswordLifetime));
            await db.SaveChangesAsync(attempt);
        }, ct);
        if (HttpContext.WantsHtml())
            await Send.PageAsync<AskPasswordPage>(new AskPasswordModel(true), StatusCodes.Status202Accepted);
        else
            await Send.DoneAsync("/mot-de-passe-oublie", StatusCodes.Status202Accepted);
    }

    protected override Task ShowAgainAsync(AskPasswordRequest request, CancellationToken ct) =>
        Send.PageAsync<AskPasswordPage>(new AskPasswordModel(false), StatusCodes.Status400BadRequest);
}
