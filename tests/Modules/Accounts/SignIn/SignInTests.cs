using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.SignIn;

public sealed class SignInTests(HostFixture host) : IClassFixture<HostFixture>
{
    private async Task<Answer> TryAsync(string email, string password)
    {
        using var client = host.App.Client();
        return await client.PostAsync("/connexion", new { email, password });
    }

    [Theory]
    [InlineData("louise@example.org")]
    [InlineData(" LOUISE@example.org ")]
    public async Task The_right_password_signs_in_whatever_the_case_of_the_address(string typed)
    {
        using var signUp = host.App.Client();
        await signUp.PostAsync("/inscription", new { firstName = "Louise", lastName = "Carré", email = "Louise@Example.org", password = People.Password, acceptTerms = true });
        var answer = (await TryAsync(typed, People.Password)).Is(200);
        Assert.Equal(["id", "firstName", "lastName", "email"], answer.Json.AsObject().Select(p => p.Key));
        Assert.Equal(("Louise", "Louise@Example.org"), ((string)answer.Json["firstName"]!, (string)answer.Json["email"]!));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await host.App.SignUpAsync(email: "connue@example.org");
        var wrong = (await TryAsync("connue@example.org", "Autre-Chose-1")).Is(401);
        var unknown = (await TryAsync("inconnue@example.org", "Autre-Chose-1")).Is(401);
        Assert.Equal(wrong.Said, unknown.Said);
        Assert.Equal("application/problem+json", wrong.ContentHeaders.ContentType!.MediaType);
        (await TryAsync("connue@example.org", People.Password.ToLowerInvariant())).Is(401);
    }

    [Fact]
    public async Task The_form_keeps_the_address_and_never_the_password()
    {
        await host.App.SignUpAsync(email: "formulaire@example.org");
        using var client = host.App.Client();
        var answer = (await client.SubmitAsync("/connexion", "/connexion", ("email", "formulaire@example.org"), ("password", "Autre-Chose-1"), ("returnUrl", "/campagnes"))).Is(400);
        var page = new HtmlPage(answer.Body);
        Assert.Equal(("formulaire@example.org", "", "/campagnes"), (page.Field("email").Value, page.Field("password").Value, page.Field("returnUrl").Value));
        Assert.Equal([Texts.SignIn_Wrong], page.Texts(".errors li"));
        Assert.DoesNotContain("Autre-Chose-1", answer.Body);
        (await client.GetAsync("/orga")).Is(401);
    }

    [Fact]
    public async Task Nothing_typed_is_told_beside_each_field()
    {
        using var client = host.App.Client();
        var refused = (await client.PostAsync("/connexion")).Is(400);
        Assert.Equal([Texts.Email_Missing], refused.Errors("email"));
        Assert.Equal([Texts.SignIn_PasswordMissing], refused.Errors("password"));
        var page = new HtmlPage((await client.SubmitAsync("/connexion", "/connexion")).Is(400).Body);
        Assert.Equal(new FormField("", true, Texts.Email_Missing, true), page.Field("email"));
        Assert.Equal(new FormField("", true, Texts.SignIn_PasswordMissing, true), page.Field("password"));
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_for_two_minutes_and_ten_more_for_four()
    {
        await host.App.SignUpAsync(email: "cible@example.org");
        for (var i = 0; i < 10; i++)
            await TryAsync("cible@example.org", "Faux-Mot-1");
        (await TryAsync("cible@example.org", People.Password)).Is(401);

        host.App.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 10; i++)
            await TryAsync("cible@example.org", "Faux-Mot-1");
        host.App.Clock.Advance(TimeSpan.FromMinutes(3));
        (await TryAsync("cible@example.org", People.Password)).Is(401);
        host.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await TryAsync("cible@example.org", People.Password)).Is(200);
    }

    [Fact]
    public async Task Wrong_passwords_at_the_same_time_all_count()
    {
        await host.App.SignUpAsync(email: "rafale@example.org");
        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => TryAsync("rafale@example.org", "Faux-Mot-1")));
        await TryAsync("rafale@example.org", "Faux-Mot-1");
        (await TryAsync("rafale@example.org", People.Password)).Is(401);
    }

    [Theory]
    [InlineData("/orga", "/orga")]
    [InlineData("https://ailleurs.example", "/")]
    [InlineData("//ailleurs.example", "/")]
    [InlineData("/\\ailleurs.example", "/")]
    public async Task It_leads_back_on_this_site_only(string returnUrl, string expected)
    {
        var email = $"retour{Guid.NewGuid():N}@example.org";
        await host.App.SignUpAsync(email: email);
        using var client = host.App.Client();
        var answer = await client.SubmitAsync("/connexion", "/connexion", ("email", email), ("password", People.Password), ("returnUrl", returnUrl));
        Assert.Equal((HttpStatusCode.SeeOther, expected), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_page_that_needs_a_session_leads_to_sign_in_and_json_says_401()
    {
        using var client = host.App.Client();
        var page = await client.PageAsync("/orga?x=1");
        Assert.Equal((HttpStatusCode.SeeOther, "/connexion?returnUrl=%2Forga%3Fx%3D1"), (page.Status, page.Location));
        Assert.Contains("Accept", page.Headers.Vary);
        (await client.GetAsync("/orga")).Is(401);
    }

    [Fact]
    public async Task A_post_from_another_site_is_refused()
    {
        var person = await host.App.SignUpAsync();
        var answer = await person.Client.SendAsync(HttpMethod.Post, "/deconnexion", null, "application/json", ("Sec-Fetch-Site", "cross-site"));
        answer.Is(403);
        (await person.Client.GetAsync("/orga")).Is(200);
    }
}
