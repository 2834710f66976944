using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Tests.Probe;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class FormTokensTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    private static ByteArrayContent Body(string text, string type)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    [Fact]
    public async Task A_form_with_its_token_goes_through()
    {
        using var client = host.Client();
        var answer = await client.SubmitAsync("/echo", "/echo", ("name", "Zoé"));
        Assert.Equal((HttpStatusCode.SeeOther, "/done"), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8")]
    [InlineData("APPLICATION/X-WWW-FORM-URLENCODED")]
    public async Task A_form_without_its_token_comes_back_with_its_values_and_a_new_token_that_works(string type)
    {
        using var client = host.Client();
        var refused = (await client.SendAsync(HttpMethod.Post, "/echo", Body("name=Zo%C3%A9", type), "text/html")).Is(400);
        Assert.Contains("value=\"Zoé\"", refused.Body, StringComparison.Ordinal);
        Assert.Contains("Rien n’est perdu", refused.Body, StringComparison.Ordinal);

        var again = await client.SendAsync(HttpMethod.Post, "/echo", Body($"name=Zo%C3%A9&__RequestVerificationToken={Uri.EscapeDataString(PixClient.TokenOf(refused.Body))}", type), "text/html");
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
    }

    [Fact]
    public void Over_https_its_cookie_stays_there()
    {
        var cookie = host.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;
        Assert.True(cookie.Build(new DefaultHttpContext { Request = { Scheme = "https" } }) is { Secure: true, HttpOnly: true, SameSite: SameSiteMode.Strict });
        Assert.False(cookie.Build(new DefaultHttpContext { Request = { Scheme = "http" } }).Secure);
    }

    [Fact]
    public async Task Asked_as_json_it_is_a_problem()
    {
        using var client = host.Client();
        Assert.Single((await client.SendAsync(HttpMethod.Post, "/echo", Body("name=a", "application/x-www-form-urlencoded"), "application/json")).Is(400).Errors(""));
    }

    [Fact]
    public async Task Somebody_elses_token_is_as_good_as_none()
    {
        using var mine = host.Client();
        using var theirs = host.Client();
        var token = PixClient.TokenOf((await theirs.PageAsync("/echo")).Body);
        await mine.PageAsync("/echo");
        (await mine.SendAsync(HttpMethod.Post, "/echo", Body($"__RequestVerificationToken={Uri.EscapeDataString(token)}", "application/x-www-form-urlencoded"), "text/html")).Is(400);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\r\n--b--\r\n")]
    [InlineData("text/plain", "{\"name\":\"a\"}")]
    public async Task Nothing_that_a_form_of_another_site_can_send_is_carried_out(string type, string body)
    {
        using var client = host.Client();
        Assert.Contains((int)(await client.SendAsync(HttpMethod.Post, "/press", Body(body, type), "application/json")).Status, (int[])[400, 415]);
    }

    [Fact]
    public async Task Json_and_a_post_without_a_body_need_none()
    {
        using var client = host.Client();
        (await client.PostAsync("/echo", new { name = "a" })).Is(200);
        (await client.SendAsync(HttpMethod.Post, "/press", null, "application/json")).Is(201);
    }

    [Theory]
    [InlineData("Origin", "https://ailleurs.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_request_from_another_site_is_refused_even_with_a_token(string header, string value)
    {
        using var client = host.Client();
        var token = PixClient.TokenOf((await client.PageAsync("/echo")).Body);
        (await client.SendAsync(HttpMethod.Post, "/echo", Body($"__RequestVerificationToken={Uri.EscapeDataString(token)}", "application/x-www-form-urlencoded"), "text/html", (header, value))).Is(403);
        (await client.SendAsync(HttpMethod.Post, "/echo", Body("{}", "application/json"), "application/json", (header, value))).Is(403);
    }

    [Fact]
    public async Task A_request_from_this_site_is_taken()
    {
        using var client = host.Client();
        (await client.SendAsync(HttpMethod.Post, "/echo", Body("{}", "application/json"), "application/json", ("Origin", host.Address))).Is(200);
        (await client.SendAsync(HttpMethod.Post, "/echo", Body("{}", "application/json"), "application/json", ("Sec-Fetch-Site", "same-origin"), ("Origin", "https://proxied.example"))).Is(200);
        (await client.SendAsync(HttpMethod.Post, "/echo", Body("{}", "application/json"), "application/json", ("Sec-Fetch-Site", "none"))).Is(200);
    }

    [Theory]
    [InlineData("https://pix.example.org", 200)]
    [InlineData("http://pix.example.org", 403)]
    [InlineData("https://pix.example.org.ailleurs.example", 403)]
    public async Task Behind_a_proxy_that_calls_us_by_another_name_this_site_is_the_one_that_people_see(string origin, int status)
    {
        await using var behind = await ProbeHost.StartAsync("Public:Address=https://pix.example.org/");
        using var client = behind.Client();
        (await client.SendAsync(HttpMethod.Post, "/echo", Body("{}", "application/json"), "application/json", ("Origin", origin))).Is(status);
    }

    [Fact]
    public async Task Reading_from_another_site_is_no_harm()
    {
        using var client = host.Client();
        (await client.SendAsync(HttpMethod.Get, "/echo", null, "text/html", ("Sec-Fetch-Site", "cross-site"))).Is(200);
    }

    [Fact]
    public async Task A_rule_broken_inside_shows_the_form_again_with_its_message_beside_the_field()
    {
        using var client = host.Client();
        var page = (await client.SubmitAsync("/echo", "/echo", ("name", "refused"))).Is(400);
        Assert.Contains("value=\"refused\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"#name\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("id=\"name-erreur\"", page.Body, StringComparison.Ordinal);
        Assert.Equal(["Pas ce nom."], (await client.PostAsync("/echo", new { name = "refused" })).Is(400).Errors("name"));
    }
}
