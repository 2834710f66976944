using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FastEndpoints;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pix.BuildingBlocks.Modules;

/// <summary>Marks a connection that carries calls between modules.</summary>
/// <param name="NeedsToken">It comes from another process: each request must prove that it knows the key.</param>
public sealed record InternalConnection(bool NeedsToken);

/// <summary>
/// The proof that a request from another process carries: <c>{unix seconds}.{HMAC-SHA256 of seconds, method and target}</c>
/// under <c>Internal:Key</c>, good for one minute either side.
/// </summary>
public sealed class InternalToken(string key, TimeProvider clock)
{
    /// <summary>The header's name.</summary>
    public const string Header = "x-pix-internal";

    /// <summary>Characters that the key must have.</summary>
    public const int ShortestKey = 32;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>A token for a request, now.</summary>
    /// <param name="method">Its verb.</param>
    /// <param name="target">Its path and query, as they travel.</param>
    public string For(string method, string target) => Sign(clock.GetUtcNow().ToUnixTimeSeconds(), method, target);

    /// <summary>Whether a token was made for this request less than a minute ago.</summary>
    public bool Accepts(string? token, string method, string target) =>
        _key.Length > 0
        && token?.Split('.') is [var seconds, _]
        && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - at) <= 60
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(at, method, target)), Encoding.ASCII.GetBytes(token));

    /// <summary>Gives a request that leaves this process its token, and no other.</summary>
    internal void Sign(HttpRequestMessage request)
    {
        request.Headers.Remove(Header);
        request.Headers.Add(Header, For(request.Method.Method, request.RequestUri!.PathAndQuery));
    }

    private string Sign(long at, string method, string target) =>
        string.Create(CultureInfo.InvariantCulture, $"{at}.{Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{at} {method} {target}")))}");
}

/// <summary>Adds the token to calls that leave this process.</summary>
internal sealed class InternalTokenHandler(InternalToken token) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        token.Sign(request);
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Keeps calls internal, and pages on the public side of whichever process people came to.</summary>
public static partial class InternalGate
{
    internal const string ClientAddress = "X-Forwarded-For", Scheme = "X-Forwarded-Proto", Host = "X-Forwarded-Host";

    /// <summary>
    /// First in the pipeline. A request from another process without its token goes no further. A page that was forwarded is
    /// then answered as if its reader had come here: address, scheme and host are theirs. Nobody else is believed.
    /// </summary>
    public static void UseInternalTokens(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<InternalToken>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Pix.Internal");
        app.Use((context, next) =>
        {
            if (context.Features.Get<InternalConnection>() is not { NeedsToken: true })
                return next(context);
            var (request, target) = (context.Request, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            if (!token.Accepts(request.Headers[InternalToken.Header], request.Method, target))
            {
                LogRefused(logger);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers[InternalToken.Header] = "refused";
                return Task.CompletedTask;
            }
            if (request.Headers[Host].ToString() is { Length: > 0 } host)
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(request.Headers[ClientAddress], out var client) ? client : null;
                (request.Scheme, request.Host) = (request.Headers[Scheme].ToString(), new(host));
            }
            return next(context);
        });
    }

    /// <summary>
    /// After routing: gRPC answers on internal connections only, and pages there only when another process forwards them and
    /// their module is here. The connection decides: the Host header proves nothing.
    /// </summary>
    public static void UseInternalGate(this WebApplication app)
    {
        var elsewhere = app.Services.GetRequiredService<ModulesElsewhere>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Pix.Internal");
        app.Use((context, next) =>
        {
            var (endpoint, connection) = (context.GetEndpoint(), context.Features.Get<InternalConnection>());
            var isCall = endpoint?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null;
            if (isCall && connection is not null)
            {
                // What people may send is less than lists of thousands of ids; gRPC has a limit of its own.
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                    limit.MaxRequestBodySize = null;
                return endpoint!.RequestDelegate!(context); // no sessions, rights or forms are a call's
            }
            if (!isCall && connection is null)
                return next(context);
            if (!isCall && connection!.NeedsToken && endpoint?.Metadata.GetMetadata<EndpointDefinition>() is not null)
            {
                if (elsewhere.Of(endpoint) is not { } place)
                    return next(context);
                LogNotHere(logger, place.Module); // two processes that each believe the other has it
                throw Problem.Unavailable();
            }
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    /// <summary>Whether this is a call between modules, and not somebody's page.</summary>
    internal static bool IsCall(this HttpContext context) =>
        context.Features.Get<InternalConnection>() is not null && context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;

    [LoggerMessage(1101, LogLevel.Warning, "A request to Internal:Url was refused: its token is missing, wrong, or more than a minute off. Internal:Key must be the same in every process, and clocks must agree")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(1102, LogLevel.Error, "A page of {Module} was forwarded to this process, which does not run it: see Modules:{Module}:Enabled here and Modules:{Module}:Address there")]
    private static partial void LogNotHere(ILogger logger, string module);
}
