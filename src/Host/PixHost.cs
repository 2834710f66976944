using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pix.Accounts;
using Pix.Assessments;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns;
using Pix.Host.Legal;
using Pix.Reporting;

namespace Pix.Host;

/// <summary>Puts the four modules together. Tests build the same host with settings of their own.</summary>
public static class PixHost
{
    /// <summary>Every module of the product.</summary>
    public static IReadOnlyList<IModule> Modules { get; } =
        [new AccountsModule(), new AssessmentsModule(), new CampaignsModule(), new ReportingModule()];

    /// <summary>A host that is ready to run.</summary>
    /// <param name="args">Settings as on the command line, e.g. <c>--urls http://127.0.0.1:0</c>.</param>
    /// <param name="serves">False for commands: nothing is migrated, no loop runs, and only modules of this process are listened to.</param>
    /// <param name="customise">Last word on services, for tests.</param>
    public static WebApplication Build(string[] args, bool serves = true, Action<WebApplicationBuilder>? customise = null)
    {
        RefuseWithoutUnicode();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(PixHost).Assembly.GetName().Name });
        builder.WebHost.UseStaticWebAssets();
        AddShippedSettings(builder.Configuration);
        Settings.Check(builder.Configuration, builder.Environment, serves);
        ModulePlace.Check(builder.Configuration, Modules);
        builder.AddModules(Modules, typeof(PixHost).Assembly);
        builder.Services.AddSingleton<LegalTexts>();
        builder.Services.AddOptions<PublicAddress>().PostConfigure<IServer>((o, server) => o.Address = AddressOf(builder, o.Address, server));
        if (serves)
        {
            Telemetry.AddTo(builder);
            builder.Services.AddHostedService<Startup>();
            Demo.AddTo(builder);
        }
        else
        {
            builder.Services.RemoveAll<IHostedService>();
            builder.Configuration.AddInMemoryCollection([new("urls", ""), new("Internal:Url", null)]);
        }
        OpenApi.AddTo(builder);
        customise?.Invoke(builder);

        var app = builder.Build();
        app.UseModules();
        app.MapHealth();
        app.MapDocument();
        return app;
    }

    // The file is looked for in the folder that the program is started from. Started from another one, it would log every
    // address asked for, with the tokens of invitations: what is shipped beside the program comes first, below all others.
    private static void AddShippedSettings(ConfigurationManager configuration)
    {
        var shipped = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Optional = true };
        shipped.ResolveFileProvider();
        configuration.Sources.Insert(0, shipped);
    }

    // In Development, and for commands, the first address listened to will do; elsewhere the setting is needed.
    private static string AddressOf(WebApplicationBuilder builder, string configured, IServer server) =>
        configured.Length > 0 ? configured : server.PublicAddresses(builder.Configuration).FirstOrDefault() ?? (builder.Configuration["urls"] ?? "http://localhost:5080").Split(';')[0];

    /// <summary>The addresses listened to that a browser can open, once the process listens.</summary>
    internal static IEnumerable<string> PublicAddresses(this IServer server, IConfiguration configuration)
    {
        var internalPort = configuration["Internal:Url"] is { Length: > 0 } url ? BindingAddress.Parse(url).Port : -1;
        return server.Features.Get<IServerAddressesFeature>()?.Addresses.Where(a => !a.Contains("in-memory:", StringComparison.Ordinal) && BindingAddress.Parse(a).Port != internalPort) ?? [];
    }

    // Names are folded and dates told in Paris time: without ICU or time zones both would be wrong without a word.
    private static void RefuseWithoutUnicode()
    {
        if ("é".Normalize(NormalizationForm.FormD).Length != 2)
            throw new InvalidOperationException("Unicode normalisation does not work here: install ICU and leave globalization-invariant mode off.");
        _ = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    }

    /// <summary>Migrates before the first request is taken.</summary>
    private sealed class Startup(IServiceProvider services, IConfiguration configuration) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await ModuleDatabases.MigrateIfOursAsync(services, configuration, cancellationToken);
            await ModuleDatabases.AdviseAsync(services, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
