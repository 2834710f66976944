using Microsoft.EntityFrameworkCore;
using Pix.Accounts;

namespace Pix.Testing;

/// <summary>Secrets that travel by mail, written into the database: faster than waiting for the mail.</summary>
public static class Links
{
    /// <summary>Invites an address to an organisation. Gives the invitation's id and its token.</summary>
    public static async Task<(string Id, string Token)> InviteAsync(this PixApp app, string organisation, string email)
    {
        var made = ("", "");
        await app.InAccountsAsync(async db =>
        {
            var (invitation, token) = Invitation.Create((await db.Organisations.SingleAsync(o => o.Slug == organisation)).Id, email, Role.Member, app.Clock.GetUtcNow());
            db.Add(invitation);
            made = (invitation.Id, token);
        });
        return made;
    }

    /// <summary>The token of a link to choose a new password.</summary>
    public static Task<string> PasswordTokenAsync(this PixApp app, Person person) => app.TokenAsync(AccountLink.ForPassword(person.Id, app.Clock.GetUtcNow()));

    /// <summary>The token of a link that proves a new address.</summary>
    public static Task<string> AddressTokenAsync(this PixApp app, Person person, string email) => app.TokenAsync(AccountLink.ForAddress(person.Id, email, app.Clock.GetUtcNow()));

    private static async Task<string> TokenAsync(this PixApp app, (AccountLink Link, string Token) made)
    {
        await app.InAccountsAsync(db =>
        {
            db.Add(made.Link);
            return Task.CompletedTask;
        });
        return made.Token;
    }
}
