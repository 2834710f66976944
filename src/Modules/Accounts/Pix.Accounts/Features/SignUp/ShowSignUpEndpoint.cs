using FastEndpoints;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.SignUp;

internal sealed class ShowSignUpRequest
{
    public string? ReturnUrl { get; set; }
}

public sealed record SignUpModel(string ReturnUrl);

/// <summary>GET /inscription</summary>
internal sealed class ShowSignUpEndpoint : Endpoint<ShowSignUpRequest>
{
    public override void Configure()
    {
        Get("inscription");
        AllowAnonymous();
    }

    public override Task HandleAsync(ShowSignUpRequest request, CancellationToken ct) =>
        Send.PageAsync<SignUpPage>(new SignUpModel(ReturnUrl.Safe(request.ReturnUrl)));
}
