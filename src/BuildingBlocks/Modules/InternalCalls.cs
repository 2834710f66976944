using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pix.BuildingBlocks.Modules;

/// <summary>Marks a connection that carries calls between modules.</summary>
/// <param name="NeedsToken">It comes from another process: each request must prove that it knows the key.</param>
public sealed record InternalConnection(bool NeedsToken);

/// <summary>
/// The proof that a call from another process carries: <c>{unix seconds}.{HMAC-SHA256 of seconds and path}</c> under
/// <c>Internal:Key</c>, good for one minute either side.
/// </summary>
public sealed class InternalToken(string key, TimeProvider clock)
{
    /// <summary>The header's name.</summary>
    public const string Header = "x-pix-internal";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>A token for a request to this path, now.</summary>
    public string For(string path) => Sign(clock.GetUtcNow().ToUnixTimeSeconds(), path);

    /// <summary>Whether a token was made for this path less than a minute ago.</summary>
    public bool Accepts(string? token, string path) =>
        _key.Length > 0
        && token?.Split('.') is [var seconds, _]
        && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - at) <= 60
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(at, path)), Encoding.ASCII.GetBytes(token));

    private string Sign(long at, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{at}.{Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{at} {path}")))}");
}

/// <summary>Adds the token to calls that leave this process.</summary>
internal sealed class InternalTokenHandler(InternalToken token) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove(InternalToken.Header);
        request.Headers.Add(InternalToken.Header, token.For(request.RequestUri!.AbsolutePath));
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Keeps gRPC internal.</summary>
public static class InternalGate
{
    /// <summary>
    /// After routing: a gRPC method answers on internal connections only, a connection from another process needs its
    /// token, and pages are not served on internal connections. The connection decides: the Host header proves nothing.
    /// </summary>
    public static void UseInternalGate(this IApplicationBuilder app, InternalToken token) => app.Use((context, next) =>
    {
        var isCall = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null;
        var connection = context.Features.Get<InternalConnection>();
        var allowed = connection is null
            ? !isCall
            : isCall && (!connection.NeedsToken || token.Accepts(context.Request.Headers[InternalToken.Header], context.Request.Path));
        if (allowed)
        {
            // What people may send is less than lists of thousands of ids; gRPC has a limit of its own.
            if (isCall && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            return isCall ? context.GetEndpoint()!.RequestDelegate!(context) : next(context); // no sessions, rights or forms are a call's
        }
        context.Response.StatusCode = connection is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
