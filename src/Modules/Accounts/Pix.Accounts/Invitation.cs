using System.Security.Cryptography;
using System.Text;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>
/// An invitation to an organisation, for one address, once, for seven days. Only the hash of its token is kept: the link
/// stands in the e-mail and nowhere else.
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

    /// <summary>An invitation and its token, which is told once.</summary>
    public static (Invitation Invitation, string Token) Create(string organisationId, string email, Role role, DateTimeOffset now)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return (new Invitation
        {
            Id = Ids.New(now),
            OrganisationId = organisationId,
            Email = email.Trim(),
            NormalizedEmail = Normalize(email),
            Role = role,
            TokenHash = HashOf(token),
            SentAt = now,
        }, token);
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    /// <summary>Whether it can still be accepted.</summary>
    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && now < SentAt + Lifetime;

    /// <summary>Used up by the account with its address.</summary>
    public void Accept(DateTimeOffset now) => AcceptedAt ??= now;
}
