namespace Pix.BuildingBlocks.Web;

/// <summary>Texts of one line, and of several. Forms send CRLF where a browser's <c>maxlength</c> counted one character.</summary>
public static class Lines
{
    /// <summary>
    /// The text as one line, trimmed: control characters, line breaks among them, become spaces; so do the marks that turn
    /// the direction of writing, which could make a name show another one, or the figures after it.
    /// </summary>
    public static string OneLine(string text) =>
        string.Create(text.Length, text, static (line, from) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = char.IsControl(from[i]) || from[i] is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029' ? ' ' : from[i];
        }).Trim();

    /// <summary>The text with LF line breaks, as it is stored.</summary>
    public static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Characters (UTF-16 units), a line break counting for one.</summary>
    public static int Length(string text) => Normalize(text).Length;
}
