using System.Globalization;
using System.Text.RegularExpressions;

namespace Pix.Assessments.Correction;

/// <summary>Numbers as people type them: a sign, digits, one comma or point, spaces as thousands; compared by value.</summary>
internal static partial class Numbers
{
    /// <summary>The value; null when the text is not a number (or has more than 28 digits).</summary>
    public static decimal? Parse(string text)
    {
        var plain = text.Trim().Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Number().IsMatch(plain)
               && decimal.TryParse(plain.Replace('−', '-').Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    [GeneratedRegex(@"^[+\-−]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)$")]
    private static partial Regex Number();
}
