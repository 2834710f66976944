using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pix.Assessments.Content.Reading;

/// <param name="Html">Safe to send as it is.</param>
/// <param name="Text">The same as one line of plain text, without its pictures.</param>
internal sealed record RenderedText(string Html, string Text, MarkdownDocument Document);

/// <summary>Markdown without raw HTML, its pictures led to their addresses, then sanitized: what is sent is made once.</summary>
internal static partial class ContentMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = Set("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "h2", "h3", "h4", "a", "img",
            "table", "thead", "tbody", "tr", "th", "td"),
        AllowedAttributes = Set("href", "rel", "src", "alt", "start", "width", "height"),
        UriAttributes = Set("href", "src"),
        AllowedSchemes = Set("http", "https", "mailto"),
    });

    public static RenderedText Render(Located markdown, Assets assets, Faults faults)
    {
        var document = Markdown.Parse(markdown.Value, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            if (link.IsImage)
                LeadPicture(link, markdown.At(link.Line), assets, faults);
            else
                GuardLink(link, link.Url, markdown.At(link.Line), faults);
        foreach (var link in document.Descendants<AutolinkInline>())
            GuardLink(link, link.IsEmail ? "mailto:" + link.Url : link.Url, markdown.At(link.Line), faults);
        var html = Write(document, html: true);
        return new((IsPlain(document) ? html : Sanitizer.Sanitize(html)).Trim(), White().Replace(Write(document, html: false), " ").Trim(), document);
    }

    // The sanitizer costs more than all the rest of reading the bank. Without links, pictures and tables the parser, which
    // takes no HTML, can write nothing but words between tags without attributes.
    private static bool IsPlain(MarkdownDocument document) => document.Descendants().All(part => part
        is ParagraphBlock or HeadingBlock or ListBlock { OrderedStart: null or "1" } or ListItemBlock or QuoteBlock or ThematicBreakBlock
        or LiteralInline or EmphasisInline or CodeInline or LineBreakInline or ContainerInline { Parent: null });

    /// <summary>For a label: one paragraph, without its p.</summary>
    public static RenderedText RenderPhrase(Located markdown, Assets assets, Faults faults)
    {
        var rendered = Render(markdown, assets, faults);
        if (rendered.Document is not [ParagraphBlock])
            faults.Add(markdown.Place, "must be one paragraph: no list, heading, table or block of code");
        return rendered with { Html = rendered.Html.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal) };
    }

    private static void LeadPicture(LinkInline picture, Place place, Assets assets, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(string.Concat(picture.Descendants<LiteralInline>())))
            faults.Add(place, $"the picture “{picture.Url}” has no text alternative");
        var found = assets.Picture(Uri.UnescapeDataString(picture.Url ?? ""), place);
        (picture.Url, picture.Title) = (found?.Link ?? "", null);
        if (found?.Size is not var (width, height))
            return;
        picture.GetAttributes().AddProperty("width", width); // the page keeps its place, and does not jump
        picture.GetAttributes().AddProperty("height", height);
    }

    private static void GuardLink(Inline link, string? address, Place place, Faults faults)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto"))
            faults.Add(place, $"the link “{address}” must begin with http:, https: or mailto:");
        link.GetAttributes().AddProperty("rel", "noopener nofollow");
    }

    private static string Write(MarkdownObject part, bool html)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = html, EnableHtmlForInline = html, EnableHtmlEscape = html };
        Pipeline.Setup(renderer);
        if (!html)
            renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new WordsOfLinks());
        renderer.Render(part);
        return writer.ToString();
    }

    /// <summary>A text alternative describes what is not there in a line of plain text.</summary>
    private sealed class WordsOfLinks : LinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (!link.IsImage)
                base.Write(renderer, link);
        }
    }

    private static ISet<string> Set(params string[] words) => new HashSet<string>(words, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
