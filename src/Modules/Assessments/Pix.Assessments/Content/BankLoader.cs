using Pix.Assessments.Content.Reading;

namespace Pix.Assessments.Content;

/// <summary>Settings <c>Content:…</c>.</summary>
internal sealed class ContentOptions
{
    /// <summary>A directory with a bank of one's own, read on top of the delivered one; empty: none.</summary>
    public string? Directory { get; init; }

    /// <summary>Where the delivered bank lies: beside the program.</summary>
    public static string Delivered => Path.Combine(AppContext.BaseDirectory, "content");
}

internal static class BankLoader
{
    /// <summary>The delivered bank and, when the settings name one, the bank of one's own.</summary>
    /// <exception cref="ContentException">Something makes the bank unusable; its message lists every such fault.</exception>
    public static Bank Load(ContentOptions options) =>
        Load(string.IsNullOrWhiteSpace(options.Directory) ? [ContentOptions.Delivered] : [ContentOptions.Delivered, options.Directory]);

    /// <summary>One bank from one or more directories; the first has the framework.</summary>
    /// <exception cref="ContentException">Something makes the bank unusable; its message lists every such fault.</exception>
    public static Bank Load(params IReadOnlyList<string> directories)
    {
        var reading = BankReader.Read(directories);
        return reading.Faults.Blocking > 0 ? throw new ContentException(reading.Faults) : reading.ToBank();
    }
}

/// <summary>The bank cannot be used.</summary>
internal sealed class ContentException(Faults faults)
    : Exception("The question bank cannot be used:" + string.Concat(faults.All.Where(f => f.Blocks).Select(f => $"{Environment.NewLine}{f}")));
