using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pix.BuildingBlocks.Modules;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// <c>Proxy:Known</c>: the addresses and ranges of the proxies in front of this process. Who asked, and whether over https, is
/// taken from their <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>, and from nobody else's: anybody can write them.
/// </summary>
internal static partial class KnownProxies
{
    /// <summary>First in the pipeline of people. What comes from another process of ours comes through no proxy.</summary>
    /// <exception cref="InvalidOperationException">Something in the setting is neither an address nor a range.</exception>
    public static void UseKnownProxies(this WebApplication app)
    {
        // ASPNETCORE_FORWARDEDHEADERS_ENABLED, which some platforms set, would believe every header.
        app.Configuration["ForwardedHeaders_Enabled"] = "false";
        var setting = app.Configuration.GetSection("Proxy:Known");
        var parts = string.Join(',', setting.GetChildren().Select(c => c.Value).Prepend(setting.Value)).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0) // with an empty list the middleware would believe everybody, too
        {
            var known = Of(parts);
            app.UseWhen(context => context.Features.Get<InternalConnection>() is null, people => people.UseForwardedHeaders(known));
        }
        app.UseWarning(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Pix.Proxy"));
    }

    private static ForwardedHeadersOptions Of(string[] parts)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear(); // this machine is not known unless it is listed
        options.KnownIPNetworks.Clear();
        foreach (var part in parts)
        {
            if (IPAddress.TryParse(part, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(part, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new InvalidOperationException($"Proxy__Known holds '{part}', which is neither an address (10.1.2.3) nor a range (10.1.0.0/16). Separate several by commas.");
        }
        return options;
    }

    // A proxy that is not listed makes one visitor of all of its own: their failures add up, and lock everybody out.
    private static void UseWarning(this IApplicationBuilder app, ILogger logger)
    {
        var told = false;
        app.Use((context, next) =>
        {
            if (!told && context.Request.Headers.ContainsKey("X-Forwarded-For") && context.Features.Get<InternalConnection>() is null && !context.Request.Headers.ContainsKey("X-Original-For"))
            {
                told = true;
                LogUnknown(logger);
            }
            return next(context);
        });
    }

    [LoggerMessage(5005, LogLevel.Warning, "Somebody sent X-Forwarded-For from an address that Proxy__Known does not list. If a proxy of yours stands in front, list it: otherwise all its visitors count as one")]
    private static partial void LogUnknown(ILogger logger);
}
