namespace Pix.Accounts.Limits;

/// <summary>How often somebody tried something since a while ago. Who and what is a keyed hash: neither e-mail nor network address can be read from it.</summary>
internal sealed class AttemptCount
{
    public const int KeyLength = 64;

    private AttemptCount()
    {
    }

    public AttemptCount(string attemptKey, DateTimeOffset endsAt)
    {
        AttemptKey = attemptKey;
        Count = 1;
        EndsAt = endsAt;
    }

    public string AttemptKey { get; private set; } = "";
    public int Count { get; private set; }

    /// <summary>When it is forgotten.</summary>
    public DateTimeOffset EndsAt { get; private set; }
}

/// <summary>The one row that holds the key of the hashes, itself encrypted with the keys of <c>Keys:Directory</c>, which are not in the database.</summary>
internal sealed class AttemptSecret
{
    public const int TheOne = 1;
    public const int MaxLength = 500;

    public int Number { get; private set; } = TheOne;
    public string Encrypted { get; set; } = "";
}
