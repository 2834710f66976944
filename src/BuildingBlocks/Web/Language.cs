using System.Globalization;

namespace Pix.BuildingBlocks.Web;

/// <summary>A language that pages are written in (docs/adr/0015).</summary>
public sealed record Language
{
    private Language(string code, string name, string culture) => (Code, Name, Culture) = (code, name, CultureInfo.GetCultureInfo(culture));

    /// <summary>What the product is written in first, and its question bank only: whoever asks for nothing else gets it.</summary>
    public static Language French { get; } = new("fr", "Français", "fr-FR");

    /// <summary>British English.</summary>
    public static Language English { get; } = new("en", "English", "en-GB");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Language> All { get; } = [French, English];

    /// <summary>As in <c>lang</c> attributes and in the cookie: <c>en</c>.</summary>
    public string Code { get; }

    /// <summary>What it calls itself.</summary>
    public string Name { get; }

    /// <summary>How it writes figures and dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Of the request under way; French outside any request.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture.Name) ?? French;

    /// <summary>The <c>lang</c> of what people wrote in a language that nobody told us, as HTML spells it.</summary>
    public const string Unknown = "";

    /// <summary>The <c>lang</c> of content that exists in French only; null where the whole page is French.</summary>
    public static string? OfContent => Current == French ? null : French.Code;

    /// <summary>The language of a tag, whatever its region: <c>en-US</c> is English; null: not one of ours.</summary>
    public static Language? Of(string? tag) => All.FirstOrDefault(l => string.Equals(l.Code, tag?.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}
