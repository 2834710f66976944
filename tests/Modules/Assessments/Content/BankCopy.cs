using Pix.Assessments.Content.Checking;
using Pix.Assessments.Content.Reading;
using Pix.Assessments.Correction;

namespace Pix.Assessments.Tests.Content;

/// <summary>A copy of the good bank in a directory of its own, to plant a fault in.</summary>
internal sealed class BankCopy : IDisposable
{
    public const string TubeFile = "1.2/trier-fichiers/tube.yaml";
    public const string SimulatorFolder = "1.2/trier-fichiers/assets/corbeille";

    public static string Good => Path.Combine(AppContext.BaseDirectory, "Content", "good-bank");

    public BankCopy()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Good, "*", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(Good, file), File.ReadAllText(file));
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("bank-").FullName;

    public BankCopy Write(string file, string text)
    {
        var path = Path.Combine(Directory, file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Replaces a text that occurs exactly once; gives the line (from 1) on which it begins.</summary>
    public int Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(Path.Combine(Directory, file));
        var parts = text.Split(old);
        Assert.True(parts.Length == 2, $"“{old}” occurs {parts.Length - 1} times in {file}");
        Write(file, parts[0] + replacement + parts[1]);
        return parts[0].Count(c => c == '\n') + 1;
    }

    public void Delete(string file) => File.Delete(Path.Combine(Directory, file));

    /// <summary>The faults as the command prints them, paths relative to the bank.</summary>
    public string[] Faults(CorrectionReview? review = null) => Lines(new ContentChecker(review).Check(Directory));

    public string[] FaultsAgainst(BankCopy before) =>
        [.. Lines(new ContentChecker().Check(Directory, before.Directory)).Select(l => l.Replace(before.Directory + "/", "before/", StringComparison.Ordinal))];

    private string[] Lines(BankReading reading) =>
        [.. reading.Faults.All.Select(f => f.ToString().Replace(Directory + "/", "", StringComparison.Ordinal))];

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
