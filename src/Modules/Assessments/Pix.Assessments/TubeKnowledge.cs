using Pix.Assessments.Adaptive;

namespace Pix.Assessments;

/// <summary>What is known of a person on one tube, for later tests and the profile (domain rules §4).</summary>
internal sealed class TubeKnowledge
{
    /// <summary>A failure of that age is asked again.</summary>
    public static readonly TimeSpan FailureCounts = TimeSpan.FromHours(96);

    private TubeKnowledge()
    {
    }

    public TubeKnowledge(string personId, string tubeId)
    {
        PersonId = personId;
        TubeId = tubeId;
        (Floor, Ceiling) = (TubeBounds.Unknown.Floor, TubeBounds.Unknown.Ceiling);
    }

    public string PersonId { get; private set; } = "";
    public string TubeId { get; private set; } = "";
    public byte Floor { get; private set; }
    public byte Ceiling { get; private set; }
    public byte Direct { get; private set; }
    public DateTimeOffset? FloorAt { get; private set; }
    public DateTimeOffset? CeilingAt { get; private set; }

    public TubeBounds Bounds => new(Floor, Ceiling, Direct);

    /// <summary>As copied into a test that starts now: without a ceiling of 96 h or more.</summary>
    public TubeBounds CopyAt(DateTimeOffset now) => CeilingAt is { } at && now - at >= FailureCounts ? Bounds.WithoutCeiling() : Bounds;

    /// <summary>An answer of a complete block. A bound's date changes when it moves or is confirmed at that very level.</summary>
    public void Learn(int level, bool right, DateTimeOffset now)
    {
        var after = Bounds.AfterLaterAnswer(level, right);
        if (after.Floor != Floor || (right && after.Floor == level))
            FloorAt = after.Floor == 0 ? null : now;
        if (after.Ceiling != Ceiling || (!right && after.Ceiling == level))
            CeilingAt = after.Ceiling == TubeBounds.NoCeiling ? null : now;
        (Floor, Ceiling, Direct) = (after.Floor, after.Ceiling, after.Direct);
    }
}
