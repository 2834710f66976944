using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pix.Testing;
using Yarp.ReverseProxy.Forwarder;

namespace Pix.EndToEnd.Tests.Processes;

/// <summary>
/// Two Hosts over the same databases, one of them a process of its own, and in front of them somebody who sends every request to
/// either, as it falls.
/// </summary>
public sealed class Replicas : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pix-replicas-").FullName;
    private readonly Random _chance = new(42);
    private readonly ConcurrentQueue<(string Method, bool ToOne)> _sent = new();
    private WebApplication _balancer = null!;

    /// <summary>The one in this process.</summary>
    public PixApp One { get; private set; } = null!;

    /// <summary>The other.</summary>
    internal HostProcess Other { get; private set; } = null!;

    /// <summary>The mail server of both.</summary>
    internal MailServer Mail { get; } = new();

    /// <summary>Where people come.</summary>
    public string Address { get; } = $"http://127.0.0.1:{HostProcess.FreePort()}";

    /// <summary>What went where so far.</summary>
    public IEnumerable<(string Method, bool ToOne)> Sent => _sent;

    public async ValueTask InitializeAsync()
    {
        string[] settings =
        [
            $"Database:Directory={_folder}", $"Public:Address={Address}", "Proxy:Known=127.0.0.1", "Email:Smtp:Host=127.0.0.1", $"Email:Smtp:Port={Mail.Port}", "Email:Smtp:Security=None",
        ];
        One = await PixApp.StartAsync(settings);
        Other = new(settings);
        await Other.StartAsync();
        await StartBalancerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _balancer.DisposeAsync();
        await Other.DisposeAsync();
        await One.DisposeAsync();
        Mail.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The same person, with the same cookies, at the other Host.</summary>
    internal PixClient AtOther(PixClient client)
    {
        var there = new PixClient(Other.Address);
        there.Cookies.Add(client.Cookies.GetAllCookies());
        return there;
    }

    private async Task StartBalancerAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(Address);
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        _balancer = builder.Build();
        var forwarder = _balancer.Services.GetRequiredService<IHttpForwarder>();
        var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
        _balancer.Run(async context =>
        {
            bool toOne;
            lock (_chance)
                toOne = _chance.Next(2) == 0;
            _sent.Enqueue((context.Request.Method, toOne));
            await forwarder.SendAsync(context, toOne ? One.Address : Other.Address, client);
        });
        await _balancer.StartAsync();
    }
}
