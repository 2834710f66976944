using System.Text;
using System.Text.RegularExpressions;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Tests.Probe;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class ProblemsTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_problem_is_problem_json_or_a_page_with_its_words(int status)
    {
        using var client = host.Client();
        var json = (await client.GetAsync($"/problem/{status}?detail=Voici%20pourquoi.&next=/suite")).Is(status);
        Assert.Equal("application/problem+json", json.ContentHeaders.ContentType!.MediaType);
        Assert.Equal((status, "Voici pourquoi.", "/suite", "word"),
            ((int)json.Json["status"]!, (string)json.Json["detail"]!, (string)json.Json["next"]!, (string)json.Json["type"]!));
        Assert.NotEqual("", (string)json.Json["title"]!);
        Assert.Equal(status is 429 or 503, json.Headers.RetryAfter is not null);

        var page = (await client.PageAsync($"/problem/{status}?detail=Voici%20pourquoi.&next=/suite")).Is(status);
        Assert.Contains("Voici pourquoi.", page.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"/suite\"", page.Body, StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_404_in_both()
    {
        using var client = host.Client();
        Assert.Equal("application/problem+json", (await client.GetAsync("/nulle-part")).Is(404).ContentHeaders.ContentType!.MediaType);
        Assert.Contains("class=\"eyebrow\">Erreur 404<", (await client.PageAsync("/nulle-part")).Is(404).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_500_says_nothing_of_itself_and_is_logged_by_its_route()
    {
        using var client = host.Client();
        Assert.DoesNotContain("secret", (await client.GetAsync("/problem/1?detail=valeur-saisie")).Is(500).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", (await client.PageAsync("/problem/1?detail=valeur-saisie")).Is(500).Body, StringComparison.Ordinal);
        var line = host.Log.Lines.First(l => l.StartsWith("Error Pix.Problems: problem/{status} failed", StringComparison.Ordinal));
        Assert.DoesNotContain("valeur-saisie", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/problem/1", 500, false)]
    [InlineData("/problem/1", 500, true)]
    [InlineData("/problem/2", 503, false)]
    [InlineData("/problem/2", 503, true)]
    [InlineData("/broken-page", 500, true)]
    public async Task What_fails_carries_the_reference_that_the_log_has(string path, int status, bool asPage)
    {
        using var client = host.Client();
        var answer = (asPage ? await client.PageAsync(path) : await client.GetAsync(path)).Is(status);
        var reference = asPage ? Regex.Match(answer.Body, "[0-9a-f]{32}").Value : (string)answer.Json["traceId"]!;
        Assert.Equal(32, reference.Length);
        Assert.Single(host.Log.Lines, l => l.Contains($"(trace {reference})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_fails_while_it_is_drawn_becomes_the_page_of_a_fault()
    {
        using var client = host.Client();
        var page = (await client.PageAsync("/broken-page")).Is(500).Body;
        Assert.Contains("<h1>Une marche s’est dérobée</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_database_is_503_and_asks_to_come_back()
    {
        using var client = host.Client();
        Assert.NotNull((await client.GetAsync("/problem/2")).Is(503).Headers.RetryAfter);
    }

    [Theory]
    [InlineData("application/json", "{\"name\":\"", "\"}")]
    [InlineData("application/x-www-form-urlencoded", "name=", "")]
    public async Task A_body_over_128_kB_is_413(string type, string before, string after)
    {
        using var client = host.Client();
        var body = before + new string('a', ModuleHost.MaxBody - before.Length - after.Length + 1) + after;
        (await client.SendAsync(HttpMethod.Post, "/echo", new StringContent(body, Encoding.ASCII, type), "application/json")).Is(413);
    }

    [Fact]
    public async Task A_body_of_just_128_kB_is_read()
    {
        using var client = host.Client();
        const string before = "{\"name\":\"", after = "\"}";
        var body = before + new string('a', ModuleHost.MaxBody - before.Length - after.Length) + after;
        (await client.SendAsync(HttpMethod.Post, "/echo", new StringContent(body, Encoding.ASCII, "application/json"), "application/json")).Is(200);
    }
}
