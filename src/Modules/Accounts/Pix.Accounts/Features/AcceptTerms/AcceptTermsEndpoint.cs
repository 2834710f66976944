using FastEndpoints;
using Microsoft.AspNetCore.Identity;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.AcceptTerms;

internal sealed class AcceptTermsRequest
{
    public bool Accept { get; set; }
    public string? ReturnUrl { get; set; }
}

/// <summary>POST /orga/conditions: once per person and version. Refusing leads back to the participants' side.</summary>
internal sealed class AcceptTermsEndpoint(UserManager<Account> accounts, TimeProvider clock) : FormEndpoint<AcceptTermsRequest>
{
    public override void Configure() => Post("orga/conditions");

    protected override async Task SubmitAsync(AcceptTermsRequest request, CancellationToken ct)
    {
        if (!request.Accept)
        {
            if (!HttpContext.WantsHtml())
                Refuse("accept", Texts.OrganiserTerms_Missing);
            await Send.DoneAsync("/");
            return;
        }
        var account = await accounts.FindByIdAsync(HttpContext.PersonId()) ?? throw Problem.NotThere();
        if (!account.HasAcceptedTerms)
        {
            account.AcceptTerms(clock.GetUtcNow());
            await accounts.UpdateAsync(account);
        }
        await Send.DoneAsync(ReturnUrl.Safe(request.ReturnUrl, "/orga"));
    }
}
