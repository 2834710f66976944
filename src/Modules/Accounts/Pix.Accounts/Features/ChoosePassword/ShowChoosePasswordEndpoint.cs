using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.ChoosePassword;

internal sealed class PasswordLinkRequest
{
    public string Token { get; set; } = "";
}

/// <param name="Link">Address of this page, and of the post.</param>
public sealed record PasswordLinkModel(string Link);

/// <summary>GET /mot-de-passe/{token}</summary>
internal sealed class ShowChoosePasswordEndpoint(AccountsDb db, RateLimiter limiter, TimeProvider clock) : Endpoint<PasswordLinkRequest>
{
    public override void Configure()
    {
        Get("mot-de-passe/{token}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(PasswordLinkRequest request, CancellationToken ct)
    {
        await limiter.OpenAsync(RateLimit.WrongLinkFrom(HttpContext.ClientAddress()), () => PasswordLinks.FindAsync(db, request.Token, clock.GetUtcNow(), ct), ct);
        HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a secret
        await Send.PageAsync<ChoosePasswordPage>(new PasswordLinkModel("/mot-de-passe/" + request.Token));
    }
}

internal static class PasswordLinks
{
    /// <summary>The open link of a token: 404 for one that never was, 410 for one used or expired.</summary>
    public static async Task<AccountLink> FindAsync(AccountsDb db, string token, DateTimeOffset now, CancellationToken ct)
    {
        var hash = SecretToken.HashOf(token);
        var link = await db.AccountLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == LinkPurpose.Password, ct) ?? throw Problem.NotThere();
        return link.IsOpen(now) ? link : throw new Problem(410, Texts.PasswordLink_Closed) { Next = "/mot-de-passe-oublie" };
    }
}
