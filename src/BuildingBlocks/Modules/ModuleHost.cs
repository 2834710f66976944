using System.Reflection;
using System.Text.Unicode;
using FastEndpoints;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticAssets.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.BuildingBlocks.Modules;

/// <summary>Puts modules together into one process.</summary>
public static class ModuleHost
{
    /// <summary>Most bytes of a request's body (413 beyond).</summary>
    public const int MaxBody = 128 * 1024;

    /// <summary>Registers what all modules share, then each module.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="modules">Its modules.</param>
    /// <param name="others">Further assemblies with endpoints: the Host's own.</param>
    public static void AddModules(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules, params Assembly[] others)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(modules);
        services.Configure<SiteOptions>(builder.Configuration.GetSection("Site"));
        services.Configure<PrivacyOptions>(builder.Configuration.GetSection("Privacy"));
        services.Configure<PublicAddress>(builder.Configuration.GetSection("Public"));
        services.AddSingleton(s => new InternalToken(builder.Configuration["Internal:Key"] ?? "", s.GetRequiredService<TimeProvider>()));

        services.AddGrpc(o =>
        {
            o.Interceptors.Add<CallErrors>();
            o.IgnoreUnknownServices = true; // or gRPC answers to unknown methods on public ports too, past the gate
        });
        services.AddSingleton<InMemoryTransport>();
        services.AddSingleton<IConnectionListenerFactory>(s => s.GetRequiredService<InMemoryTransport>());
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, builder.Configuration));

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
        var keys = Path.GetFullPath(builder.Configuration["Keys:Directory"] ?? Path.Combine(ModuleDatabases.Directory(builder), "keys"));
        Directory.CreateDirectory(keys);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("Pix.Modular").PersistKeysToFileSystem(new(keys));
        services.AddPageContexts();
        services.AddOutputCache();
        services.AddResponseCompression(o => o.EnableForHttps = true); // tokens in pages are masked anew each time
        services.AddSingleton(typeof(IRequestBinder<>), typeof(Web.RequestBinder<>));
        services.AddFastEndpoints(o =>
        {
            o.DisableAutoDiscovery = true;
            o.Assemblies = [.. modules.Select(m => m.GetType().Assembly), .. others];
        });
        builder.AddSessions();
        PersonalDataOfModules.AddTo(builder, modules);
        foreach (var module in modules)
            module.AddServices(builder);
    }

    /// <summary>The pipeline, in the one order that works, and every module's routes.</summary>
    public static void UseModules(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseRequestLocalization(); // problems speak the reader's language too
        app.UseProblems();
        app.UseHeadAsGet();
        app.Use(HideUrlCache);
        app.UseRouting();
        app.UseInternalGate(app.Services.GetRequiredService<InternalToken>());
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOrganiserGate();
        app.UseFormTokens();
        app.UseOutputCache();

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
        foreach (var module in app.Services.GetRequiredService<IReadOnlyList<IModule>>())
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
        var urls = (configuration["urls"] ?? "http://localhost:5080").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        kestrel.Configure(new ConfigurationBuilder()
            .AddConfiguration(configuration.GetSection("Kestrel"))
            .AddInMemoryCollection(urls.Select((url, i) => KeyValuePair.Create($"Endpoints:Url{i}:Url", (string?)url)))
            .Build());
        kestrel.Listen(new InMemoryEndPoint(ModuleClients.InProcess), o => Internal(o, needsToken: false));
        if (configuration.GetValue<Uri?>("Internal:Url") is { } shared)
        {
            if (configuration["Internal:Key"] is not { Length: >= 32 })
                throw new InvalidOperationException("Internal:Url is set: set Internal:Key too, the same secret of at least 32 characters in every process.");
            kestrel.Listen(System.Net.IPAddress.TryParse(shared.Host, out var ip) ? ip : System.Net.IPAddress.Any, shared.Port, o => Internal(o, needsToken: true));
        }
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
