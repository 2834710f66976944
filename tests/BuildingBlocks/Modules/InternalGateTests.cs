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

    public async ValueTask InitializeAsync() => _server = await ProbeHost.StartAsync("Internal:Url=http://127.0.0.1:0", $"Internal:Key={Key}");
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>The one of the two addresses that speaks HTTP/2 only.</summary>
    private async Task<string> InternalAddressAsync()
    {
        var candidates = new List<string>();
        foreach (var address in _server.Addresses.Where(a => a.Contains("127.0.0.1", StringComparison.Ordinal)))
        {
            using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
            try
            {
                await http.GetAsync(address);
                candidates.Add(address);
            }
            catch (HttpRequestException)
            {
                // the public address: HTTP/1.1 without TLS
            }
        }
        return Assert.Single(candidates);
    }

    private async Task<StatusCode> CallAsync(params string[] settings)
    {
        await using var caller = await ProbeHost.StartAsync([$"Modules:Accounts:Address={await InternalAddressAsync()}", .. settings]);
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
        Assert.Equal(StatusCode.PermissionDenied, await CallAsync($"Internal:Key={Key}!"));
        Assert.Equal(StatusCode.PermissionDenied, await CallAsync());
    }

    [Fact]
    public async Task Pages_are_not_served_there()
    {
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var request = new HttpRequestMessage(HttpMethod.Get, await InternalAddressAsync() + "/figures") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Add(InternalToken.Header, new InternalToken(Key, TimeProvider.System).For("/figures"));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(request)).StatusCode);
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
