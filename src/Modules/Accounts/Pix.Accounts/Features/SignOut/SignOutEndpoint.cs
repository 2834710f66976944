using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.SignOut;

/// <summary>POST /deconnexion: on this browser. Repeatable.</summary>
internal sealed class SignOutEndpoint : FormEndpoint<NoFields>
{
    public override void Configure()
    {
        Post("deconnexion");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(NoFields request, CancellationToken ct)
    {
        await HttpContext.SignOutAsync();
        await Send.DoneAsync("/connexion");
    }
}
