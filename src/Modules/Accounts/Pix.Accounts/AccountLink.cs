using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>What a link of an e-mail does for its account, once.</summary>
internal enum LinkPurpose { Password, Address }

/// <summary>A link sent to a person, to choose a password or to prove a new address. Only the hash of its token is kept.</summary>
internal sealed class AccountLink
{
    /// <summary>A link for a password opens the account to whoever holds it; one for an address only proves it.</summary>
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromHours(1), AddressLifetime = TimeSpan.FromHours(24);

    private AccountLink()
    {
    }

    public string Id { get; private set; } = "";

    /// <summary>Null: asked for an address that nobody has; it opens nothing.</summary>
    public string? AccountId { get; private set; }
    public LinkPurpose Purpose { get; private set; }
    public string TokenHash { get; private set; } = "";

    /// <summary>The address that it proves.</summary>
    public string? Email { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Used, or made void by another that was.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>A link and its token, which is told once.</summary>
    public static (AccountLink Link, string Token) ForPassword(string? accountId, DateTimeOffset now) => Create(accountId, LinkPurpose.Password, null, now);

    /// <inheritdoc cref="ForPassword"/>
    public static (AccountLink Link, string Token) ForAddress(string accountId, string email, DateTimeOffset now) => Create(accountId, LinkPurpose.Address, email.Trim(), now);

    public bool IsOpen(DateTimeOffset now) =>
        AccountId is not null && ClosedAt is null && now < CreatedAt + (Purpose == LinkPurpose.Password ? PasswordLifetime : AddressLifetime);

    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    private static (AccountLink, string) Create(string? accountId, LinkPurpose purpose, string? email, DateTimeOffset now)
    {
        var token = SecretToken.New();
        return (new() { Id = Ids.New(now), AccountId = accountId, Purpose = purpose, TokenHash = SecretToken.HashOf(token), Email = email, CreatedAt = now }, token);
    }
}
