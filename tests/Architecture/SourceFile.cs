using System.Text.RegularExpressions;

namespace Pix.Architecture.Tests;

/// <param name="Path">Below the root, with slashes.</param>
/// <param name="Text">As written.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The lines where a pattern stands in code, comments and texts left out.</summary>
    public IEnumerable<string> Where(Regex pattern) =>
        pattern.Matches(Code).Select(match => $"{Path}:{Code.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}");

    // Blank instead of removed, so that line numbers stay. What stands in braces inside a $"text" is code and stays too,
    // as far as it holds no text of its own.
    private string Code => field ??= CommentOrText().Replace(Text, match =>
        match.Value.StartsWith('$') ? Hole().Replace(match.Value, m => m.Groups["code"].Success ? m.Value : Blank(m.Value)) : Blank(match.Value));

    private static string Blank(string text) => NotLineBreak().Replace(text, " ");

    [GeneratedRegex("""
        //[^\n]* | /\*.*?\*/ | @\*.*?\*@
        | \$*(?<raw>"{3,}) .*? (?<!")\k<raw>(?!")
        | (?:\$@|@\$|@)"(?:[^"]|"")*"
        | \$?"(?:\\.|[^"\\\n])*"
        | '(?:\\.|[^'\\\n])'
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"(?<code>\{[^{}]*\})|[^{]+|\{", RegexOptions.Singleline)]
    private static partial Regex Hole();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex NotLineBreak();
}
