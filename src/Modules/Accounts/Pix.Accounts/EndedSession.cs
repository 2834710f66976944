namespace Pix.Accounts;

/// <summary>
/// A session that its person has ended: a copy of its cookie opens nothing any more. Kept as long as such a copy could live
/// without being asked for.
/// </summary>
internal sealed class EndedSession
{
    private EndedSession()
    {
    }

    public EndedSession(string sessionId, DateTimeOffset now)
    {
        SessionId = sessionId;
        EndedAt = now;
    }

    public string SessionId { get; private set; } = "";
    public DateTimeOffset EndedAt { get; private set; }
}
