using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Mail;

/// <summary>
/// Sends what is due in the outbox, one e-mail a pass. It is taken in a transaction first, so that of several processes one
/// sends it; should this one die between sending and noting it, the second message has the first one's <c>Message-Id</c>.
/// What a server answers can hold addresses: only the kind of failure is logged.
/// </summary>
internal sealed partial class MailLoop(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<MailLoop> logger,
    IMailCarrier carrier, Letters letters, TimeProvider clock, IOptions<EmailOptions> email, IOptions<SiteOptions> site, IOptions<PublicAddress> address)
    : RepeatedWork(scopes, lifetime, logger)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan ToFinish = TimeSpan.FromSeconds(3); // a stop does not wait for a server that hangs
    private readonly IHostApplicationLifetime _lifetime = lifetime;
    private readonly ILogger _logger = logger;
    private DateTimeOffset _cleaned, _lastPass = DateTimeOffset.MaxValue;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    protected override async Task<bool> PassAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<AccountsDb>();
        var now = clock.GetUtcNow();
        if (now < _lastPass) // a start, or the clock was set back: what nobody has tried is due, whatever the hour it was written
            await db.InTransactionAsync(async attempt =>
            {
                foreach (var queue in Enum.GetValues<MailQueue>())
                    await db.Outbox.Where(m => m.Queue == queue && m.DueAt > now && m.Attempts == 0).ExecuteUpdateAsync(s => s.SetProperty(m => m.DueAt, now), attempt);
            }, ct);
        _lastPass = now;
        if (await NextAsync(db, now, ct) is null) // no transaction a second for nothing
        {
            await CleanAsync(db, now, ct);
            return false;
        }
        var mail = await db.InTransactionAsync(attempt => TakeAsync(db, now, attempt), ct);
        if (mail is null)
            return false;
        if (mail.DueAt is null)
        {
            if (now >= mail.GiveUpAt) // otherwise its person has gone
                LogGivenUp(_logger, mail.Id, mail.Attempts);
            return true;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(OutgoingMail.TryFor);
        using var hurry = _lifetime.ApplicationStopping.Register(() => patience.CancelAfter(ToFinish));
        try
        {
            await carrier.CarryAsync(mail.Id, MessageOf(mail), patience.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailure(_logger, mail.Id, mail.Attempts, e.GetType().Name);
            return true; // the others do not wait for it
        }
        await db.InTransactionAsync(async attempt =>
        {
            (await db.Outbox.SingleOrDefaultAsync(m => m.Id == mail.Id, attempt))?.Sent(now); // its person may have gone meanwhile
            await db.SaveChangesAsync(attempt);
        }, ct);
        return true;
    }

    // A query a queue: the index then leads straight to the row, also past a hundred thousand others.
    private static async Task<OutgoingMail?> NextAsync(AccountsDb db, DateTimeOffset now, CancellationToken ct) =>
        await db.Outbox.Where(m => m.Queue == MailQueue.Awaited && m.DueAt <= now).OrderBy(m => m.DueAt).FirstOrDefaultAsync(ct)
        ?? await db.Outbox.Where(m => m.Queue == MailQueue.Bulk && m.DueAt <= now).OrderBy(m => m.DueAt).FirstOrDefaultAsync(ct);

    private async Task<OutgoingMail?> TakeAsync(AccountsDb db, DateTimeOffset now, CancellationToken ct)
    {
        var mail = await NextAsync(db, now, ct);
        if (mail is null)
            return null;
        if (now < mail.GiveUpAt)
            mail.Take(now);
        if (now >= mail.GiveUpAt || (mail.NoticeId is not null && !await WriteAsync(db, mail, ct)))
            mail.GiveUp();
        await db.SaveChangesAsync(ct);
        return mail;
    }

    // Gives whether there still is an account to write to.
    private async Task<bool> WriteAsync(AccountsDb db, OutgoingMail mail, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == mail.AccountId, ct);
        if (account?.Email is not { Length: > 0 } address)
            return false;
        var notice = await db.Notices.AsNoTracking().SingleAsync(n => n.Id == mail.NoticeId, ct);
        CultureInfo.CurrentUICulture = Language.Of(notice.LanguageCode)!.Culture; // until this method is done
        mail.Write(address, letters.Notice(notice.Notice, account.FirstName));
        return true;
    }

    // Links that are long dead, and the rows of e-mails that left long ago.
    private async Task CleanAsync(AccountsDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (now < _cleaned + TimeSpan.FromHours(6))
            return;
        await db.InTransactionAsync(async attempt =>
        {
            await db.Outbox.Where(m => m.DueAt == null && m.CreatedAt < now - Kept).ExecuteDeleteAsync(attempt);
            await db.Notices.Where(n => n.CreatedAt < now - Kept).ExecuteDeleteAsync(attempt);
            await db.AccountLinks.Where(l => l.CreatedAt < now - Kept).ExecuteDeleteAsync(attempt);
        }, ct);
        _cleaned = now;
    }

    private MimeMessage MessageOf(OutgoingMail mail)
    {
        var uri = new Uri(address.Value.Link("/"));
        var host = uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : "localhost";
        var from = email.Value.From is { Length: > 0 } set ? set : EmailAddress.IsOne(site.Value.Contact) ? site.Value.Contact : "ne-pas-repondre@" + host;
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id}@{host}",
            Date = mail.CreatedAt,
            Subject = mail.Subject,
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress(site.Value.Name, from));
        message.To.Add(new MailboxAddress("", mail.Address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // absence notes need not answer
        return message;
    }

    [LoggerMessage(2102, LogLevel.Warning, "E-mail {Id} could not be sent (try {Attempt}, {Failure}); it is tried again")]
    private static partial void LogFailure(ILogger logger, string id, int attempt, string failure);

    [LoggerMessage(2103, LogLevel.Error, "E-mail {Id} is given up after {Attempts} tries")]
    private static partial void LogGivenUp(ILogger logger, string id, int attempts);
}
