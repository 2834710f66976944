using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web.Components;
using Pix.Sessions.V1;

namespace Pix.BuildingBlocks.Web;

/// <summary>Names on pages and legal texts.</summary>
public sealed class SiteOptions
{
    /// <summary>Name of the site; the organisers' space is called "{Name} Orga".</summary>
    public string Name { get; set; } = "Pix";

    /// <summary>Address to write to, shown to people; empty: not shown.</summary>
    public string Contact { get; set; } = "";

    /// <summary>Who answers for the personal data; empty: the organisation that runs the service.</summary>
    public string Controller { get; set; } = "";
}

/// <summary><c>Privacy</c>: how long what people did is kept.</summary>
public sealed class PrivacyOptions
{
    /// <summary>Months from the start of a participation until it is nobody's; 0: as long as the account.</summary>
    public int KeepMonths { get; set; }
}

/// <summary>
/// <c>Public:Address</c>: the address in links, e-mails and QR codes. Never taken from a request, whose Host header
/// anybody can choose.
/// </summary>
public sealed class PublicAddress
{
    /// <summary>Without a slash at the end.</summary>
    public string Address { get; set; } = "";

    /// <summary>An absolute link to a path of this site.</summary>
    public string Link(string path) => Address.TrimEnd('/') + path;
}

internal static class PageContexts
{
    public static void AddPageContexts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddCascadingValue<PageContext?>(s =>
            s.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context ? Of(context) : null);
    }

    private static PageContext Of(HttpContext context)
    {
        var person = context.SignedIn();
        var membership = context.Features.Get<Membership>();
        return new()
        {
            SiteName = context.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.Name,
            PersonName = person?.FullName,
            TraceId = Problems.TraceId,
            Path = context.Request.Path + context.Request.QueryString,
            ReturnPath = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : null,
            FormToken = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken,
            Form = context.Items[FormErrors.Key] is Dictionary<string, string[]> errors ? new FormState(Typed(context), errors) { Heading = context.Items[FormErrors.Later] is Problem later ? ErrorTexts.Title(later.Status) : null } : null,
            Organisation = membership is null ? null : new(membership.Name, membership.Slug, membership.IsAdmin, membership.Organisations > 1),
        };
    }

    // The form was read by the token check or the binder; a browser's page never follows a JSON post.
    private static Dictionary<string, string[]> Typed(HttpContext context) => context.Request.HasFormContentType
        ? context.Request.Form.Where(f => f.Key != FormTokens.Field).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray())
        : [];
}
