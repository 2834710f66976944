using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.Mail;

/// <summary>
/// An e-mail of the outbox: written in the transaction of the change that it tells, sent by <see cref="MailLoop"/>. Once it is
/// sent or given up its row keeps the key and the dates; whom it went to, and the secret in its link, are forgotten.
/// </summary>
internal sealed class OutgoingMail
{
    public const int MaxKeyLength = 100;

    /// <summary>No server stays away longer than this and comes back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>How long a server may take over it: another process tries it after a minute, and must not meet this one.</summary>
    public static readonly TimeSpan TryFor = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6)];

    private OutgoingMail()
    {
    }

    /// <param name="key">Says what is told to whom: there is never a second e-mail of one key.</param>
    /// <param name="address">Null: nobody; the row is only written so that it takes as long as for somebody.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="now">The time.</param>
    /// <param name="worth">How long it is worth sending: a link that has died by then helps nobody.</param>
    /// <param name="authorId">Whose name it tells.</param>
    public OutgoingMail(string key, string? address, Letter letter, DateTimeOffset now, TimeSpan? worth = null, string? authorId = null) : this(key, now, worth)
    {
        AuthorId = authorId;
        Write(address ?? "", letter);
        if (address is null)
            GiveUp();
    }

    /// <summary>One of the e-mails of a notice; it is written when its turn comes, to the address that the account has then.</summary>
    public OutgoingMail(StoredNotice notice, string accountId, DateTimeOffset now) : this(notice.MailKeyOf(accountId), now, StoredNotice.Worth) =>
        (Queue, NoticeId, AccountId) = (MailQueue.Bulk, notice.Id, accountId);

    private OutgoingMail(string key, DateTimeOffset now, TimeSpan? worth)
    {
        Id = Ids.New(now);
        MailKey = key;
        CreatedAt = now;
        DueAt = now;
        GiveUpAt = now + (worth < Patience ? worth.Value : Patience);
    }

    public string Id { get; private set; } = "";
    public string MailKey { get; private set; } = "";
    public string Address { get; private set; } = "";

    /// <summary>Whose name it tells to somebody else.</summary>
    public string? AuthorId { get; private set; }
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is tried next; null: sent, or given up.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    public DateTimeOffset GiveUpAt { get; private set; }

    public MailQueue Queue { get; private set; }

    /// <summary>What it tells, and whom; null when its text and address were known from the start.</summary>
    public string? NoticeId { get; private set; }

    /// <inheritdoc cref="NoticeId"/>
    public string? AccountId { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Counted before each try: of two processes that want the same e-mail, one takes it.</summary>
    public int Attempts { get; private set; }

    public void Write(string address, Letter letter) => (Address, (Subject, Text, Html)) = (address, letter);

    /// <summary>Takes it for one try; when that fails, it is due again after a wait that grows.</summary>
    public void Take(DateTimeOffset now)
    {
        DueAt = now + Waits[Math.Min(Attempts, Waits.Length - 1)];
        Attempts++;
    }

    public void Sent(DateTimeOffset now)
    {
        SentAt = now;
        GiveUp();
    }

    public void GiveUp()
    {
        DueAt = null;
        AccountId = null;
        Address = Subject = Text = Html = "";
        AuthorId = null;
    }
}

/// <summary>Whoever asked for a password does not wait behind a thousand reminders.</summary>
internal enum MailQueue { Awaited, Bulk }
