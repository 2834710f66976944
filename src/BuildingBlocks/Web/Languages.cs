using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using HeaderNames = Microsoft.Net.Http.Headers.HeaderNames;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// Which language a request is answered in: the one chosen before (a cookie), otherwise the first that the browser asks for
/// and that we have, otherwise French.
/// </summary>
public static class Languages
{
    /// <summary>Name of the cookie; its value is a <see cref="Language.Code"/>.</summary>
    public const string Cookie = "pix.langue";

    /// <summary>Remembers a choice in this browser for a year.</summary>
    public static void Remember(this HttpContext context, Language language) => context.Response.Cookies.Append(Cookie, language.Code, new()
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });

    internal static void AddLanguages(this IServiceCollection services)
    {
        // What runs outside requests, loops and commands, speaks French too, and not the machine's language.
        CultureInfo.DefaultThreadCurrentUICulture = Language.French.Culture;
        services.AddRequestLocalization(o =>
        {
            o.SupportedCultures = o.SupportedUICultures = [.. Language.All.Select(l => l.Culture)];
            o.DefaultRequestCulture = new(Language.French.Culture);
            // Ours match the language only: to the framework's own, a browser in en-US does not speak en-GB.
            o.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Found(Language.Of(context.Request.Cookies[Cookie]))),
                new CustomRequestCultureProvider(context => Found(Preferred(context.Request))),
            ];
        });
    }

    /// <summary>What the answer depends on besides its address, for caches.</summary>
    internal static void VaryByReader(this HttpResponse response) =>
        response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept, HeaderNames.AcceptLanguage, HeaderNames.Cookie);

    private static Language? Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(asked => asked.Quality is not 0)
        .OrderByDescending(asked => asked.Quality ?? 1)
        .Select(asked => Language.Of(asked.Value.Value))
        .FirstOrDefault(language => language is not null);

    private static Task<ProviderCultureResult?> Found(Language? language) =>
        Task.FromResult(language is null ? null : new ProviderCultureResult(language.Culture.Name));
}
