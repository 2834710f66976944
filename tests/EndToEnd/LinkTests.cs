using System.Text.RegularExpressions;
using Pix.Testing;

namespace Pix.EndToEnd.Tests;

/// <summary>Whoever follows a link arrives somewhere.</summary>
public sealed partial class LinkTests(Site site)
{
    [Theory]
    [InlineData(null, "/")]
    [InlineData("louise.carre@example.org", "/")]
    [InlineData("martine.antony@example.org", "/orga")]
    public async Task No_page_links_to_what_is_not_there(string? email, string start)
    {
        using var client = site.App.Client();
        if (email is not null)
            await SignInAsync(client, email);
        var seen = new HashSet<string> { start };
        var queue = new Queue<(string From, string To)>([("", start)]);
        var broken = new List<string>();
        while (queue.TryDequeue(out var link))
        {
            var answer = await client.PageAsync(link.To);
            if ((int)answer.Status >= 400)
                broken.Add($"{link.From} → {link.To}: {(int)answer.Status}");
            var html = answer.ContentHeaders.ContentType?.MediaType == "text/html" ? answer.Body : "";
            var links = Link().Matches(html).Select(m => m.Groups[1].Value).Append(answer.Location ?? "");
            foreach (var next in links.Select(l => Absolute(l, link.To)).OfType<string>().Where(seen.Add))
                queue.Enqueue((link.To, next));
        }
        Assert.Empty(broken);
        Assert.True(seen.Count > 8, string.Join(' ', seen));
    }

    private async Task SignInAsync(PixClient client, string email)
    {
        for (var i = 0; i < 120 && (await client.PostAsync("/connexion", new { email, password = "Demo-2026!" })).Status != System.Net.HttpStatusCode.OK; i++)
            await Task.Delay(250); // the demo's people come in once the Host listens
        if (email.StartsWith("martine", StringComparison.Ordinal))
            (await client.PostAsync("/orga/conditions", new { accept = true })).Is(204);
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
