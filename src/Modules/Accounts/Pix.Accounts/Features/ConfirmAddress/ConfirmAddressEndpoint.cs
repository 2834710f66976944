using FastEndpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Features.EditAccount;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.ConfirmAddress;

internal sealed class ConfirmAddressRequest
{
    public string Token { get; set; } = "";
}

/// <summary>
/// GET /moi/adresse/{token}: the link sent to a new address. Opening it is what makes the address count, but only by its
/// person, signed in: programs that look through mail for danger open links too.
/// </summary>
internal sealed class ConfirmAddressEndpoint(AccountsDb db, UserManager<Account> accounts, Letters letters, RateLimiter limiter, TimeProvider clock) : Endpoint<ConfirmAddressRequest>
{
    public override void Configure() => Get("moi/adresse/{token}");

    public override async Task HandleAsync(ConfirmAddressRequest request, CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        try
        {
            await limiter.OpenAsync(RateLimit.WrongLinkFrom(HttpContext.ClientAddress()),
                () => db.InTransactionAsync(async attempt => { await ConfirmAsync(me, request.Token, attempt); return true; }, ct), ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw Problem.Conflict(Texts.Account_EmailTaken, "/moi"); // someone signed up with it meanwhile
        }
        HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a secret
        await Send.PageAsync<ConfirmedPage>(await ShowAccountEndpoint.ModelAsync(db, me, clock.GetUtcNow(), saved: true, ct));
    }

    private async Task ConfirmAsync(string me, string token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = SecretToken.HashOf(token);
        var link = await db.AccountLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == LinkPurpose.Address && l.AccountId == me, ct) ?? throw Problem.NotThere();
        var account = await db.Accounts.SingleAsync(a => a.Id == me, ct);
        var normalized = accounts.NormalizeEmail(link.Email)!;
        if (link.ClosedAt is not null && account.NormalizedEmail == normalized)
            return; // opened before
        if (!link.IsOpen(now))
            throw new Problem(410, Texts.AddressLink_Closed) { Next = "/moi" };
        var old = account.Email;
        account.SetEmail(link.Email!, normalized);
        await db.CloseLinksAsync(me, LinkPurpose.Address, now, ct);
        await db.CloseLinksAsync(me, LinkPurpose.Password, now, ct); // they went to the address before
        db.Add(new OutgoingMail($"address-changed:{link.Id}", old, letters.AddressChanged(), now));
        await db.SaveChangesAsync(ct);
    }
}
