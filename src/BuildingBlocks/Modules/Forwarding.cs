using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// Hands pages of modules that are left out to the process that has them, so that people see one site (docs/adr/0017). Which
/// pages those are is said once, by the modules' own endpoints.
/// </summary>
internal static partial class Forwarding
{
    public static void AddForwarding(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpForwarder();
        builder.Logging.AddFilter("Yarp", LogLevel.None); // it would log addresses whole, with the tokens of invitations
    }

    /// <summary>After the gate. Sessions, rights and form tokens are checked by the process that answers.</summary>
    public static void UseForwarding(this WebApplication app)
    {
        var elsewhere = app.Services.GetRequiredService<ModulesElsewhere>();
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Pix.Forwarding");
        var passing = new Passing(app.Services.GetRequiredService<InternalToken>());
        var client = new HttpMessageInvoker(ModuleClients.Handler(new ReverseProxyPropagator(DistributedContextPropagator.Current)));
        var exact = new ForwarderRequestConfig { Version = System.Net.HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        app.Lifetime.ApplicationStopped.Register(client.Dispose);
        app.Use(async (context, next) =>
        {
            if (elsewhere.Of(context.GetEndpoint()) is not { } place)
            {
                await next(context);
                return;
            }
            if (context.Request.ContentLength > ModuleHost.MaxBody)
                throw new Problem(StatusCodes.Status413PayloadTooLarge);
            var error = place.Address is null ? ForwarderError.NoAvailableDestinations
                : await forwarder.SendAsync(context, place.Address.GetLeftPart(UriPartial.Authority), client, exact, passing);
            if (error == ForwarderError.None || context.RequestAborted.IsCancellationRequested)
                return;
            var reason = context.Features.Get<IForwarderErrorFeature>()?.Exception;
            if ((reason as AggregateException)?.InnerExceptions.OfType<BadHttpRequestException>().FirstOrDefault() is { } bad)
                throw new BadHttpRequestException(bad.Message, bad.StatusCode); // the reader's own fault: a body that is too long, for instance
            if (!context.Response.HasStarted)
                throw new RpcException(new Status(StatusCode.Unavailable, $"{place.Module} is out of reach: {error} ({reason?.Message})"));
            LogBrokeOff(logger, place.Module, error);
        });
    }

    private sealed class Passing(InternalToken token) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var request = httpContext.Request;
            Set(proxyRequest, InternalGate.ClientAddress, httpContext.Connection.RemoteIpAddress?.ToString());
            Set(proxyRequest, InternalGate.Scheme, request.Scheme);
            Set(proxyRequest, InternalGate.Host, request.Host.Value);
            proxyRequest.Headers.Host = null;
            proxyRequest.RequestUri = RequestUtilities.MakeDestinationAddress(destinationPrefix, request.Path, request.QueryString);
            token.Sign(proxyRequest);
        }

        public override ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            if (proxyResponse?.Headers.Contains(InternalToken.Header) == true)
                throw new InvalidOperationException("The other process refused the token."); // not the reader, who would be sent to sign in
            if (proxyResponse is not null)
                httpContext.Response.Headers.Clear(); // ours, that the other process has set too: once is enough
            return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        }

        // Whatever the reader sent under that name is theirs alone to believe.
        private static void Set(HttpRequestMessage request, string name, string? value)
        {
            request.Headers.Remove(name);
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    [LoggerMessage(1103, LogLevel.Warning, "An answer of {Module} broke off: {Error}")]
    private static partial void LogBrokeOff(ILogger logger, string module, ForwarderError error);
}
