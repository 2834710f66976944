using Pix.Assessments.Content.Reading;

namespace Pix.Assessments.Content.Checking;

/// <summary>What the bank holds, a line a competence: a gap shows at a glance.</summary>
internal static class ContentTable
{
    private static readonly string[] Heads = ["competence", "tubes", "skills", "challenges", "qcu", "qcm", "qroc", "ind", "dep", "timed", "levels"];

    public static void Write(BankReading reading, TextWriter output)
    {
        var lines = reading.Areas.SelectMany(a => a.Competences).OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => Line($"{c.Code} {c.Name}", [.. reading.Tubes.Where(t => t.CompetenceCode == c.Code)]))
            .Append(Line("all", reading.Tubes))
            .Prepend(Heads)
            .ToList();
        var widths = Enumerable.Range(0, Heads.Length).Select(i => lines.Max(l => l[i].Length)).ToArray();
        foreach (var line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
        output.WriteLine();
        output.WriteLine($"{reading.Tutorials.Count} tutorials, {reading.Profiles.Count} profiles, {reading.Files.Count} files");
    }

    private static string[] Line(string name, IReadOnlyList<Tube> tubes)
    {
        var skills = tubes.SelectMany(t => t.Skills).ToList();
        var challenges = skills.SelectMany(s => s.Challenges).ToList();
        int[] counts =
        [
            tubes.Count, skills.Count, challenges.Count,
            .. Enum.GetValues<ChallengeType>().Select(type => challenges.Count(c => c.Type == type)),
            challenges.Count(c => c.TimerSeconds is not null),
        ];
        var levels = skills.Count == 0 ? "-" : string.Concat(skills.Select(s => s.Level).Distinct().Order());
        return [name, .. counts.Select(c => c.ToString(System.Globalization.CultureInfo.InvariantCulture)), levels];
    }
}
