using Google.Protobuf;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Mail;

/// <summary>What another module tells many people: kept once, however many they are.</summary>
internal sealed class StoredNotice
{
    /// <summary>A key, a colon and a person's id are the key of an e-mail.</summary>
    public const int MaxKeyLength = OutgoingMail.MaxKeyLength - 1 - Ids.Length;

    public const int MaxSize = 8000;

    /// <summary>Tomorrow there may be another one, or nothing to tell any more.</summary>
    public static readonly TimeSpan Worth = TimeSpan.FromDays(1);

    private StoredNotice()
    {
    }

    public StoredNotice(string key, DateTimeOffset now)
    {
        Id = Ids.New(now);
        NoticeKey = key;
        CreatedAt = now;
    }

    public string Id { get; private set; } = "";
    public string NoticeKey { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A <see cref="V1.Notice"/>.</summary>
    public byte[] Packed { get; private set; } = [];

    /// <summary>Its language: the code of a <see cref="Language"/>.</summary>
    public string LanguageCode { get; private set; } = "";

    public Notice Notice => Notice.Parser.ParseFrom(Packed);

    public string MailKeyOf(string accountId) => $"{NoticeKey}:{accountId}";

    /// <summary>The last words count, also for e-mails that have not left yet.</summary>
    public void Say(Notice notice, Language language) => (Packed, LanguageCode) = (notice.ToByteArray(), language.Code);
}
