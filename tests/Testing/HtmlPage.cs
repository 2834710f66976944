using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Pix.Testing;

/// <summary>A page as a browser and a screen reader find it.</summary>
public sealed class HtmlPage(string html)
{
    private readonly IHtmlDocument _document = new HtmlParser().ParseDocument(html);

    /// <summary>The texts of what a selector finds, spaces and line breaks folded, no-break spaces kept.</summary>
    public string[] Texts(string selector) => [.. _document.QuerySelectorAll(selector).Select(TextOf)];

    /// <summary>An attribute of everything that a selector finds.</summary>
    public string?[] Attributes(string selector, string attribute) => [.. _document.QuerySelectorAll(selector).Select(e => e.GetAttribute(attribute))];

    /// <summary>How many elements a selector finds.</summary>
    public int Count(string selector) => _document.QuerySelectorAll(selector).Length;

    /// <summary>
    /// What people read or hear in a language: text nodes and attributes whose nearest <c>lang</c> is that one.
    /// </summary>
    public string[] TextsIn(string language) =>
    [
        .. _document.All.Where(e => e is not IHtmlScriptElement && (e.Closest("[lang]")?.GetAttribute("lang") ?? "") == language)
            .SelectMany(e => e.ChildNodes.OfType<IText>().Select(t => t.Data).Concat(e.Attributes.Where(a => IsRead(a.Name)).Select(a => a.Value)))
            .Where(text => !string.IsNullOrWhiteSpace(text)),
    ];

    private static bool IsRead(string attribute) =>
        attribute is "title" or "aria-label" or "aria-valuetext" or "placeholder" or "alt" || attribute.StartsWith("data-text-", StringComparison.Ordinal);

    /// <summary>A field by its name.</summary>
    public FormField Field(string name)
    {
        var controls = _document.QuerySelectorAll($"form[method=post] [name='{name}']");
        var first = controls[0];
        var described = first is IHtmlInputElement { Type: "radio" } ? first.Closest("fieldset")! : first;
        var error = (described.GetAttribute("aria-describedby") ?? "").Split(' ').FirstOrDefault(id => id.EndsWith("-erreur", StringComparison.Ordinal));
        return new(ValueOf(controls), first.GetAttribute("aria-invalid") == "true", error is null ? null : TextOf(_document.GetElementById(error)!),
            _document.QuerySelector($".errors a[href='#{first.Id}']") is not null);
    }

    private static string? ValueOf(IHtmlCollection<IElement> controls) => controls[0] switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } => controls.OfType<IHtmlInputElement>().FirstOrDefault(c => c.IsChecked)?.Value,
        IHtmlInputElement input => input.Value ?? "",
        IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\n"),
        IHtmlSelectElement select => select.Value,
        _ => throw new InvalidOperationException("a field is an input, a text area or a list"),
    };

    private static string TextOf(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A field of a form.</summary>
/// <param name="Value">What it holds; null when nothing is chosen.</param>
/// <param name="Invalid">Marked <c>aria-invalid</c>.</param>
/// <param name="Message">The message that <c>aria-describedby</c> names.</param>
/// <param name="InSummary">The summary of errors above the form leads to it.</param>
public sealed record FormField(string? Value, bool Invalid, string? Message, bool InSummary);
