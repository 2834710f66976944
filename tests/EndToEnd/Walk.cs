using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FastEndpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pix.Testing;

namespace Pix.EndToEnd.Tests;

/// <summary>
/// A walk through pages at one width: of each it takes a picture (<c>artifacts/screens/{width}/</c>), asks axe for
/// barriers, and looks at what every page must have.
/// </summary>
internal sealed class Walk(Site site, int width)
{
    // What answers a GET and is no page.
    private static readonly string[] NoPages =
    [
        "/health/live", "/health/ready", "/contenu/{hash}/{*path}", "/orga/{org}/campagnes/{id}/qr.svg", "/orga/{org}/campagnes/{id}/resultats.csv", "/moi/donnees",
    ];

    private static readonly string Pictures = Repository.PathOf("artifacts", "screens");

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private int _number;

    public int Width => width;

    /// <summary>Everything found amiss, and every page of the Host that the walk did not come by.</summary>
    public IEnumerable<string> Faults => _faults.Concat(PagesOf(site).Except(_seen).Select(page => $"{page} was not looked at"));

    /// <summary>Looks at the page as it stands, or at an address.</summary>
    public async Task LookAsync(IPage page, string name, string? path = null)
    {
        if (path is not null)
            await page.GotoAsync(path);
        for (var tries = 0; tries < 300 && await page.EvaluateAsync<string>("document.readyState") != "complete"; tries++)
            await Task.Delay(100);
        await page.EvaluateAsync("document.getAnimations().forEach(a => a.effect.getComputedTiming().endTime < Infinity && a.finish())"); // as it stays, not as it comes in
        await page.EvaluateAsync("for (const part of document.querySelectorAll('details.disclose')) part.open = true");
        _seen.UnionWith(TemplatesOf(new Uri(page.Url).AbsolutePath));
        var isShort = await page.EvaluateAsync<bool>("document.documentElement.scrollHeight < 20000"); // the whole bank on one page is not
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{width}", $"{++_number:d2}-{name}.png"), FullPage = isShort });

        // Simulators run in a sandbox of their own; their frame is looked at, their inside is the content's.
        var found = await page.RunAxe(new AxeRunContext { Include = [new("html")], Exclude = [new("iframe")] });
        foreach (var violation in found.Violations)
            Fault(name, page, $"{violation.Id}: {violation.Help} — {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}");
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
            Fault(name, page, "scrolls sideways");
        foreach (var (selector, what) in ((string, string)[])[("h1", "heading of level one"), ("main", "main landmark"), ("a.skip", "skip link")])
            if (await page.Locator(selector).CountAsync() != 1)
                Fault(name, page, $"has not exactly one {what}");
        if ((await page.TitleAsync()).Length < 5)
            Fault(name, page, "has no title");
    }

    /// <summary>The templates of all pages of a Host.</summary>
    public static IReadOnlyList<string> PagesOf(Site site) =>
        [.. site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<EndpointDefinition>() is not null && e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Except(NoPages)];

    /// <summary>The page that a path belongs to: of those that match, the one with the fewest parameters.</summary>
    private IEnumerable<string> TemplatesOf(string path) => PagesOf(site)
        .Where(template => new TemplateMatcher(TemplateParser.Parse(template.TrimStart('/')), []).TryMatch(path, []))
        .OrderBy(template => template.Count(c => c == '{')).Take(1);

    private void Fault(string name, IPage page, string what) => _faults.Add($"{width} {name} {new Uri(page.Url).PathAndQuery}: {what}");
}
