using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Content;
using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class ContentFileTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;

    private ContentFile File(ContentKind kind) => _app.Services.GetRequiredService<Bank>().Files.All.Where(f => f.Kind == kind).OrderBy(f => f.Link, StringComparer.Ordinal).First();

    private static string Header(Answer answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    [Fact]
    public async Task An_attachment_is_a_download()
    {
        using var client = _app.Client();
        var file = File(ContentKind.Attachment);
        var answer = (await client.SendAsync(HttpMethod.Get, file.Link, null, "text/html")).Is(200);
        Assert.Equal("attachment", answer.ContentHeaders.ContentDisposition!.DispositionType);
        Assert.Equal(file.Path, answer.ContentHeaders.ContentDisposition.FileNameStar ?? answer.ContentHeaders.ContentDisposition.FileName);
        Assert.Equal((file.Bytes, await System.IO.File.ReadAllTextAsync(file.FullPath)), (answer.ContentHeaders.ContentLength, answer.Body));
        Assert.Contains("sandbox", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_of_a_simulator_runs_in_a_sandbox_of_its_own_origin()
    {
        using var client = _app.Client();
        foreach (var file in _app.Services.GetRequiredService<Bank>().Files.All.Where(f => f.Kind == ContentKind.Simulator))
        {
            var answer = (await client.GetAsync(file.Link)).Is(200);
            var policy = Header(answer, "Content-Security-Policy");
            Assert.StartsWith("sandbox allow-scripts allow-forms; default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("allow-same-origin", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Null(answer.ContentHeaders.ContentDisposition);
        }
    }

    [Fact]
    public async Task A_picture_is_shown_and_harmless_when_opened_alone()
    {
        using var client = _app.Client();
        var answer = (await client.GetAsync(File(ContentKind.Picture).Link)).Is(200);
        Assert.Equal("image/svg+xml", answer.ContentHeaders.ContentType!.MediaType);
        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Files_need_no_account_keep_their_kind_and_are_cached_for_ever()
    {
        using var client = _app.Client();
        foreach (var file in _app.Services.GetRequiredService<Bank>().Files.All)
        {
            var answer = await client.SendAsync(HttpMethod.Head, file.Link, null, null);
            answer.Is(200);
            Assert.Equal(file.ContentType, answer.ContentHeaders.ContentType!.ToString());
            Assert.Equal(file.Bytes, answer.ContentHeaders.ContentLength);
            Assert.True(answer.Headers.CacheControl!.Public);
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl.MaxAge);
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        }
    }

    [Theory]
    [InlineData("/contenu/0000000000000000/index.html")]
    [InlineData("/contenu/{0}/../tube.yaml")]
    [InlineData("/contenu/{0}/..%2Ftube.yaml")]
    [InlineData("/contenu/{0}/%2e%2e/%2e%2e/tube.yaml")]
    [InlineData("/contenu/{0}/tube.yaml")]
    [InlineData("/contenu/{0}/")]
    [InlineData("/contenu/{0}")]
    public async Task Nothing_else_of_the_disk_can_be_reached(string path)
    {
        using var client = _app.Client();
        (await client.GetAsync(string.Format(path, File(ContentKind.Simulator).Hash))).Is(404);
    }

    [Fact]
    public async Task A_tutorial_is_read_without_an_account()
    {
        using var client = _app.Client();
        foreach (var tutorial in _app.Services.GetRequiredService<Bank>().Tutorials.Values)
        {
            var json = (await client.GetAsync($"/tutos/{tutorial.Id}")).Is(200).Json;
            Assert.Equal(["id", "title", "minutes", "by", "html"], TestTaker.Keys(json));
            Assert.Equal((tutorial.Id, tutorial.Title, tutorial.Html), ((string)json["id"]!, (string)json["title"]!, (string)json["html"]!));
            Assert.Contains(tutorial.Html, (await client.PageAsync($"/tutos/{tutorial.Id}")).Is(200).Body, StringComparison.Ordinal);
        }
        (await client.GetAsync("/tutos/rien")).Is(404);
        (await client.PageAsync("/tutos/rien")).Is(404);
    }
}
