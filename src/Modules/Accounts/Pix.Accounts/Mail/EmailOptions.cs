using MailKit.Security;

namespace Pix.Accounts.Mail;

/// <summary><c>Email</c>: how mail leaves, by a server or into a folder.</summary>
internal sealed class EmailOptions
{
    /// <summary>The sender's address; empty: the site's contact, or <c>ne-pas-repondre@</c> the site's own name.</summary>
    public string From { get; set; } = "";

    /// <summary>The folder of <c>.eml</c> files when there is no server; empty: <c>mail</c> beside the databases.</summary>
    public string Directory { get; set; } = "";

    public SmtpOptions Smtp { get; set; } = new();
}

internal sealed class SmtpOptions
{
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;

    /// <summary>Empty: the server asks for no sign-in.</summary>
    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary><c>StartTls</c>, <c>SslOnConnect</c> (port 465), or <c>None</c> for a relay on the same machine.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;
}
