using System.Globalization;
using System.Text;

namespace Pix.BuildingBlocks.Data;

/// <summary>
/// The key by which names are ordered and searched in French, the same in memory and in both databases: case, accents
/// and punctuation ignored. Ties are broken by the original text.
/// </summary>
public static class FoldKey
{
    /// <summary>Longest key.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// Compatibility decomposition (NFKD), marks removed, lower case, ligatures opened, everything but letters and digits
    /// one space, at most 200 characters. <c>« L’Œuvre n° 2 » → "l oeuvre n 2"</c>.
    /// </summary>
    public static string Of(string? text)
    {
        var key = new StringBuilder(MaxLength);
        foreach (var rune in Sound(text ?? "").Normalize(NormalizationForm.FormKD).ToLowerInvariant()
                     .Replace("œ", "oe", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).EnumerateRunes())
        {
            if (key.Length >= MaxLength)
                break;
            if (Rune.IsLetterOrDigit(rune))
                key.Append(rune.ToString());
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
                     && key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        while (key.Length > MaxLength || (key.Length > 0 && (key[^1] == ' ' || char.IsHighSurrogate(key[^1]))))
            key.Length--;
        return key.ToString();
    }

    /// <summary>The words of a text's key, in order.</summary>
    public static string[] WordsOf(string? text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Normalize throws at half a character and at U+FFFE, which anybody can send in a name.
    private static string Sound(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            sound.Append(rune.Value == 0xFFFE ? " " : rune.ToString());
        return sound.ToString();
    }
}
