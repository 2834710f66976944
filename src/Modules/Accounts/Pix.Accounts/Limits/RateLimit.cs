namespace Pix.Accounts.Limits;

/// <summary>
/// How often something may happen in a while, by whom. A lecture hall of 1,000 people has one network address: what is counted
/// by address are failures, and leaves each of them two; what is right is never refused, but for sign-ups far beyond that.
/// </summary>
internal sealed record RateLimit(string Name, int Most, TimeSpan Within)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly RateLimit
        WrongPasswordsFrom = new("wrong-passwords-from", 2000, Hour),
        WrongPasswordsFor = new("wrong-passwords-for", 100, Hour), // beside the lock after ten, and for addresses that nobody has too
        PasswordsAskedFrom = new("passwords-asked-from", 1000, Hour),
        PasswordsAskedFor = new("passwords-asked-for", 5, Hour), // somebody else's mailbox is not for filling
        InvitationsFor = new("invitations-for", 5, Hour),
        SignUpsFrom = new("sign-ups-from", 5000, Hour),
        KnownAddressesFrom = new("known-addresses-from", 1000, Hour), // nobody learns from a form which of a list have an account
        WrongCodesFrom = new("wrong-codes-from", 2000, Hour),
        WrongLinksFrom = new("wrong-links-from", 200, Hour);

    /// <summary>Wrong passwords, whoever they were for.</summary>
    public static Attempt WrongPasswordFrom(string client) => new(WrongPasswordsFrom, client);

    /// <summary>Wrong passwords for an e-mail address (normalized), wherever they came from.</summary>
    public static Attempt WrongPasswordFor(string email) => new(WrongPasswordsFor, email);

    /// <inheritdoc cref="PasswordAskedFor"/>
    public static Attempt PasswordAskedFrom(string client) => new(PasswordsAskedFrom, client);

    /// <summary>E-mails to choose a new password.</summary>
    public static Attempt PasswordAskedFor(string email) => new(PasswordsAskedFor, email);

    /// <summary>E-mails that invite to an organisation, to one e-mail address (normalized).</summary>
    public static Attempt InvitationFor(string email) => new(InvitationsFor, email);

    /// <summary>New accounts.</summary>
    public static Attempt SignUpFrom(string client) => new(SignUpsFrom, client);

    /// <summary>Answers that somebody has an e-mail address already.</summary>
    public static Attempt KnownAddressFrom(string client) => new(KnownAddressesFrom, client);

    /// <summary>Campaign codes that there are not.</summary>
    public static Attempt WrongCodeFrom(string client) => new(WrongCodesFrom, client);

    /// <summary>Links of e-mails that there never were.</summary>
    public static Attempt WrongLinkFrom(string client) => new(WrongLinksFrom, client);
}

/// <summary>Something that counts against a limit: by whom.</summary>
internal readonly record struct Attempt(RateLimit Limit, string Who);
