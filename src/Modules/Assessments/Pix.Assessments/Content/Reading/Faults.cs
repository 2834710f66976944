namespace Pix.Assessments.Content.Reading;

/// <summary>A file, as the person who runs the command would open it, and a line from 1.</summary>
internal readonly record struct Place(string Path, int Line)
{
    public override string ToString() => $"{Path}:{Line}";
}

/// <param name="Blocks">True: the bank cannot be used. False: it can, but a reviewer must not let it pass.</param>
internal sealed record Fault(Place Place, string Message, bool Blocks)
{
    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>Collects every fault: reading goes on after each.</summary>
internal sealed class Faults
{
    private readonly List<Fault> _all = [];

    /// <summary>How many make the bank unusable.</summary>
    public int Blocking => _all.Count(f => f.Blocks);

    /// <summary>By file, then line; each once.</summary>
    public IReadOnlyList<Fault> All =>
        [.. _all.Distinct().OrderBy(f => f.Place.Path, StringComparer.Ordinal).ThenBy(f => f.Place.Line)];

    /// <summary>What makes the bank unusable.</summary>
    public void Add(Place place, string message) => _all.Add(new(place, message, Blocks: true));

    /// <summary>What a review refuses, but the system can live with.</summary>
    public void Review(Place place, string message) => _all.Add(new(place, message, Blocks: false));
}
