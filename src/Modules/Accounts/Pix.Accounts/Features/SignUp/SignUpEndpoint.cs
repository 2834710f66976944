using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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

/// <summary>POST /inscription: creates an account and signs in.</summary>
internal sealed class SignUpEndpoint(UserManager<Account> accounts, TimeProvider clock) : FormEndpoint<SignUpRequest>
{
    public override void Configure()
    {
        Post("inscription");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(SignUpRequest request, CancellationToken ct)
    {
        var account = new Account(request.FirstName!, request.LastName!, request.Email!, clock.GetUtcNow());
        try
        {
            var result = await accounts.CreateAsync(account, request.Password!);
            if (!result.Succeeded)
                Refuse("email", Texts.Email_Taken);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            Refuse("email", Texts.Email_Taken); // someone was faster with the same address
        }
        await HttpContext.SignInAsync(account.Id, account.SecurityStamp!);
        await Send.DoneAsync(ReturnUrl.Safe(request.ReturnUrl), 201, AccountModel.Of(account), "/moi");
    }

    protected override Task ShowAgainAsync(SignUpRequest request, CancellationToken ct) =>
        Send.PageAsync<SignUpPage>(new SignUpModel(ReturnUrl.Safe(request.ReturnUrl)), 400);
}
