using System.Globalization;
using System.Text;
using Pix.Assessments.Content;

namespace Pix.Assessments.Correction;

/// <summary>
/// Makes typed texts comparable (domain rules §7). Both sides first take Unicode form NFC and ordinary spaces; then
/// T1 trims, lowers, removes accents and white space and opens ligatures; T2 removes what is neither letter nor digit of
/// any script, except between two digits (192.16.81.1 is not 192.168.1.1); T3 forgives a quarter of the letters.
/// </summary>
internal static class TextTreatment
{
    /// <summary>Share of letters that may be wrong, of the longer text (T3).</summary>
    public const double Tolerance = 0.25;

    /// <summary>Fewest letters of a solution that T3 applies to.</summary>
    public const int MinLettersForTolerance = 6;

    /// <summary>The text after NFC, spaces, and T1 and T2 where asked for. Treating twice changes nothing more.</summary>
    public static string Treat(string text, Treatments treatments)
    {
        var treated = text.Normalize(NormalizationForm.FormC).Replace('\u00A0', ' ').Replace('\u202F', ' ');
        if (treatments.HasFlag(Treatments.T1))
            treated = Fold(treated);
        return treatments.HasFlag(Treatments.T2) ? KeepLettersAndDigits(treated) : treated;
    }

    /// <summary>T3: the digits equal in order, the rest within the tolerance, and the solution long enough.</summary>
    public static bool IsCloseTo(string given, string solution)
    {
        var (digits, rest) = Split(given);
        var (solutionDigits, solutionRest) = Split(solution);
        if (!digits.SequenceEqual(solutionDigits) || solutionRest.Count(Rune.IsLetter) < MinLettersForTolerance)
            return false;
        return EditDistance(rest, solutionRest) <= Tolerance * Math.Max(rest.Length, solutionRest.Length);
    }

    /// <summary>Levenshtein's distance: insertions, deletions and replacements of one character.</summary>
    public static int EditDistance(ReadOnlySpan<Rune> a, ReadOnlySpan<Rune> b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).ToLowerInvariant().EnumerateRunes()) // İ has a small letter only without its dot
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(rune.Value switch { 'œ' => "oe", 'æ' => "ae", 'ß' => "ss", _ => rune.ToString() });
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string KeepLettersAndDigits(string text)
    {
        var kept = new StringBuilder(text.Length);
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
            if (Rune.IsLetterOrDigit(runes[i]) || IsPartOfLetter(runes[i])
                || (i > 0 && i < runes.Length - 1 && Rune.IsDigit(runes[i - 1]) && Rune.IsDigit(runes[i + 1])))
                kept.Append(runes[i].ToString());
        return kept.ToString();
    }

    // Vowel signs and the like belong to the letters of many scripts.
    private static bool IsPartOfLetter(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static (Rune[] Digits, Rune[] Others) Split(string text) =>
        ([.. text.EnumerateRunes().Where(Rune.IsDigit)], [.. text.EnumerateRunes().Where(r => !Rune.IsDigit(r))]);
}
