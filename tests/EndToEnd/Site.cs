using System.Net;
using Microsoft.Playwright;
using Pix.Testing;

[assembly: AssemblyFixture(typeof(Pix.EndToEnd.Tests.Site))]

namespace Pix.EndToEnd.Tests;

/// <summary>One Host with the demo's people and campaigns, for the whole run. Whoever changes something brings people of their own.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Martine = "martine.antony@example.org", Louise = "louise.carre@example.org", DemoPassword = "Demo-2026!";

    public PixApp App { get; private set; } = null!;
    public string Address => App.Address;

    public async ValueTask InitializeAsync()
    {
        App = await PixApp.StartAsync("Demo:Enabled=true");
        using var martine = App.Client();
        await UntilAsync(async () => (await martine.PostAsync("/connexion", new { email = Martine, password = DemoPassword })).Status == HttpStatusCode.OK);
        (await martine.PostAsync("/orga/conditions", new { accept = true })).Is(204);
        // The story's last campaign, and the whole of its first as organisers look at it.
        await UntilAsync(async () => (await martine.GetAsync("/campagnes/HCFPQY967")).Status == HttpStatusCode.OK);
        await UntilAsync(async () => await martine.GetAsync("/orga/universite-blaison/campagnes/01dem0c0000000000000000001/participants") is { Status: HttpStatusCode.OK } list && (int)list.Json["total"]! == 40);
    }

    private static async Task UntilAsync(Func<Task<bool>> isThere)
    {
        for (var i = 0; !await isThere(); i++)
        {
            Assert.True(i < 240, "the demo's story does not come in");
            await Task.Delay(250);
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

internal static class SignedIn
{
    /// <summary>Signs in by the form.</summary>
    public static async Task SignInAsync(this IPage page, string email, string password = People.Password)
    {
        await page.GotoAsync("/connexion");
        await page.GetByLabel("Adresse e-mail").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.Button("Je me connecte").ClickAsync();
        await Assertions.Expect(page.Locator("details.menu").First).ToBeVisibleAsync();
    }
}
