using System.Reflection;
using System.Text.Unicode;
using FastEndpoints;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticAssets.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.WebEncoders;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.BuildingBlocks.Modules;

/// <summary>Puts modules together into one process.</summary>
public static class ModuleHost
{
    /// <summary>Most bytes of a request's body (413 beyond).</summary>
    public const int MaxBody = 128 * 1024;

    // All that lies in buffers counts as time a reader has: at Kestrel's 240 bytes a second, hours for one that reads nothing.
    private static readonly MinDataRate SlowestReader = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>Registers what all modules share, then each module. Of one that runs elsewhere nothing works here but its endpoints' addresses.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="modules">Its modules.</param>
    /// <param name="others">Further assemblies with endpoints: the Host's own.</param>
    public static void AddModules(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules, params Assembly[] others)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(modules);
        IReadOnlyList<ModulePlace> places = [.. modules.Select(m => ModulePlace.Of(builder.Configuration, m.Name))];
        services.AddSingleton(places);
        services.AddSingleton<ModulesElsewhere>();
        services.Configure<SiteOptions>(builder.Configuration.GetSection("Site"));
        services.Configure<PrivacyOptions>(builder.Configuration.GetSection("Privacy"));
        services.Configure<PublicAddress>(builder.Configuration.GetSection("Public"));
        services.AddSingleton(s => new InternalToken(builder.Configuration["Internal:Key"] ?? "", s.GetRequiredService<TimeProvider>()));

