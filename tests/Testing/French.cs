using System.Text.RegularExpressions;

namespace Pix.Testing;

/// <summary>Tells French from other texts by its letters, its quotation marks and its small words.</summary>
public static partial class French
{
    /// <summary>Whether a text looks French. One word without an accent does not.</summary>
    public static bool LooksLike(string text) =>
        Marks().IsMatch(text) || StrongWords().IsMatch(text) || WeakWords().Matches(text).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;

    [GeneratedRegex("[àâçèéêëîïôœùûÀÂÇÈÉÊËÎÏÔŒÙÛ«»]")]
    private static partial Regex Marks();

    // Between spaces: an address is no sentence.
    [GeneratedRegex(@"(?<=^|\s)(?=.*\s)(vous|votre|vos|nous|cette|ces|les|une|des|aux|avec|dans|qui|que|pas|sont)(?=$|[\s,.!?])|(?<=\s)[ldnscqm]’\p{L}", RegexOptions.IgnoreCase)]
    private static partial Regex StrongWords();

    [GeneratedRegex(@"(?<=^|\s)(le|la|un|du|de|et|est|en|ce|il|elle|au|ne|se|sur|pour)(?=$|[\s,.!?])", RegexOptions.IgnoreCase)]
    private static partial Regex WeakWords();
}
