using MailKit.Net.Smtp;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Pix.Accounts.Mail;

/// <summary>Takes a message out of the house.</summary>
internal interface IMailCarrier
{
    /// <param name="id">The e-mail's id: carrying it again must not make a second one where that can be helped.</param>
    /// <param name="message">The message.</param>
    /// <param name="ct">When the process ends.</param>
    Task CarryAsync(string id, MimeMessage message, CancellationToken ct);
}

/// <summary>By a mail server (<c>Email:Smtp</c>).</summary>
internal sealed class SmtpCarrier(IOptions<EmailOptions> options) : IMailCarrier
{
    public async Task CarryAsync(string id, MimeMessage message, CancellationToken ct)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient { Timeout = 30_000 };
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, ct);
        if (smtp.User.Length > 0)
            await client.AuthenticateAsync(smtp.User, smtp.Password, ct);
        await client.SendAsync(message, ct);
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is IOException or MailKit.ProtocolException or MailKit.ServiceNotConnectedException)
        {
            // the server has the message, and does not say goodbye
        }
    }
}

/// <summary>Into a folder, a file a message, for people who try the product and for tests. The folder holds secrets: it is ours alone.</summary>
internal sealed partial class MailFolder : IMailCarrier
{
    private readonly string _directory;

    public MailFolder(IOptions<EmailOptions> options, IHostEnvironment environment, ILogger<MailFolder> logger)
    {
        _directory = Path.GetFullPath(options.Value.Directory, environment.ContentRootPath);
        Directory.CreateDirectory(_directory);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!environment.IsDevelopment())
            LogFolder(logger);
    }

    public async Task CarryAsync(string id, MimeMessage message, CancellationToken ct)
    {
        var path = Path.Combine(_directory, id + ".eml");
        using var content = new MemoryStream();
        await message.WriteToAsync(content, ct);
        await File.WriteAllBytesAsync(path + ".tmp", content.ToArray(), ct);
        File.Move(path + ".tmp", path, overwrite: true); // whoever reads the folder never finds half a message
    }

    [LoggerMessage(2101, LogLevel.Warning, "No mail server is set (Email__Smtp__Host): mail is written into a folder, and nobody receives it")]
    private static partial void LogFolder(ILogger logger);
}
