using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Web;

namespace Pix.Host.Legal;

/// <param name="Title">The page's only title of level 1.</param>
/// <param name="Html">What follows it, with the date of its last change first.</param>
public sealed record LegalText(string Title, string Html);

/// <summary>
/// The texts that every page's foot leads to: a Markdown file for each and language, with <c>{site}</c>, <c>{controller}</c>,
/// <c>{contact}</c> and <c>{kept}</c> from the settings, rendered once. A change of a text changes the date on its third line.
/// </summary>
internal sealed partial class LegalTexts(IOptions<SiteOptions> site, IOptions<PrivacyOptions> privacy)
{
    /// <summary>A text's file is <c>{name}.{language}.md</c>, its address <c>/{name}</c>.</summary>
    public static readonly IReadOnlyList<string> Names = ["mentions-legales", "confidentialite", "conditions-d-utilisation", "accessibilite"];

    private readonly ConcurrentDictionary<(string Name, Language Language), LegalText> _texts = new();

    /// <summary>One of <see cref="Names"/>, in any case, as routing takes them, in the language of the request.</summary>
    public LegalText Of(string name) => _texts.GetOrAdd((name.ToLowerInvariant(), Language.Current), key => Render(key.Name, key.Language, site.Value, privacy.Value.KeepMonths));

    private static LegalText Render(string name, Language language, SiteOptions site, int keepMonths)
    {
        using var file = new StreamReader(typeof(LegalTexts).Assembly.GetManifestResourceStream($"{name}.{language.Code}.md")!);
        var title = file.ReadLine()!.TrimStart('#', ' ');
        return new(title, Markdown.ToHtml(file.ReadToEnd()
            .Replace("{site}", Plain(site.Name), StringComparison.Ordinal)
            .Replace("{kept}", keepMonths == 0 ? Texts.Legal_KeptForEver : string.Format(Texts.Legal_KeptMonths, keepMonths), StringComparison.Ordinal)
            .Replace("{controller}", site.Controller.Trim() is { Length: > 0 } controller ? Plain(controller) : Texts.Legal_NoController, StringComparison.Ordinal)
            .Replace("{contact}", site.Contact.Trim() is { Length: > 0 } contact ? Contact(contact) : Texts.Legal_NoContact, StringComparison.Ordinal)));
    }

    // An e-mail or web address becomes a link; a postal address or a telephone number stays as it is.
    private static string Contact(string contact) =>
        Email().IsMatch(contact) ? $"[{Plain(contact)}](<mailto:{Plain(contact)}>)"
        : Uri.TryCreate(contact, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? $"[{Plain(contact)}](<{uri.AbsoluteUri}>)"
        : Plain(contact);

    // Settings are names, not Markdown: every mark that could mean something there is escaped, and a line stays a line.
    private static string Plain(string setting) => Mark().Replace(setting.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"^[^\s@]+@[^\s@]+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"[!-/:-@[-`{-~]")]
    private static partial Regex Mark();
}
