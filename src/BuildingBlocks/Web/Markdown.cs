using System.Collections.Concurrent;
using System.Net;
using Ganss.Xss;
using Markdig;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// Markdown that people write, as HTML that is safe to show: raw HTML is off in the parser, and a sanitizer then lets
/// only paragraphs, emphasis, lists, headings, quotes, code and links through. Links are http, https or mailto, and do
/// not vouch for where they lead.
/// </summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UseSoftlineBreakAsHardlineBreak().Build();
    private static readonly HtmlSanitizer Text = Create("p", "br", "strong", "em", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "code", "pre", "hr", "a");

    // Pages show the same few texts again and again, and some texts (brackets in brackets) take half a second to parse.
    private const int MaxKept = 500;
    private static readonly ConcurrentDictionary<string, string> Kept = new();

    /// <summary>The HTML of a text, made once; empty for null or blank.</summary>
    public static string ToHtml(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return "";
        if (Kept.TryGetValue(markdown, out var known))
            return known;
        if (Kept.Count >= MaxKept)
            Kept.Clear();
        return Kept[markdown] = Make(markdown);
    }

    private static string Make(string markdown)
    {
        // The page has its h1: what a writer calls a title of level 1 is one of level 2 there.
        var html = Render(markdown).Replace("<h1>", "<h2>", StringComparison.Ordinal).Replace("</h1>", "</h2>", StringComparison.Ordinal);
        lock (Text) // HtmlSanitizer is not safe for several threads
            return Text.Sanitize(html).Trim();
    }

    private static string Render(string markdown)
    {
        try
        {
            return Markdig.Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException) // quotes or brackets nested deeper than the parser goes: shown as typed
        {
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>";
        }
    }

    private static HtmlSanitizer Create(params string[] tags)
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "rel", "start"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link)
                link.SetAttribute("rel", "noopener nofollow");
        };
        return sanitizer;
    }
}
