using System.Text.Json.Serialization;
using FastEndpoints;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.SignIn;

internal sealed class ShowSignInRequest
{
    public string? ReturnUrl { get; set; }
    public bool PasswordChanged { get; set; }
}

/// <param name="ReturnUrl">Where to go after signing in; on this site.</param>
/// <param name="PasswordChanged">They come from choosing a new password.</param>
public sealed record SignInModel(string ReturnUrl, [property: JsonIgnore] bool PasswordChanged = false);

/// <summary>GET /connexion</summary>
internal sealed class ShowSignInEndpoint : Endpoint<ShowSignInRequest>
{
    public override void Configure()
    {
        Get("connexion");
        AllowAnonymous();
    }

    public override Task HandleAsync(ShowSignInRequest request, CancellationToken ct) =>
        Send.PageAsync<SignInPage>(new SignInModel(ReturnUrl.Safe(request.ReturnUrl), request.PasswordChanged));
}
