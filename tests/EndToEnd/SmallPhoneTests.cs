namespace Pix.EndToEnd.Tests;

/// <summary>The walk meets a few questions of each kind; an address or a file name that does not break may stand in any.</summary>
public sealed class SmallPhoneTests(Browser browser, Site site)
{
    private const string WhichScrollSideways =
        """
        async paths => {
            const wide = [];
            for (const path of paths) {
                const page = new DOMParser().parseFromString(await (await fetch(path, { headers: { accept: 'text/html' } })).text(), 'text/html');
                document.querySelector('main').replaceWith(page.querySelector('main'));
                for (const part of document.querySelectorAll('details')) part.open = true;
                if (document.documentElement.scrollWidth > innerWidth) wide.push(path);
            }
            return wide;
        }
        """;

    [Fact]
    public async Task No_question_of_the_bank_scrolls_sideways_at_320_pixels()
    {
        var page = await browser.OpenAsync(site.Address, width: 320);
        await page.GotoAsync("/apercu/epreuves");
        var paths = await page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('main a[href^=\"/apercu/epreuves/\"]')].map(a => a.pathname))]");
        Assert.True(paths.Length > 600, $"only {paths.Length} questions are listed");
        Assert.Empty(await page.EvaluateAsync<string[]>(WhichScrollSideways, paths));
    }
}
