using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.SignOut;

/// <summary>What the session cookie is like, and when it stops opening anything.</summary>
public sealed class SessionTests(HostFixture host) : IClassFixture<HostFixture>
{
    /// <summary>The same cookie in another browser, as a thief would have it.</summary>
    private PixClient Copy(PixClient of)
    {
        var copy = host.App.Client();
        copy.Cookies.Add(of.Cookies.GetAllCookies());
        return copy;
    }

    private static Cookie SessionOf(PixClient client) => client.Cookies.GetAllCookies().Single(c => c.Name == "pix");

    [Fact]
    public async Task The_cookie_goes_with_the_browser_and_is_for_this_site_and_no_script()
    {
        await host.App.SignUpAsync(email: "biscuit@example.org");
        using var client = host.App.Client();
        var answer = (await client.PostAsync("/connexion", new { email = "biscuit@example.org", password = People.Password })).Is(200);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        var parts = cookie.Split("; ").Skip(1).Order();
        Assert.Equal(["httponly", "path=/", "samesite=lax"], parts); // nothing about when it expires
    }

    [Fact]
    public async Task Twelve_hours_without_a_request_end_it_and_a_request_prolongs_it()
    {
        var person = await host.App.SignUpAsync();
        for (var i = 0; i < 3; i++)
        {
            host.App.Clock.Advance(TimeSpan.FromHours(11));
            (await person.Client.GetAsync("/moi")).Is(200);
        }
        host.App.Clock.Advance(TimeSpan.FromHours(12) + TimeSpan.FromMinutes(1));
        (await person.Client.GetAsync("/moi")).Is(401);
    }

    [Fact]
    public async Task A_cookie_that_is_prolonged_beside_a_file_that_caches_keep_is_kept_by_none()
    {
        var person = await host.App.SignUpAsync();
        Assert.True((await person.Client.GetAsync(host.App.AnyFile())).Is(200).Headers.CacheControl!.Public);
        host.App.Clock.Advance(TimeSpan.FromHours(7));
        var prolonged = (await person.Client.GetAsync(host.App.AnyFile())).Is(200);
        Assert.Equal(prolonged.Headers.Contains("Set-Cookie"), prolonged.Headers.CacheControl!.NoStore);
        Assert.True(prolonged.Headers.CacheControl.NoStore || prolonged.Headers.CacheControl.Public);
    }

    [Fact]
    public async Task Signed_out_a_copy_of_the_cookie_opens_nothing_also_one_that_was_prolonged()
    {
        var person = await host.App.SignUpAsync();
        using var early = Copy(person.Client);
        host.App.Clock.Advance(TimeSpan.FromHours(7));
        (await person.Client.GetAsync("/moi")).Is(200); // prolonged
        using var late = Copy(person.Client);
        Assert.NotEqual(SessionOf(early).Value, SessionOf(late).Value);
        using var elsewhere = host.App.Client();
        (await elsewhere.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
        (await early.GetAsync("/moi")).Is(200);

        (await person.Client.PostAsync("/deconnexion")).Is(204);
        (await early.GetAsync("/moi")).Is(401);
        (await late.GetAsync("/moi")).Is(401);
        (await late.PostAsync("/deconnexion")).Is(204);
        (await elsewhere.GetAsync("/moi")).Is(200);
    }

    [Fact]
    public async Task Somebody_else_s_id_in_a_cookie_of_one_s_own_making_is_nobody()
    {
        using var client = host.App.Client();
        var person = await host.App.SignUpAsync();
        client.Cookies.Add(new Cookie("pix", person.Id, "/", "127.0.0.1"));
        (await client.GetAsync("/moi")).Is(401);
    }
}
