using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.SignIn;

public sealed class SignInTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<Answer> TryAsync(string email, string password)
    {
        using var client = _app.Client();
        return await client.PostAsync("/connexion", new { email, password });
    }

    [Fact]
    public async Task The_right_password_signs_in_whatever_the_case_of_the_address()
    {
        await _app.SignUpAsync("Louise", "Carré", "louise@example.org");
        var answer = (await TryAsync(" LOUISE@example.org ", People.Password)).Is(200);
        Assert.Equal("Louise", (string)answer.Json["firstName"]!);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await _app.SignUpAsync(email: "connue@example.org");
        var wrong = (await TryAsync("connue@example.org", "Autre-Chose-1")).Is(401);
        var unknown = (await TryAsync("inconnue@example.org", "Autre-Chose-1")).Is(401);
        Assert.Equal(wrong.Body, unknown.Body);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_for_two_minutes_and_ten_more_for_four()
    {
        await _app.SignUpAsync(email: "cible@example.org");
        for (var i = 0; i < 10; i++)
            await TryAsync("cible@example.org", "Faux-Mot-1");
        (await TryAsync("cible@example.org", People.Password)).Is(401);

        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 10; i++)
            await TryAsync("cible@example.org", "Faux-Mot-1");
        _app.Clock.Advance(TimeSpan.FromMinutes(3));
        (await TryAsync("cible@example.org", People.Password)).Is(401);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await TryAsync("cible@example.org", People.Password)).Is(200);
    }

    [Theory]
    [InlineData("/orga", "/orga")]
    [InlineData("https://ailleurs.example", "/")]
    [InlineData("//ailleurs.example", "/")]
    [InlineData("/\\ailleurs.example", "/")]
    public async Task It_leads_back_on_this_site_only(string returnUrl, string expected)
    {
        var email = $"retour{Guid.NewGuid():N}@example.org";
        await _app.SignUpAsync(email: email);
        using var client = _app.Client();
        var answer = await client.SubmitAsync("/connexion", "/connexion", ("email", email), ("password", People.Password), ("returnUrl", returnUrl));
        Assert.Equal((HttpStatusCode.SeeOther, expected), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_page_that_needs_a_session_leads_to_sign_in_and_json_says_401()
    {
        using var client = _app.Client();
        var page = await client.PageAsync("/orga?x=1");
        Assert.Equal((HttpStatusCode.SeeOther, "/connexion?returnUrl=%2Forga%3Fx%3D1"), (page.Status, page.Location));
        (await client.GetAsync("/orga")).Is(401);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_of_other_browsers()
    {
        var person = await _app.SignUpAsync(email: "partout@example.org");
        using var other = _app.Client();
        (await other.PostAsync("/connexion", new { email = "partout@example.org", password = People.Password })).Is(200);
        (await person.Client.PostAsync("/deconnexion/partout")).Is(204);
        (await other.GetAsync("/orga")).Is(401);
    }

    [Fact]
    public async Task A_post_from_another_site_is_refused()
    {
        var person = await _app.SignUpAsync();
        var answer = await person.Client.SendAsync(HttpMethod.Post, "/deconnexion", null, "application/json", ("Sec-Fetch-Site", "cross-site"));
        answer.Is(403);
        (await person.Client.GetAsync("/orga")).Is(200);
    }
}
