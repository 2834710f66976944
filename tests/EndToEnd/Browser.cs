using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Pix.EndToEnd.Tests.Browser))]

namespace Pix.EndToEnd.Tests;

/// <summary>The system's Chromium, one for the whole run. <c>CHROMIUM</c> names another one.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A person with a browser of their own.</summary>
    public async Task<IPage> OpenAsync(string address, bool script = true, int width = 1280, string locale = "fr-FR")
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address, JavaScriptEnabled = script, Locale = locale, ViewportSize = new() { Width = width, Height = 900 }, AcceptDownloads = true,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }
}

internal static class Pages
{
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name });

    public static Task<string> HeadingAsync(this IPage page) => page.Locator("h1").InnerTextAsync();

    /// <summary>
    /// Loads a page again until it shows something: what organisers look at follows within a second or so.
    /// </summary>
    public static async Task ReloadUntilAsync(this IPage page, ILocator shown)
    {
        for (var i = 0; i < 40 && await shown.CountAsync() == 0; i++)
        {
            await Task.Delay(250);
            await page.ReloadAsync();
        }
        await Assertions.Expect(shown.First).ToBeVisibleAsync();
    }
}
