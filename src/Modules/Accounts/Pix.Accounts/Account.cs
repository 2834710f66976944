using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts;

/// <summary>A person who can sign in. ASP.NET Core Identity keeps password, stamp and lockout.</summary>
internal sealed class Account : IdentityUser
{
    public const int MaxNameLength = 255;
    public const int MaxEmailLength = 255;

    private const int Tries = 10;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(2), LongestLock = TimeSpan.FromHours(24), ClocksDiffer = TimeSpan.FromMinutes(1);

    private Account()
    {
    }

    public Account(string firstName, string lastName, string email, DateTimeOffset now)
    {
        Id = Ids.New(now);
        Rename(firstName, lastName);
        Email = UserName = email.Trim();
        CreatedAt = now;
        LockoutEnabled = true;
    }

    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Version of the organisers' terms accepted last; 0: none.</summary>
    public int TermsVersion { get; private set; }
    public DateTimeOffset? TermsAcceptedAt { get; private set; }

    public bool HasAcceptedTerms => TermsVersion >= OrganiserTerms.Version;

    public void Rename(string firstName, string lastName)
    {
        FirstName = Lines.OneLine(firstName);
        LastName = Lines.OneLine(lastName);
    }

    /// <summary>Never for longer than the lock was meant to last: the clock may have been set back since.</summary>
    public bool IsLocked(DateTimeOffset now) => LockoutEnd > now && LockoutEnd - now <= Lock + ClocksDiffer;

    // The last one, by the wrong passwords that led to it; none is counted while it lasts.
    private TimeSpan Lock => TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << Math.Clamp(AccessFailedCount / Tries - 1, 0, 10), LongestLock.Ticks));

    /// <summary>Ten wrong passwords lock the account for two minutes, every further ten for twice as long.</summary>
    public void PasswordWasWrong(DateTimeOffset now)
    {
        AccessFailedCount++;
        if (AccessFailedCount % Tries == 0)
            LockoutEnd = now + Lock;
        Touch();
    }

    /// <param name="hash">The same password, hashed as new ones are; null: it is already.</param>
    public void PasswordWasRight(string? hash)
    {
        AccessFailedCount = 0;
        PasswordHash = hash ?? PasswordHash;
        Touch();
    }

    /// <summary>A new password ends every session and every lock.</summary>
    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        AccessFailedCount = 0;
        LockoutEnd = null;
        Touch();
    }

    /// <summary>An address that its person has proved to be theirs.</summary>
    public void SetEmail(string email, string normalized)
    {
        Email = UserName = email;
        NormalizedEmail = NormalizedUserName = normalized;
        EmailConfirmed = true;
        Touch();
    }

    /// <summary>Whoever loaded it before this change cannot save theirs over it.</summary>
    public void Touch() => ConcurrencyStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    /// <summary>Accepting again changes nothing: the first date counts.</summary>
    public void AcceptTerms(DateTimeOffset now)
    {
        if (HasAcceptedTerms)
            return;
        TermsVersion = OrganiserTerms.Version;
        TermsAcceptedAt = now;
    }
}

/// <summary>The terms of the organisers' space. A new version is accepted anew by everybody.</summary>
internal static class OrganiserTerms
{
    public const int Version = 1;
}
