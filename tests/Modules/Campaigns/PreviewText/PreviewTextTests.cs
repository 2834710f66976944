using Pix.Testing;

namespace Pix.Campaigns.Tests.PreviewText;

public sealed class PreviewTextTests(HostFixture host)
{
    private async Task<Answer> PreviewAsync(string? landingText)
    {
        var organiser = await host.OrganiserAsync();
        return await organiser.Client.PostAsync(organiser.Path("campagnes/apercu"), new { landingText });
    }

    [Fact]
    public async Task A_text_is_shown_as_participants_will_see_it()
    {
        var preview = (await PreviewAsync("* Compétences Pix\n    * **Gérer** des données")).Is(200).Json.AsObject();
        Assert.Equal(["html"], preview.Select(p => p.Key));
        Assert.Equal(["Gérer"], new HtmlPage((string)preview["html"]!).Texts("ul > li > ul > li > strong"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task No_text_gives_no_html(string? text) => Assert.Equal("", (string)(await PreviewAsync(text)).Is(200).Json["html"]!);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[ici](javascript:alert(1))")]
    [InlineData("![ici](https://ailleurs.example/suivi.png)")]
    [InlineData("<a href=\"https://ailleurs.example\" onclick=\"alert(1)\">ici</a>")]
    public async Task Nothing_that_runs_or_is_fetched_gets_through(string text)
    {
        var page = new HtmlPage((string)(await PreviewAsync(text)).Is(200).Json["html"]!);
        Assert.Equal(0, page.Count("script, img, iframe, [onerror], [onclick], [href^=javascript]"));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told()
    {
        Assert.Equal([Texts.LandingText_TooLong], (await PreviewAsync(new string('x', 5001))).Is(400).Errors("landingText"));
        (await PreviewAsync(new string('x', 5000))).Is(200);
    }
}
