using System.Text.RegularExpressions;
using Pix.Testing;

namespace Pix.EndToEnd.Tests;

/// <param name="From">The page that leads there.</param>
internal sealed record Visited(string From, string Path, Answer Answer)
{
    public bool IsPage => Answer.ContentHeaders.ContentType?.MediaType == "text/html" && !Path.StartsWith("/contenu/", StringComparison.Ordinal);
}

/// <summary>Follows every link of the demo, as one of its people.</summary>
internal static partial class Links
{
    /// <summary>Every address that links lead to from a page, each once.</summary>
    public static async Task<IReadOnlyList<Visited>> FromAsync(PixClient client, params string[] starts)
    {
        var seen = starts.ToHashSet();
        var queue = new Queue<(string From, string To)>(starts.Select(start => ("", start)));
        var visited = new List<Visited>();
        while (queue.TryDequeue(out var link))
        {
            var page = new Visited(link.From, link.To, await client.PageAsync(link.To));
            visited.Add(page);
            var html = page.Answer.ContentHeaders.ContentType?.MediaType == "text/html" ? page.Answer.Body : "";
            var links = Link().Matches(html).Select(m => m.Groups[1].Value).Append(page.Answer.Location ?? "");
            foreach (var next in links.Select(l => Absolute(l, link.To)).OfType<string>().Where(seen.Add))
                queue.Enqueue((link.To, next));
        }
        return visited;
    }

    /// <summary>Signs one of the demo's people in; null: nobody.</summary>
    public static async Task SignInAsync(this PixClient client, string? email)
    {
        if (email is not null)
            (await client.PostAsync("/connexion", new { email, password = Site.DemoPassword })).Is(200);
    }

    private static string? Absolute(string link, string page)
    {
        var path = System.Net.WebUtility.HtmlDecode(link).Split('#')[0];
        return path.Length == 0 ? null
            : path[0] == '/' ? path
            : path[0] == '?' ? page.Split('?')[0] + path
            : null; // other sites, and addresses to write to
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Link();
}
