namespace Pix.Assessments;

/// <summary>A question bank that some process asks from, as those that do say now and then (<see cref="BankWatch"/>).</summary>
internal sealed class BankInUse
{
    /// <summary>Since nobody has said so for this long, nobody does.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private BankInUse()
    {
    }

    public BankInUse(string fingerprint, DateTimeOffset now) => (Fingerprint, SeenAt) = (fingerprint, now);

    public string Fingerprint { get; private set; } = "";
    public DateTimeOffset SeenAt { get; private set; }
}
