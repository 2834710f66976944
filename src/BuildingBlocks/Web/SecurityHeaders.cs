using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pix.BuildingBlocks.Web;

/// <summary>Headers of every answer; an endpoint that needs others (simulators, downloads) sets them over these.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>First in the pipeline. Signed-in and negotiated answers are never kept by a cache.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        Set(headers);
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        context.Response.OnStarting(() =>
        {
            headers.Remove("blazor-enhanced-nav"); // there is no Blazor script to read it
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });

    internal static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>
    /// HEAD answers like GET, without a body. Before routing, which knows endpoints by their verb.
    /// </summary>
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method) || context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
        {
            await next(context);
            return;
        }
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        await next(context);
    });
}
