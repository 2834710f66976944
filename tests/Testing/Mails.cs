using System.Text.RegularExpressions;
using MimeKit;
using Xunit;

namespace Pix.Testing;

/// <summary>An e-mail that left the Host.</summary>
public sealed partial record SentMail(string Id, string From, string To, string Subject, string Text, string Html)
{
    /// <summary>The path of the one link in its text.</summary>
    public string Link => new Uri(Assert.Single(Links().Matches(Text)).Value).AbsolutePath;

    /// <summary>The last part of that path.</summary>
    public string Token => Link[(Link.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Links();
}

/// <summary>Reads the folder that the Host writes its mail into.</summary>
public static class Mails
{
    /// <summary>Everything that went to an address so far, the oldest first.</summary>
    public static async Task<IReadOnlyList<SentMail>> MailsAsync(this PixApp app, string to)
    {
        var mails = new List<SentMail>();
        foreach (var path in Directory.EnumerateFiles(app.MailDirectory, "*.eml").Order(StringComparer.Ordinal))
        {
            var message = await MimeMessage.LoadAsync(path);
            if (message.To.Mailboxes.Any(m => string.Equals(m.Address, to, StringComparison.OrdinalIgnoreCase)))
                mails.Add(new(message.MessageId!, message.From.ToString(), to, message.Subject!, message.TextBody!, message.HtmlBody!));
        }
        return mails;
    }

    /// <summary>Waits until so many e-mails went to an address, and gives the last.</summary>
    public static async Task<SentMail> MailAsync(this PixApp app, string to, int number = 1)
    {
        for (var tries = 0; tries < 150; tries++)
        {
            if (await app.MailsAsync(to) is var mails && mails.Count >= number)
            {
                Assert.Equal(number, mails.Count);
                return mails[^1];
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"{number} e-mails to {to} expected, {(await app.MailsAsync(to)).Count} came");
    }

    /// <summary>Lets the Host look through its outbox a few times, and gives how many e-mails there are for an address.</summary>
    public static async Task<int> MailsAfterAWhileAsync(this PixApp app, string to)
    {
        await Task.Delay(2500);
        return (await app.MailsAsync(to)).Count;
    }

    /// <summary>No e-mail leaves any more: the folder's name is taken by a file. What left before is lost.</summary>
    public static async Task ParkMailAsync(this PixApp app)
    {
        Directory.Delete(app.MailDirectory, recursive: true);
        await File.WriteAllTextAsync(app.MailDirectory, "");
    }

    /// <summary>Mail leaves again.</summary>
    public static void LetMailGo(this PixApp app)
    {
        File.Delete(app.MailDirectory);
        Directory.CreateDirectory(app.MailDirectory);
    }
}
