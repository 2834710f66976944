using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.SignUp;

internal sealed class SignUpRequest
{
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? Email { get; set; }
    public string? Password { get; set; }
    public bool AcceptTerms { get; set; }
    public string? ReturnUrl { get; set; }
}

/// <summary>The account as its person sees it.</summary>
internal sealed record AccountModel(string Id, string FirstName, string LastName, string Email)
{
    public static AccountModel Of(Account account) => new(account.Id, account.FirstName, account.LastName, account.Email!);
}

internal sealed class SignUpValidator : Validator<SignUpRequest>
{
    public SignUpValidator()
    {
        RuleFor(r => r.FirstName).PersonName(() => Texts.FirstName_Missing);
        RuleFor(r => r.LastName).PersonName(() => Texts.LastName_Missing);
        RuleFor(r => r.Email).EmailAddressOfAPerson();
        RuleFor(r => r.Password).StrongPassword();
        RuleFor(r => r.AcceptTerms).Equal(true).WithMessage(_ => Texts.Terms_Missing);
    }
}

/// <summary>
/// POST /inscription: creates an account and signs in. That an address has an account cannot be hidden, since a new one is
/// signed in at once: it takes as long to say, and is not said to the same network on and on (docs/adr/0016).
/// </summary>
internal sealed class SignUpEndpoint(AccountsDb db, UserManager<Account> accounts, Passwords passwords, RateLimiter limiter, TimeProvider clock) : FormEndpoint<SignUpRequest>
{
    public override void Configure()
    {
        Post("inscription");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(SignUpRequest request, CancellationToken ct)
    {
        var client = HttpContext.ClientAddress();
        await limiter.RefuseAsync([RateLimit.SignUpFrom(client), RateLimit.KnownAddressFrom(client)], ct);
        var account = new Account(request.FirstName!, request.LastName!, request.Email!, clock.GetUtcNow());
        account.SetPassword(await passwords.HashAsync(request.Password!, ct));
        if (!await CreateAsync(account, client, ct))
        {
            await limiter.CountAsync(RateLimit.KnownAddressFrom(client), ct);
            Refuse("email", Texts.Email_Taken);
        }
        await HttpContext.SignInAsync(account.Id, account.SecurityStamp!);
        await Send.DoneAsync(ReturnUrl.Safe(request.ReturnUrl), 201, AccountModel.Of(account), "/moi");
    }

    private async Task<bool> CreateAsync(Account account, string client, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(async attempt =>
            {
                if (!(await accounts.CreateAsync(account)).Succeeded)
                    return false;
                await limiter.AddAsync([RateLimit.SignUpFrom(client)], attempt);
                return true;
            }, ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            return false; // someone was faster with the same address
        }
    }

    protected override Task ShowAgainAsync(SignUpRequest request, CancellationToken ct) =>
        Send.PageAsync<SignUpPage>(new SignUpModel(ReturnUrl.Safe(request.ReturnUrl)), 400);
}
