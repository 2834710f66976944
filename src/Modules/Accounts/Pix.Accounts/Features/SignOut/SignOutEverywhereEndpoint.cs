using Microsoft.AspNetCore.Identity;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.SignOut;

/// <summary>POST /deconnexion/partout: a new stamp ends every session of the account.</summary>
internal sealed class SignOutEverywhereEndpoint(UserManager<Account> accounts) : FormEndpoint<NoFields>
{
    public override void Configure() => Post("deconnexion/partout");

    protected override async Task SubmitAsync(NoFields request, CancellationToken ct)
    {
        if (await accounts.FindByIdAsync(HttpContext.PersonId()) is { } account)
            await accounts.UpdateSecurityStampAsync(account);
        await HttpContext.SignOutAsync();
        await Send.DoneAsync("/connexion");
    }
}
