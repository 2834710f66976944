using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pix.Assessments.Content.Reading;

/// <summary>Instructions are read under time pressure: at most 40 words, in sentences of at most 25. Code and text alternatives do not count.</summary>
internal static partial class Sentences
{
    public static void Check(MarkdownDocument document, Located instruction, Faults faults)
    {
        var words = 0;
        foreach (var block in document.Descendants<LeafBlock>().Where(b => b is not CodeBlock && b.Inline is not null))
            foreach (var sentence in End().Split(Text(block.Inline!)))
            {
                var count = Words(sentence);
                words += count;
                if (count > 25)
                    faults.Review(instruction.At(block.Line), $"a sentence of {count} words; at most 25: “{Start(sentence)}”");
            }
        if (words > 40)
            faults.Review(instruction.Place, $"an instruction of {words} words; at most 40");
    }

    private static string Text(ContainerInline inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines)
            _ = inline switch
            {
                LinkInline { IsImage: true } => text,
                ContainerInline inner => text.Append(Text(inner)),
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                // A command or a path is one thing to read, whatever its spaces and points.
                CodeInline or AutolinkInline => text.Append("code"),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        return text.ToString();
    }

    private static int Words(string sentence) => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

    private static string Start(string sentence) => sentence.Trim() is { Length: > 40 } long_ ? long_[..40].TrimEnd() + "…" : sentence.Trim();

    /// <summary>After a full stop and its closing marks, before a capital: « M. » alone splits too much, never too little.</summary>
    [GeneratedRegex(@"(?<=[.!?…][\s»”)]*)\s+(?=[«“(]?\s*[\p{Lu}\d])")]
    private static partial Regex End();
}
