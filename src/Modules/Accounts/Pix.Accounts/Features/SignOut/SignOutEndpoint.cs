using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.SignOut;

internal sealed class SignOutRequest
{
    public string? ReturnUrl { get; set; }
}

/// <summary>POST /deconnexion: on this browser. Repeatable. « Ce n’est pas vous ? » comes back to where it stands.</summary>
internal sealed class SignOutEndpoint : FormEndpoint<SignOutRequest>
{
    public override void Configure()
    {
        Post("deconnexion");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(SignOutRequest request, CancellationToken ct)
    {
        await HttpContext.SignOutAsync();
        await Send.DoneAsync(ReturnUrl.Safe(request.ReturnUrl, "/connexion"));
    }
}
