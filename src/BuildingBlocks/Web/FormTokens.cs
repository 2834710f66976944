using FastEndpoints;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Modules;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// Keeps other sites from posting in a person's name. What a browser says of the request's origin decides first; then a
/// body that a plain form could send (anything but JSON) needs the token of a form of ours. FastEndpoints' own check
/// lets <c>application/x-www-form-urlencoded; charset=utf-8</c> through, hence ours (docs/adr/0005).
/// </summary>
public static class FormTokens
{
    /// <summary>The field's name.</summary>
    public const string Field = "__RequestVerificationToken";

    internal const string Dead = "Pix.FormTokenDead";

    /// <summary>After authorization.</summary>
    public static void UseFormTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || context.GetEndpoint() is null)
        {
            await next(context);
            return;
        }
        if (IsFromElsewhere(request))
            throw Problem.NotAllowed(Texts.Form_FromElsewhere);
        await ReadFormAsync(request, context.RequestAborted);
        if (NeedsToken(request) && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            // A form endpoint shows its form again with what was typed and a new token.
            if (context.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>()?.EndpointType.IsAssignableTo(typeof(IFormEndpoint)) != true)
                throw new Problem(StatusCodes.Status400BadRequest, Texts.Form_TokenDead);
            context.Items[Dead] = true;
        }
        await next(context);
    });

    /// <summary>Whether a body of this kind could come from a plain form of another site.</summary>
    internal static bool NeedsToken(HttpRequest request) =>
        !request.HasJsonContentType() && (request.ContentType is not null || request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0);

    // Before the token is looked for, which would hide in its own exception what is wrong with the form (413, for instance).
    private static async Task ReadFormAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            if (request.HasFormContentType)
                await request.ReadFormAsync(ct);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException || (e is IOException and not BadHttpRequestException))
        {
            throw new Problem(StatusCodes.Status400BadRequest); // too many fields, no boundary, cut short, a NUL
        }
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // A proxy may call us by another name than people do.
    private static string? PublicOrigin(HttpRequest request) =>
        Uri.TryCreate(request.HttpContext.RequestServices.GetRequiredService<IOptions<PublicAddress>>().Value.Address, UriKind.Absolute, out var address)
            ? address.GetLeftPart(UriPartial.Authority) : null;

    private static bool IsFromElsewhere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
               && (!Uri.TryCreate(origin, UriKind.Absolute, out var from)
                   || !Same(from.Authority, request.Host.Value) && !Same(from.GetLeftPart(UriPartial.Authority), PublicOrigin(request)));
    }
}
