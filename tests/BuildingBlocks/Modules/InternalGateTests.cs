using System.Net;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Tests.Probe;
using Pix.Testing;
using SessionsClient = Pix.Sessions.V1.Sessions.SessionsClient;

namespace Pix.BuildingBlocks.Tests.Modules;

/// <summary>Two processes: one listens on <c>Internal:Url</c>, the other calls it.</summary>
public sealed class InternalGateTests : IAsyncLifetime
{
    private const string Key = "the same secret in every process, long enough";
    private ProbeHost _server = null!;

    public async ValueTask InitializeAsync() => _server = await ProbeHost.StartAsync($"Internal:Url={ProbeHost.FreeAddress()}", $"Internal:Key={Key}");
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<StatusCode> CallAsync(params string[] settings)
    {
        await using var caller = await ProbeHost.StartAsync([$"Modules:Accounts:Address={_server.Internal}", .. settings]);
        try
        {
            var session = await caller.Services.GetRequiredService<SessionsClient>().ValidateAsync(new() { PersonId = "p", Stamp = "fine" });
            return session.Valid ? StatusCode.OK : StatusCode.Unknown;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    [Fact]
    public async Task A_process_with_the_key_is_answered() => Assert.Equal(StatusCode.OK, await CallAsync($"Internal:Key={Key}"));

    [Fact]
    public async Task One_with_another_key_or_without_is_not()
    {
        Assert.Equal(StatusCode.Unauthenticated, await CallAsync($"Internal:Key={Key}!"));
        Assert.Equal(StatusCode.Unauthenticated, await CallAsync());
    }

    [Fact]
    public async Task A_process_calls_by_whatever_host_and_people_only_by_those_that_they_may_use()
    {
        var address = ProbeHost.FreeAddress();
        await using var server = await ProbeHost.StartAsync("AllowedHosts=pix.example.org", $"Internal:Url={address.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal)}", $"Internal:Key={Key}");
        Assert.Equal(StatusCode.OK, await CallAsync($"Internal:Key={Key}", $"Modules:Accounts:Address={address}"));
        using var client = server.Client();
        (await client.GetAsync("/figures?count=1")).Is(400);
        (await client.SendAsync(HttpMethod.Get, "/figures?count=1", null, "application/json", ("Host", "pix.example.org"))).Is(200);
    }

    private async Task<(HttpStatusCode, string)> AskAsync(string path, string? token, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, _server.Internal + path) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (token is not null)
            request.Headers.Add(InternalToken.Header, token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_is_served_there_to_who_brings_its_token_and_to_nobody_else()
    {
        var token = new InternalToken(Key, TimeProvider.System);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/figures?count=1", token.For("GET", "/figures?count=1"))).Item1);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("/nothing", token.For("GET", "/nothing"))).Item1);
        foreach (var refused in (string?[])[null, token.For("GET", "/figures?count=2"), token.For("POST", "/figures?count=1"), new InternalToken(Key + "!", TimeProvider.System).For("GET", "/figures?count=1")])
            Assert.Equal((HttpStatusCode.Unauthorized, ""), await AskAsync("/figures?count=1", refused, ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Host", "pix.example.org")));
        Assert.Contains(_server.Log.Lines, l => l.Contains("Pix.Internal", StringComparison.Ordinal) && !l.Contains("figures", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_long_ago_opens_nothing()
    {
        var token = new InternalToken(Key, TimeProvider.System).For("GET", "/figures");
        _server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("/figures", token)).Item1);
        Assert.Equal(StatusCode.Unauthenticated, await CallAsync($"Internal:Key={Key}"));
    }

    [Fact]
    public async Task A_short_key_stops_the_start()
    {
        var host = ProbeHost.StartAsync("Internal:Url=http://127.0.0.1:0", "Internal:Key=short");
        Assert.Contains("Internal:Key", (await Assert.ThrowsAsync<InvalidOperationException>(() => host)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_out_of_reach_is_503()
    {
        await using var caller = await ProbeHost.StartAsync("Modules:Accounts:Address=http://127.0.0.1:1", $"Internal:Key={Key}");
        using var client = caller.Client();
        (await client.GetAsync("/call/fine/p")).Is(503);
    }
}
