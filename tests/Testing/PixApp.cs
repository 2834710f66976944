using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Modules;
using Pix.Host;

namespace Pix.Testing;

/// <summary>
/// The real Host on a free port of this machine, with real databases in a folder of its own that goes with it (or, by
/// <c>PIX_TEST_SQLSERVER</c>, on a server).
/// Demo data is off unless a test asks for it.
/// </summary>
public sealed class PixApp : IAsyncDisposable
{
    private static readonly SemaphoreSlim OneCommand = new(1); // the console is the whole process's

    private readonly WebApplication _app;
    private readonly string? _ownDirectory;

    private PixApp(WebApplication app, string? ownDirectory, MovableClock clock, LogBook log)
    {
        _app = app;
        _ownDirectory = ownDirectory;
        Clock = clock;
        Log = log;
    }

    /// <summary>The Host's clock.</summary>
    public MovableClock Clock { get; }

    /// <summary>Everything the Host logged.</summary>
    public LogBook Log { get; }

    /// <summary>Where its e-mails go.</summary>
    public string MailDirectory => Services.GetRequiredService<IOptions<EmailOptions>>().Value.Directory;

    /// <summary>The Host's services, for what cannot be seen from outside.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts a Host.</summary>
    /// <param name="settings">As on the command line: <c>"Demo:Enabled=true"</c>. <c>Database:Directory</c> keeps the databases.</param>
    public static Task<PixApp> StartAsync(params string[] settings) => StartAsync(null, settings);

    /// <summary>Starts a Host.</summary>
    /// <param name="also">What else it has, or has instead.</param>
    /// <param name="settings">As on the command line.</param>
    public static async Task<PixApp> StartAsync(Action<WebApplicationBuilder>? also, params string[] settings)
    {
        var given = settings.FirstOrDefault(s => s.StartsWith("Database:Directory=", StringComparison.Ordinal))?.Split('=', 2)[1];
        var directory = given is null ? System.IO.Directory.CreateTempSubdirectory("pix-test-").FullName : null;
        var clock = new MovableClock();
        var log = new LogBook();
        string[] args =
        [
            "--environment=Development", "--Logging:Console:LogLevel:Default=None", "--urls=http://127.0.0.1:0", "--Demo:Enabled=false", $"--contentRoot={AppContext.BaseDirectory}",
            $"--Content:Directory={Path.Combine(AppContext.BaseDirectory, "test-content")}",
            .. directory is null ? Array.Empty<string>() : [$"--Database:Directory={directory}"],
            .. settings.Any(s => s.StartsWith("Database:Provider=", StringComparison.Ordinal)) ? [] : await ServerDatabase.SettingsAsync(given ?? directory!),
            .. settings.Select(s => "--" + s),
        ];
        var app = PixHost.Build(args, customise: builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000); // people sign up by the hundred here
            builder.Logging.AddProvider(log);
            also?.Invoke(builder);
        });
        await app.StartAsync();
        return new(app, directory, clock, log)
        {
            Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
                .First(a => a.Contains("127.0.0.1", StringComparison.Ordinal) && !a.Equals(app.Configuration["Internal:Url"]?.TrimEnd('/'), StringComparison.Ordinal)),
        };
    }

    /// <summary>Somebody with a cookie jar of their own who speaks JSON.</summary>
    /// <param name="acceptLanguage">What their browser asks for; null: nothing.</param>
    /// <param name="from">Their network address, as a proxy tells it; the Host believes it when started with <c>Proxy:Known=127.0.0.1</c>.</param>
    public PixClient Client(string? acceptLanguage = null, string? from = null) => new(Address, from) { AcceptLanguage = acceptLanguage };

    /// <summary>Runs a command of the command line in this Host and gives what it printed.</summary>
    public async Task<string> RunCommandAsync(string name, params string[] args)
    {
        var command = Services.GetRequiredService<IReadOnlyList<IModule>>().SelectMany(m => m.Commands).Single(c => c.Name == name);
        using var scope = Services.CreateScope();
        var output = new StringWriter();
        await OneCommand.WaitAsync();
        var before = Console.Out;
        Console.SetOut(output);
        try
        {
            var code = await command.RunAsync(scope.ServiceProvider, args, CancellationToken.None);
            return code == 0 ? output.ToString() : throw new InvalidOperationException($"{name} ended with {code}: {output}");
        }
        finally
        {
            Console.SetOut(before);
            OneCommand.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (System.IO.Directory.Exists(_ownDirectory))
        {
            await ServerDatabase.DropAsync(_ownDirectory);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            System.IO.Directory.Delete(_ownDirectory, recursive: true);
        }
    }
}
