using FastEndpoints;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.AskPassword;

/// <param name="Asked">After the post: what happens now, the same for every address.</param>
public sealed record AskPasswordModel(bool Asked);

/// <summary>GET /mot-de-passe-oublie</summary>
internal sealed class ShowAskPasswordEndpoint : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("mot-de-passe-oublie");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct) => Send.PageAsync<AskPasswordPage>(new AskPasswordModel(false));
}
