using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pix.Testing;

namespace Pix.Architecture.Tests;

/// <summary>The Host, once for all tests that ask it: public on HTTP/1.1 and on HTTP/2, and shared with other processes.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private PixApp? _app;

    public IServiceProvider Services => _app!.Services;

    /// <summary>Public, for HTTP/1.1.</summary>
    public Uri Public { get; private set; } = null!;

    /// <summary>Public, for HTTP/2 (in production TLS decides between the two).</summary>
    public Uri PublicHttp2 { get; private set; } = null!;

    /// <summary>Where other processes call: <c>Internal:Url</c>.</summary>
    public Uri Internal { get; private set; } = null!;

    /// <summary>Every endpoint that the Host answers.</summary>
    internal IReadOnlyList<RouteEndpoint> Endpoints => [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];

    public async ValueTask InitializeAsync()
    {
        int[] ports = [FreePort(), FreePort()];
        Internal = new($"http://127.0.0.1:{ports[0]}");
        PublicHttp2 = new($"http://127.0.0.1:{ports[1]}");
        _app = await PixApp.StartAsync(
            $"Internal:Url={Internal}", "Internal:Key=a-key-for-tests-of-more-than-32-characters",
            $"Kestrel:Endpoints:Two:Url={PublicHttp2}", "Kestrel:Endpoints:Two:Protocols=Http2");
        Public = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Where(a => a.Contains("127.0.0.1", StringComparison.Ordinal)).Select(a => new Uri(a)).Single(a => !ports.Contains(a.Port));
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? default;

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Those tests.</summary>
[CollectionDefinition]
public sealed class AskingTheHost : ICollectionFixture<RunningHost>;
