using Pix.Assessments.Content.Reading;
using Pix.Assessments.Correction;

namespace Pix.Assessments.Content.Checking;

/// <summary>The command check-content: every fault of the bank, then what it holds.</summary>
/// <param name="review">What the correction finds wrong with challenges; null: it is not asked.</param>
/// <param name="delivered">The bank that one without a framework adds to; null: the delivered one.</param>
internal sealed class ContentChecker(CorrectionReview? review = null, string? delivered = null)
{
    private const string Usage = "check-content [--path DIR] [--against DIR]";

    /// <summary>0: no fault; 1: faults; 2: the command was not understood.</summary>
    internal static int Run(string[] args, TextWriter output) => Run(args, output, null);

    /// <inheritdoc cref="Run(string[], TextWriter)"/>
    internal static int Run(string[] args, TextWriter output, CorrectionReview? review)
    {
        var options = new Dictionary<string, string>();
        string[] words = args is ["check-content", .. var rest] ? rest : args;
        for (var i = 0; i < words.Length; i += 2)
            if (words[i] is not ("--path" or "--against") || i + 1 == words.Length || !options.TryAdd(words[i], AsTyped(words[i + 1])))
            {
                output.WriteLine(Usage);
                return 2;
            }
        var reading = new ContentChecker(review).Check(options.GetValueOrDefault("--path", ContentOptions.Delivered), options.GetValueOrDefault("--against"));
        var faults = reading.Faults.All;
        foreach (var fault in faults)
            output.WriteLine(fault);
        output.WriteLine();
        ContentTable.Write(reading, output);
        output.WriteLine();
        output.WriteLine($"{faults.Count} {(faults.Count == 1 ? "fault" : "faults")}");
        return faults.Count == 0 ? 0 : 1;
    }

    // dotnet run starts the program in its project's folder; what was typed is relative to where it was typed.
    private static string AsTyped(string path) =>
        Environment.GetEnvironmentVariable("PWD") is { } typedIn && !Directory.Exists(path) && Directory.Exists(Path.Combine(typedIn, path)) ? Path.Combine(typedIn, path) : path;

    /// <summary>Reads and checks a directory; without a framework it is a bank of one's own, read on top of the delivered one.</summary>
    /// <param name="against">What was published before: ids are for ever.</param>
    public BankReading Check(string directory, string? against = null)
    {
        var reading = BankReader.Read(WithFramework(directory));
        foreach (var shelf in reading.Shelves)
        {
            foreach (var file in shelf.Unused)
                reading.Faults.Review(shelf.Folder.PlaceOf(file), "nothing uses this file");
            foreach (var drawing in shelf.Drawings)
                DrawingRules.Check(drawing, shelf.Folder, reading.Faults);
            foreach (var (prefix, parts) in shelf.Simulators)
                SimulatorRules.Check(prefix, parts, shelf.Folder, reading.Faults);
        }
        foreach (var tutorial in reading.Tutorials.Where(t => !reading.UsedTutorials.Contains(t.Id)))
            reading.Faults.Review(reading.PlaceOf("tutorial", tutorial.Id), $"no skill names the tutorial “{tutorial.Id}”");
        if (review is not null)
            Review(reading, review);
        if (against is not null)
            IdsForEver.Check(BankReader.Read(WithFramework(against)), against, reading);
        return reading;
    }

    private static void Review(BankReading reading, CorrectionReview review)
    {
        foreach (var challenge in reading.Sound)
            foreach (var message in review.Of(challenge))
                reading.Faults.Review(reading.PlaceOf("challenge", challenge.Id), message);
        foreach (var tube in reading.Tubes)
            foreach (var (challenge, message) in review.Of([.. tube.Skills.SelectMany(s => s.Challenges).Where(reading.Sound.Contains)]))
                reading.Faults.Review(reading.PlaceOf("challenge", challenge), message);
    }

    private string[] WithFramework(string directory) =>
        !Directory.Exists(directory) || File.Exists(Path.Combine(directory, "framework.yaml")) ? [directory] : [delivered ?? ContentOptions.Delivered, directory];
}
