using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.SignOut;

public sealed class SignOutTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Signing_out_ends_the_session_of_this_browser_only_and_can_be_repeated()
    {
        var person = await host.App.SignUpAsync(email: "deux@example.org");
        using var other = host.App.Client();
        (await other.PostAsync("/connexion", new { email = "deux@example.org", password = People.Password })).Is(200);

        (await person.Client.PostAsync("/deconnexion")).Is(204);
        (await person.Client.PostAsync("/deconnexion")).Is(204);
        (await person.Client.GetAsync("/orga")).Is(401);
        (await other.GetAsync("/orga")).Is(200);
    }

    [Theory]
    [InlineData("", "/connexion")]
    [InlineData("/campagnes", "/campagnes")]
    [InlineData("https://ailleurs.example", "/connexion")]
    public async Task A_browser_goes_on_where_the_form_says_on_this_site_only(string returnUrl, string expected)
    {
        var person = await host.App.SignUpAsync();
        var left = await person.Client.SubmitAsync("/deconnexion", "/campagnes", ("returnUrl", returnUrl));
        Assert.Equal((HttpStatusCode.SeeOther, expected), (left.Status, left.Location));
        (await person.Client.GetAsync("/orga")).Is(401);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_of_other_browsers()
    {
        var person = await host.App.SignUpAsync(email: "partout@example.org");
        using var other = host.App.Client();
        (await other.PostAsync("/connexion", new { email = "partout@example.org", password = People.Password })).Is(200);
        (await person.Client.PostAsync("/deconnexion/partout")).Is(204);
        (await other.GetAsync("/orga")).Is(401);
    }
}