        services.AddGrpc(o =>
        {
            o.Interceptors.Add<CallErrors>();
            o.IgnoreUnknownServices = true; // or gRPC answers to unknown methods on public ports too, past the gate
        });
        services.AddSingleton<RequestsUnderWay>();
        services.AddSingleton<InMemoryTransport>();
        services.AddSingleton<IConnectionListenerFactory>(s => s.GetRequiredService<InMemoryTransport>());
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, builder.Configuration));

        // ASP.NET Core asks AllowedHosts of every request, before anything of ours; UseModules asks it of people's only.
        services.Remove(services.Single(s => s.ServiceType == typeof(IStartupFilter) && s.ImplementationType?.Name == "HostFilteringStartupFilter"));

        services.AddLanguages();
        services.AddRazorComponents();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All)); // é, not &#xE9;
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "pix.form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // as the session's; never Secure unless told
            o.FormFieldName = FormTokens.Field;
            o.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });
        services.AddSharedKeys(Path.GetFullPath(builder.Configuration["Keys:Directory"] ?? Path.Combine(ModuleDatabases.Directory(builder), "keys")));
        services.AddPageContexts();
        services.AddResponseCompression(o => o.EnableForHttps = true); // tokens in pages are masked anew each time
        services.AddSingleton(typeof(IRequestBinder<>), typeof(Web.RequestBinder<>));
        services.AddFastEndpoints(o =>
        {
            o.DisableAutoDiscovery = true;
            o.Assemblies = [.. modules.Select(m => m.GetType().Assembly), .. others];
        });
        builder.AddSessions();
        PersonalDataOfModules.AddTo(builder, modules);
        builder.AddForwarding();
        foreach (var (module, place) in modules.Zip(places))
        {
            ServiceDescriptor[] before = [.. services];
            module.AddServices(builder);
            if (!place.IsHere)
                LeaveOut(services, before);
        }
    }

    // Its endpoints need its services, or their addresses could not be mapped; what works by itself is left to its process.
    private static void LeaveOut(IServiceCollection services, ServiceDescriptor[] before)
    {
        foreach (var added in services.Except(before).ToList())
            if (added.ServiceType == typeof(IHostedService) || added.ServiceType == typeof(ModuleDatabase) || added.ServiceType == typeof(IDemoData))
                services.Remove(added);
    }

    /// <summary>The pipeline, in the one order that works, and every module's routes.</summary>
    public static void UseModules(this WebApplication app)
    {
        app.UseRequestsUnderWay();
        app.UseWhen(c => c.Features.Get<InternalConnection>() is null, people => people.UseHostFiltering());
        app.UseInternalTokens();
        app.UseKnownProxies();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseRequestLocalization(); // problems speak the reader's language too
        app.UseProblems();
        app.UseHeadAsGet();
        app.Use(HideUrlCache);
        app.UseRouting();
        app.UseInternalGate();
        app.UseForwarding();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOrganiserGate();
        app.UseFormTokens();

        app.MapStaticAssets().AllowAnonymous();
        var assets = Assets(app);
        app.UseFastEndpoints(c =>
        {
            c.Serializer.Options.PropertyNamingPolicy = Json.Options.PropertyNamingPolicy;
            c.Endpoints.ShortNames = false;
            c.Endpoints.Configurator = endpoint =>
            {
                endpoint.DontAutoTag();
                endpoint.DontCatchExceptions();
                if (endpoint.EndpointType.IsAssignableTo(typeof(IFormEndpoint)))
                    endpoint.DontThrowIfValidationFails();
                // Any content type reaches the binder, which answers for it.
                endpoint.Description(b => b.Accepts(endpoint.ReqDtoType, "*/*"), clearDefaults: false);
                endpoint.Options(b => b.WithMetadata(assets));
            };
        });
        foreach (var (module, place) in app.Services.GetRequiredService<IReadOnlyList<IModule>>().Zip(app.Services.GetRequiredService<IReadOnlyList<ModulePlace>>()))
            if (place.IsHere)
                module.MapGrpc(app);
        app.MapGrpcService<PersonalDataService>();
    }

    // FastEndpoints maps a list of every address for tests of its own, and cannot be told not to.
    private static Task HideUrlCache(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/_test_url_cache_"))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // Any address listened to in code makes Kestrel ignore --urls, so those are given again as configured endpoints,
    // which add up with the ones in code.
    private static void Listen(KestrelServerOptions kestrel, ConfigurationManager configuration)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBody;
        kestrel.Limits.MinResponseDataRate = SlowestReader;
        var urls = (configuration["urls"] ?? "http://localhost:5080").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var endpoints = urls.Select((url, i) => KeyValuePair.Create($"Endpoints:Url{i}:Url", (string?)url)).ToList();
        if (configuration["Internal:Url"] is { Length: > 0 } shared)
        {
            if (configuration["Internal:Key"] is not { Length: >= InternalToken.ShortestKey })
                throw new InvalidOperationException($"Internal:Url is set: set Internal:Key too, the same secret of at least {InternalToken.ShortestKey} characters in every process.");
            endpoints.Add(new("Endpoints:Internal:Url", shared));
        }
        kestrel.Configure(new ConfigurationBuilder().AddConfiguration(configuration.GetSection("Kestrel")).AddInMemoryCollection(endpoints).Build())
            .Endpoint("Internal", e => Internal(e.ListenOptions, needsToken: true));
        kestrel.Listen(new InMemoryEndPoint(ModuleClients.InProcess), o => Internal(o, needsToken: false));
    }

    private static void Internal(ListenOptions listen, bool needsToken)
    {
        listen.Protocols = HttpProtocols.Http2;
        listen.Use(next => connection =>
        {
            connection.Features.Set(new InternalConnection(needsToken));
            return next(connection);
        });
    }

    // @Assets["…"] in a page needs the map of fingerprinted files in the endpoint's metadata; FastEndpoints does not add it.
    private static ResourceAssetCollection Assets(WebApplication app) => new(
    [
        .. StaticAssetsEndpointDataSourceHelper.ResolveStaticAssetDescriptors(app, null)
            .Where(d => d.Selectors.Count == 0)
            .Select(d => (d.Route, Label: d.Properties.FirstOrDefault(p => p.Name == "label")?.Value))
            .Where(d => d.Label is not null)
            .Select(d => new ResourceAsset("/" + d.Route, [new("label", d.Label!)])),
    ]);
}
