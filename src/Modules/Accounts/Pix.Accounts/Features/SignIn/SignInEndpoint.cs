using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Pix.Accounts.Features.SignUp;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.SignIn;

internal sealed class SignInRequest
{
    public string? Email { get; set; }
    public string? Password { get; set; }
    public string? ReturnUrl { get; set; }
}

/// <summary>POST /connexion: one message whatever was wrong, and the same work for a known, a locked and an unknown address.</summary>
internal sealed class SignInEndpoint(UserManager<Account> accounts, SignInGuard guard) : FormEndpoint<SignInRequest>
{
    public override void Configure()
    {
        Post("connexion");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(SignInRequest request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Email))
            AddError(r => r.Email!, Texts.Email_Missing);
        if (string.IsNullOrEmpty(request.Password))
            AddError(r => r.Password!, Texts.SignIn_PasswordMissing);
        ThrowIfAnyErrors();

        var account = request.Email!.Length <= Account.MaxEmailLength ? await accounts.FindByEmailAsync(request.Email.Trim()) : null;
        if (!await guard.PasswordIsRightAsync(account, request.Email, request.Password!, HttpContext.ClientAddress(), ct))
        {
            if (!HttpContext.WantsHtml())
                throw new Problem(StatusCodes.Status401Unauthorized, Texts.SignIn_Wrong);
            Refuse("", Texts.SignIn_Wrong);
        }
        await HttpContext.SignInAsync(account!.Id, account.SecurityStamp!);
        await Send.DoneAsync(ReturnUrl.Safe(request.ReturnUrl), 200, AccountModel.Of(account));
    }

    protected override Task ShowAgainAsync(SignInRequest request, CancellationToken ct) =>
        Send.PageAsync<SignInPage>(new SignInModel(ReturnUrl.Safe(request.ReturnUrl)), 400);
}
