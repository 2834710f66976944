namespace Pix.EndToEnd.Tests;

/// <summary>Whoever follows a link arrives somewhere.</summary>
public sealed class LinkTests(Site site)
{
    [Theory]
    [InlineData(null, "/")]
    [InlineData(Site.Louise, "/")]
    [InlineData(Site.Martine, "/orga")]
    public async Task No_page_links_to_what_is_not_there(string? email, string start)
    {
        using var client = site.App.Client();
        await client.SignInAsync(email);
        var pages = await Links.FromAsync(client, start);
        Assert.Empty(pages.Where(p => (int)p.Answer.Status >= 400).Select(p => $"{p.From} → {p.Path}: {(int)p.Answer.Status}"));
        Assert.True(pages.Count > 8, string.Join(' ', pages.Select(p => p.Path)));
    }
}
