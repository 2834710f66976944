using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>
/// An invitation to an organisation, for one address, once, for seven days. Only the hash of its token is kept: the link
/// stands in the e-mail, which is erased here once it has left.
/// </summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    public string Id { get; private set; } = "";
    public string OrganisationId { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string NormalizedEmail { get; private set; } = "";
    public Role Role { get; private set; }
    public string TokenHash { get; private set; } = "";
    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Their address may have changed since: by this the invitation is still known for theirs.</summary>
    public string? AcceptedById { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>An invitation and its token, which is told once.</summary>
    public static (Invitation Invitation, string Token) Create(string organisationId, string email, Role role, DateTimeOffset now)
    {
        var invitation = new Invitation { Id = Ids.New(now), OrganisationId = organisationId, Email = email.Trim(), NormalizedEmail = Normalize(email) };
        return (invitation, invitation.Renew(role, now));
    }

    /// <summary>Another link for another seven days, told once; the one before is dead.</summary>
    public string Renew(Role role, DateTimeOffset now)
    {
        var token = Id + SecretToken.New();
        Role = role;
        TokenHash = SecretToken.HashOf(token);
        SentAt = now;
        return token;
    }

    /// <summary>The id of the invitation that a token of this shape was made for; it need not be its last one.</summary>
    public static string? IdIn(string token) => token.Length > Ids.Length && Ids.IsId(token[..Ids.Length]) ? token[..Ids.Length] : null;

    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    /// <summary>Whether it can still be accepted.</summary>
    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && now < SentAt + Lifetime;

    /// <summary>Used up by the account with its address.</summary>
    public void Accept(string accountId, DateTimeOffset now)
    {
        AcceptedAt ??= now;
        AcceptedById ??= accountId;
    }

    /// <summary>Its link is dead. Again: nothing more.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}
