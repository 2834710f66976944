using System.Net;
using Pix.BuildingBlocks.Tests.Probe;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Modules;

/// <summary>People come to a process that leaves the probe's pages to another one.</summary>
public sealed class ForwardingTests : IAsyncLifetime
{
    private const string Key = "Internal:Key=the same secret in every process, long enough";
    private readonly string _keys = "Keys:Directory=" + Directory.CreateTempSubdirectory("probe-keys-").FullName;
    private ProbeHost _owner = null!;

    public async ValueTask InitializeAsync() => _owner = await ProbeHost.StartAsync($"Internal:Url={ProbeHost.FreeAddress()}", Key, _keys);

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        Directory.Delete(_keys.Split('=')[1], recursive: true);
    }

    private Task<ProbeHost> FrontAsync(params string[] settings) =>
        ProbeHost.StartAsync(["Modules:Probe:Enabled=false", $"Modules:Probe:Address={_owner.Internal}", Key, _keys, .. settings]);

    private static readonly (string, string)[] Forwarded = [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "ailleurs.example")];

    [Fact]
    public async Task A_page_comes_as_its_owner_made_it()
    {
        await using var front = await FrontAsync();
        using var client = front.Client();
        var answer = (await client.GetAsync("/figures?count=7")).Is(200);
        Assert.Equal(7, (int)answer.Json["count"]!);
        var tag = Assert.Single(answer.Headers.GetValues("ETag"));
        (await client.SendAsync(HttpMethod.Get, "/figures?count=7", null, "application/json", ("If-None-Match", tag))).Is(304);
        (await client.SendAsync(HttpMethod.Head, "/figures?count=7", null, "application/json")).Is(200);
        (await client.SendAsync(HttpMethod.Delete, "/figures", null, "application/json")).Is(405);
        (await client.GetAsync("/problem/404")).Is(404);
        Assert.Equal("text/html", (await client.PageAsync("/problem/409")).Is(409).ContentHeaders.ContentType!.MediaType);
    }

    [Fact]
    public async Task Its_headers_come_once()
    {
        await using var front = await FrontAsync();
        using var direct = _owner.Client();
        using var client = front.Client();
        static string[] Headers(Answer answer) => [.. answer.Headers.Concat(answer.ContentHeaders).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(" & ", h.Value.Select(v => h.Key == "Set-Cookie" ? v.Split('=')[0] : v))}").Order(StringComparer.OrdinalIgnoreCase)];
        Assert.Equal(Headers(await direct.PageAsync("/problem/409")), Headers(await client.PageAsync("/problem/409")), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_owner_sees_who_really_asked()
    {
        await using var front = await FrontAsync("Proxy:Known=127.0.0.1");
        using var client = front.Client();
        var answer = (await client.SendAsync(HttpMethod.Get, "/origin", null, "application/json", Forwarded)).Is(200);
        Assert.Equal(("203.0.113.7", true, new Uri(front.Address).Authority), ((string)answer.Json["address"]!, (bool)answer.Json["https"]!, (string)answer.Json["host"]!));
        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_anybody_tells_of_themselves_does_not_count()
    {
        await using var front = await FrontAsync();
        using var client = front.Client();
        var answer = (await client.SendAsync(HttpMethod.Get, "/origin", null, "application/json", [.. Forwarded, ("x-pix-internal", "1.00")])).Is(200);
        Assert.Equal(("127.0.0.1", false, new Uri(front.Address).Authority), ((string)answer.Json["address"]!, (bool)answer.Json["https"]!, (string)answer.Json["host"]!));
        using var direct = _owner.Client();
        Assert.Equal("127.0.0.1", (string)(await direct.SendAsync(HttpMethod.Get, "/origin", null, "application/json", Forwarded)).Json["address"]!);
    }

    [Fact]
    public async Task A_form_is_checked_by_its_owner()
    {
        await using var front = await FrontAsync();
        using var client = front.Client();
        (await client.SubmitAsync("/echo", null, ("name", "Louise"))).Is(400);
        Assert.Equal("/done", (await client.SubmitAsync("/echo", "/echo", ("name", "Louise"))).Is(303).Location);
        (await client.SendAsync(HttpMethod.Post, "/echo", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), "application/json", ("Sec-Fetch-Site", "cross-site"))).Is(403);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_long_is_refused(bool tellsItsLength)
    {
        await using var front = await FrontAsync();
        using var client = front.Client();
        using HttpContent body = tellsItsLength ? new ByteArrayContent(new byte[200_000]) : new StreamContent(new Endless(200_000));
        body.Headers.ContentType = new("application/json");
        (await client.SendAsync(HttpMethod.Post, "/echo", body, "application/json")).Is(413);
    }

    [Fact]
    public async Task An_owner_that_is_down_is_503_until_it_is_back()
    {
        await using var front = await FrontAsync();
        using var client = front.Client();
        (await client.GetAsync("/figures")).Is(200);
        await _owner.DisposeAsync();
        var page = (await client.PageAsync("/problem/409?secret=42")).Is(503);
        Assert.Contains("<h1>Le service fait une pause</h1>", page.Body, StringComparison.Ordinal);
        Assert.Equal("5", Assert.Single(page.Headers.GetValues("Retry-After")));
        Assert.Equal(503, (int)(await client.GetAsync("/figures")).Is(503).Json["status"]!);
        Assert.Contains(front.Log.Lines, l => l.Contains("Probe is out of reach", StringComparison.Ordinal));
        Assert.DoesNotContain(front.Log.Lines, l => l.Contains("42", StringComparison.Ordinal) && l.Contains("secret", StringComparison.Ordinal));

        _owner = await ProbeHost.StartAsync($"Internal:Url={_owner.Internal}", Key, _keys);
        (await client.GetAsync("/figures")).Is(200);
    }

    [Fact]
    public async Task A_module_that_runs_nowhere_is_503()
    {
        await using var front = await ProbeHost.StartAsync("Modules:Probe:Enabled=false");
        using var client = front.Client();
        Assert.Equal("5", Assert.Single((await client.PageAsync("/figures")).Is(503).Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task Two_that_each_believe_the_other_has_it_do_not_ask_without_end()
    {
        await using var other = await ProbeHost.StartAsync($"Internal:Url={ProbeHost.FreeAddress()}", Key, "Modules:Probe:Enabled=false", $"Modules:Probe:Address={_owner.Internal}");
        await using var front = await FrontAsync($"Modules:Probe:Address={other.Internal}");
        using var client = front.Client();
        (await client.GetAsync("/figures")).Is(503);
        Assert.Contains(other.Log.Lines, l => l.Contains("Modules:Probe:Enabled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_another_key_nothing_is_forwarded()
    {
        await using var front = await FrontAsync(Key + "!");
        using var client = front.Client();
        (await client.GetAsync("/figures")).Is(503);
        Assert.Contains(_owner.Log.Lines, l => l.Contains("Internal:Key", StringComparison.Ordinal));
    }

    private sealed class Endless(int length) : MemoryStream(new byte[length])
    {
        public override bool CanSeek => false; // its length is not told
    }
}
