using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Pix.Assessments.Content.Reading;

namespace Pix.Assessments.Content.Checking;

/// <summary>
/// A simulator runs in a sandboxed frame under a policy that silently drops what is listed here: better told now than
/// found by a participant.
/// </summary>
internal static partial class SimulatorRules
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsKeepingSourceReferences = true });
    private static readonly string[] Addresses = ["src", "href", "action", "formaction", "data", "poster", "srcset"];

    public static void Check(string prefix, IReadOnlyList<string> parts, ContentFolder folder, Faults faults)
    {
        foreach (var part in parts)
            if (Path.GetExtension(part) is ".html" or ".css" or ".js" && folder.ReadText(part, faults) is { } text)
                switch (Path.GetExtension(part))
                {
                    case ".html": CheckPage(text, part, prefix, parts, folder, faults); break;
                    case ".css": CheckLines(text, part, folder, faults, ForeignInStyle(), "a style takes nothing from outside, nor fonts or other styles"); break;
                    default: CheckLines(text, part, folder, faults, Forbidden(), "does not work in the sandbox"); break;
                }
            else if (Path.GetExtension(part) == ".svg")
                DrawingRules.Check(part, folder, faults);
    }

    private static void CheckPage(string text, string file, string prefix, IReadOnlyList<string> parts, ContentFolder folder, Faults faults)
    {
        using var page = Parser.ParseDocument(text);
        if (page.DocumentElement.GetAttribute("lang") != "fr")
            faults.Review(folder.PlaceOf(file), "the page has no lang=\"fr\"");
        foreach (var element in page.All)
        {
            var place = folder.PlaceOf(file, element.SourceReference?.Position.Line ?? 1);
            if (element.LocalName == "style")
                faults.Review(place, "inline style: it belongs in a .css file");
            else if (element.LocalName == "script" && (!element.HasAttribute("src") || !string.IsNullOrWhiteSpace(element.TextContent)))
                faults.Review(place, "inline script: it belongs in a .js file");
            else if (element.LocalName == "script" && (!element.HasAttribute("defer") || element.HasAttribute("type")))
                faults.Review(place, "a script is a classic one with defer, without type");
            else if (element.LocalName is "iframe" or "object" or "embed" or "base" or "audio" or "video")
                faults.Review(place, $"<{element.LocalName}> does not work in the sandbox");
            foreach (var attribute in element.Attributes)
                CheckAttribute(element, attribute, place, address => parts.Contains(prefix + address), faults);
        }
    }

    private static void CheckAttribute(IElement element, IAttr attribute, Place place, Func<string, bool> exists, Faults faults)
    {
        if (attribute.LocalName == "style")
            faults.Review(place, $"inline style on <{element.LocalName}>: it belongs in a .css file");
        else if (attribute.LocalName.StartsWith("on", StringComparison.Ordinal))
            faults.Review(place, $"inline handler {attribute.LocalName} on <{element.LocalName}>: it belongs in a .js file");
        else if (Addresses.Contains(attribute.LocalName) && Scheme().IsMatch(attribute.Value))
        {
            if (!(element.LocalName == "img" && attribute.Value.StartsWith("data:image/", StringComparison.Ordinal)))
                faults.Review(place, $"foreign address “{attribute.Value}” on <{element.LocalName}>");
        }
        else if (element.LocalName is "script" or "link" or "img" && attribute.LocalName is "src" or "href" && !exists(Uri.UnescapeDataString(attribute.Value)))
            faults.Review(place, $"there is no file “{attribute.Value}” in the simulator's folder");
    }

    private static void CheckLines(string text, string file, ContentFolder folder, Faults faults, Regex forbidden, string why)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            foreach (Match match in forbidden.Matches(lines[i]))
                faults.Review(folder.PlaceOf(file, i + 1), $"“{match.Value}” {why}");
    }

    [GeneratedRegex(@"^\s*([a-z][a-z0-9+.-]*:|//)", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"@import|@font-face|url\(\s*['""]?([a-z]+:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignInStyle();

    /// <summary>Storage, network, dialogs, code from texts, style set as an attribute.</summary>
    [GeneratedRegex(@"\b(localStorage|sessionStorage|indexedDB|document\.cookie|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b|(?<![\w.$]|function )(fetch|eval|import|alert|confirm|prompt)\s*\(|\bwindow\.(alert|confirm|prompt|open)\s*\(|\bnew Function\b|setAttribute\(\s*['""]style['""]")]
    private static partial Regex Forbidden();
}
