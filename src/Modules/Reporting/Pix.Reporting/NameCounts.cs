namespace Pix.Reporting;

/// <summary>
/// How many lines there are under each beginning of last names, by status: what stands before a page of a long list is
/// counted here instead of being read. In the order of the list, which compares bytes.
/// </summary>
internal sealed class NameCounts : SortedDictionary<string, int[]>
{
    private const int Length = 2;

    // Behind ASCII. Both databases agree on what comes before it, not on the order of what comes after.
    private const char Beyond = '\x7f';

    public NameCounts() : base(StringComparer.Ordinal)
    {
    }

    public void Tally(Participant line, int by)
    {
        var beginning = BeginningOf(line.LastNameKey);
        if (!TryGetValue(beginning, out var counts))
            this[beginning] = counts = new int[Enum.GetValues<ParticipantStatus>().Length];
        counts[(int)line.Status] += by;
        if (counts.All(c => c == 0))
            Remove(beginning);
    }

    /// <summary>The beginning under which the line with this index stands (of a status, or of all), and how many lines stand before that beginning.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="status">Null: all.</param>
    public (string Beginning, int Before) At(int index, ParticipantStatus? status)
    {
        var (last, before) = ("", 0);
        foreach (var (beginning, counts) in this)
        {
            var here = status is null ? counts.Sum() : counts[(int)status];
            last = beginning;
            if (before + here > index)
                break;
            before += here;
        }
        return (last, before);
    }

    /// <summary>At most two characters; whatever lies behind ASCII is one.</summary>
    public static string BeginningOf(string key)
    {
        var length = Math.Min(Length, key.Length);
        for (var i = 0; i < length; i++)
            if (key[i] >= Beyond)
                return key[..i] + Beyond;
        return key[..length];
    }
}
