using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.SignOut;

internal sealed class SignOutRequest
{
    public string? ReturnUrl { get; set; }
}

/// <summary>POST /deconnexion: ends this session, copies of its cookie too. Repeatable. « Ce n’est pas vous ? » comes back to where it stands.</summary>
internal sealed class SignOutEndpoint(AccountsDb db, TimeProvider clock) : FormEndpoint<SignOutRequest>
{
    public override void Configure()
    {
        Post("deconnexion");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(SignOutRequest request, CancellationToken ct)
    {
        if (HttpContext.SessionId() is { } session)
            await EndAsync(session, ct);
        await HttpContext.SignOutAsync();
        await Send.DoneAsync(ReturnUrl.Safe(request.ReturnUrl, "/connexion"));
    }

    private Task EndAsync(string session, CancellationToken ct) => db.InTransactionAsync(async attempt =>
    {
        if (await db.EndedSessions.AnyAsync(s => s.SessionId == session, attempt))
            return;
        db.Add(new EndedSession(session, clock.GetUtcNow()));
        await db.SaveChangesAsync(attempt);
    }, ct);
}
