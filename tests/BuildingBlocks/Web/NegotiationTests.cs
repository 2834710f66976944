using System.Net;
using Pix.BuildingBlocks.Tests.Probe;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class NegotiationTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData("text/html", "text/html")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData(null, "application/json")]
    public async Task A_browser_gets_the_page_and_everybody_else_json(string? accept, string type)
    {
        using var client = host.Client();
        var answer = (await client.SendAsync(HttpMethod.Get, "/figures", null, accept)).Is(200);
        Assert.Equal(type, answer.ContentHeaders.ContentType!.MediaType);
        Assert.Equal("utf-8", answer.ContentHeaders.ContentType.CharSet);
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Json_is_camel_case_with_words_for_enums_and_nothing_for_null()
    {
        using var client = host.Client();
        Assert.Equal("""{"count":3,"share":0.5,"colour":"darkBlue","at":"2026-11-25T09:00:00Z"}""", (await client.GetAsync("/figures?count=3")).Is(200).Body);
    }

    [Fact]
    public async Task Figures_that_the_client_has_are_not_sent_again_until_they_change()
    {
        using var client = host.Client();
        var first = (await client.GetAsync("/figures?count=1")).Is(200);
        var tag = first.Headers.ETag!.ToString();
        var same = await client.SendAsync(HttpMethod.Get, "/figures?count=1", null, "application/json", ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.NotModified, "", tag), (same.Status, same.Body, same.Headers.ETag!.ToString()));
        Assert.Contains("Accept", same.Headers.Vary);
        (await client.SendAsync(HttpMethod.Get, "/figures?count=1", null, "application/json", ("If-None-Match", $"\"other\", W/{tag}"))).Is(304);
        var changed = (await client.SendAsync(HttpMethod.Get, "/figures?count=2", null, "application/json", ("If-None-Match", tag))).Is(200);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task A_page_and_untagged_json_have_no_tag()
    {
        using var client = host.Client();
        Assert.Null((await client.PageAsync("/figures")).Is(200).Headers.ETag);
        Assert.Null((await client.GetAsync("/figures?plain=true")).Is(200).Headers.ETag);
    }

    [Theory]
    [InlineData("/figures", "application/json")]
    [InlineData("/figures", "text/html")]
    [InlineData("/figures?plain=true", "application/json")]
    [InlineData("/problem/404", "application/json")]
    [InlineData("/problem/410", "text/html")]
    [InlineData("/nowhere", "application/json")]
    [InlineData("/private", "text/html")]
    public async Task Head_answers_like_get_without_a_body(string path, string accept)
    {
        using var client = host.Client();
        var get = await client.SendAsync(HttpMethod.Get, path, null, accept);
        var head = await client.SendAsync(HttpMethod.Head, path, null, accept);
        Assert.Equal(get.Status, head.Status);
        Assert.Equal(get.ContentHeaders.ContentType, head.ContentHeaders.ContentType);
        Assert.Equal(get.Headers.Vary, head.Headers.Vary);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Location, head.Location);
        Assert.Equal("", head.Body);
    }

    [Fact]
    public async Task A_post_that_created_something_says_where_and_a_browser_goes_on()
    {
        using var client = host.Client();
        var created = (await client.PostAsync("/press")).Is(201);
        Assert.Equal(("/things/7", 7), (created.Location, (int)created.Json["id"]!));
        var page = await client.SubmitAsync("/press", "/echo");
        Assert.Equal((HttpStatusCode.SeeOther, "/done", ""), (page.Status, page.Location, page.Body));
        Assert.Contains("Accept", page.Headers.Vary);
    }

    [Fact]
    public async Task Nobody_signed_in_is_told_so_and_a_browser_is_led_to_sign_in()
    {
        using var client = host.Client();
        (await client.GetAsync("/private")).Is(401);
        var page = await client.PageAsync("/private?a=%C3%A9&b=2");
        Assert.Equal((HttpStatusCode.SeeOther, "/connexion?returnUrl=%2Fprivate%3Fa%3D%25C3%25A9%26b%3D2"), (page.Status, page.Location));
    }
}
