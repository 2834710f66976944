using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>
/// An account is closed, and its person must be forgotten everywhere: this row stays until every module has said that
/// nothing is left, and goes without a trace. It is the last thing here that knows the person's id.
/// </summary>
internal sealed class PendingErasure
{
    /// <summary>A request under way when the account was closed may still write; after this time every module is asked once more.</summary>
    public static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)];

    private PendingErasure()
    {
    }

    public PendingErasure(string personId, DateTimeOffset now)
    {
        Id = Ids.New(now);
        PersonId = personId;
        NewPersonId = Ids.New(now);
        ClosedAt = now;
        DueAt = now;
    }

    public string Id { get; private set; } = "";
    public string PersonId { get; private set; } = "";
    public string NewPersonId { get; private set; } = "";
    public DateTimeOffset ClosedAt { get; private set; }

    /// <summary>When the modules are asked next.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Counted before each try: of two processes that want the same row, one takes it.</summary>
    public int Attempts { get; private set; }

    public Erasure Asked => new(PersonId, NewPersonId);

    /// <summary>Takes it for one try; should that fail, or the process die, it is due again after a wait that grows.</summary>
    public void Take(DateTimeOffset now)
    {
        DueAt = now + Waits[Math.Min(Attempts, Waits.Length - 1)];
        Attempts++;
    }

    /// <summary>Every module has confirmed a try that began then. Gives whether that was the last.</summary>
    public bool IsDone(DateTimeOffset begun)
    {
        DueAt = ClosedAt + Aftermath;
        return begun >= DueAt;
    }
}

internal static class Closing
{
    /// <summary>Closes an account: all that this module holds on its person goes, and the other modules will be asked.</summary>
    public static async Task CloseAsync(this IEnumerable<IPersonalDataSource> sources, AccountsDb db, string personId, DateTimeOffset now, CancellationToken ct)
    {
        var erasure = new PendingErasure(personId, now);
        foreach (var source in sources.Of(typeof(AccountsModule)))
            await source.EraseAsync(erasure.Asked, ct);
        db.Add(erasure);
    }
}
