namespace Pix.BuildingBlocks.Web;

/// <summary>Texts of several lines. Forms send CRLF where a browser's <c>maxlength</c> counted one character.</summary>
public static class Lines
{
    /// <summary>The text with LF line breaks, as it is stored.</summary>
    public static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Characters (UTF-16 units), a line break counting for one.</summary>
    public static int Length(string text) => Normalize(text).Length;
}
