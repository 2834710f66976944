using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Language = Pix.BuildingBlocks.Web.Language;
using Pix.Sessions.V1;
using Pix.Testing;
using SessionsServer = Pix.Sessions.V1.Sessions;

namespace Pix.BuildingBlocks.Tests.Probe;

/// <summary>A module with nothing but endpoints and calls to try the building blocks with.</summary>
internal sealed class ProbeModule : IModule
{
    public string Name => "Probe";
    public void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton<ProbeCalls>();
    public void MapGrpc(IEndpointRouteBuilder routes) => routes.MapGrpcService<ProbeSessions>();
}

/// <summary>What the called side saw.</summary>
public sealed class ProbeCalls
{
    public ConcurrentDictionary<string, int> Attempts { get; } = new();
    public ConcurrentDictionary<string, TaskCompletionSource> Waiting { get; } = new();
    public ConcurrentDictionary<string, TaskCompletionSource> Cancelled { get; } = new();
    public ConcurrentDictionary<string, TaskCompletionSource> Released { get; } = new();

    public Task IsWaitingAsync(string key) => Waiting.GetOrAdd(key, _ => new()).Task;
    public void Release(string key) => Released.GetOrAdd(key, _ => new()).SetResult();
    public Task IsCancelledAsync(string key) => Cancelled.GetOrAdd(key, _ => new()).Task;
}

/// <summary>The called side: what happens is the stamp's word, the person's id tells calls apart.</summary>
internal sealed class ProbeSessions(ProbeCalls calls) : SessionsServer.SessionsBase
{
    public override async Task<Session> Validate(ValidateRequest request, ServerCallContext context)
    {
        var attempt = calls.Attempts.AddOrUpdate(request.PersonId, 1, (_, n) => n + 1);
        switch (request.Stamp)
        {
            case "wait":
                calls.Waiting.GetOrAdd(request.PersonId, _ => new()).TrySetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                }
                finally
                {
                    calls.Cancelled.GetOrAdd(request.PersonId, _ => new()).TrySetResult();
                }
                break;
            case "deadline":
                return new() { FirstName = context.Deadline == DateTime.MaxValue ? "none" : "some" };
            case "language":
                return new() { FirstName = Language.Current.Code };
            case "unavailable":
                throw new RpcException(new Status(StatusCode.Unavailable, ""));
            case "unavailable twice" when attempt <= 2:
                throw new RpcException(new Status(StatusCode.Unavailable, ""));
            case "busy" when attempt <= 2:
                throw new DatabaseBusyException();
            case "fault":
                throw new InvalidOperationException("secret detail");
            case { } status when int.TryParse(status, out var code):
                throw new Problem(code);
        }
        return new() { Valid = true, FirstName = request.Stamp, LastName = new string('x', request.PersonId == "large" ? 6_000_000 : 0) };
    }
}

/// <summary>The real pipeline of a process with the probe as its one module.</summary>
public sealed class ProbeHost : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("probe-").FullName;
    private readonly string[] _settings;
    private WebApplication _app = null!;

    public ProbeHost() : this([])
    {
    }

    private ProbeHost(string[] settings) => _settings = settings;

    public MovableClock Clock { get; } = new();
    public LogBook Log { get; } = new();
    public IServiceProvider Services => _app.Services;
    public ProbeCalls Calls => Services.GetRequiredService<ProbeCalls>();
    public string Address => Addresses.First(a => a.Contains("127.0.0.1", StringComparison.Ordinal) && a != Internal);

    /// <summary>Where other processes call it.</summary>
    public string? Internal => _settings.FirstOrDefault(s => s.StartsWith("Internal:Url=", StringComparison.Ordinal))?.Split('=')[1];

    /// <summary>All that is listened to, in the order of the settings.</summary>
    public IReadOnlyCollection<string> Addresses => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();

    /// <summary>An address that nobody listens to.</summary>
    public static string FreeAddress()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return "http://" + listener.LocalEndpoint;
    }

    public static async Task<ProbeHost> StartAsync(params string[] settings)
    {
        var host = new ProbeHost(settings);
        await host.InitializeAsync();
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Pix.Host", // for the map of its static files; it has no endpoints of its own
            Args =
            [
                "--environment=Development", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", $"--Database:Directory={_directory}",
                .. _settings.Select(s => "--" + s),
            ],
        });
        builder.WebHost.UseStaticWebAssets();
        builder.AddModules([new ProbeModule()]);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        builder.Logging.ClearProviders().AddProvider(Log);
        _app = builder.Build();
        _app.UseModules();
        await _app.StartAsync();
    }

    public PixClient Client() => new(Address);

    /// <summary>As a process that is told to stop, and has all its time unless <paramref name="ct"/> says otherwise.</summary>
    public Task StopAsync(CancellationToken ct = default) => _app.StopAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(_directory))
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
