using FastEndpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Pix.BuildingBlocks.Modules;
using Pix.Sessions.V1;
using SessionsClient = Pix.Sessions.V1.Sessions.SessionsClient;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// The group of all addresses below <c>/orga/{org}</c>: before anything of the request is looked at, the person must be a
/// member of that organisation (404 otherwise, as for one that does not exist) and have accepted the terms.
/// </summary>
public sealed class OrganiserGroup : Group
{
    /// <summary>Routes of the group go on from <c>/orga/{org}</c>.</summary>
    public OrganiserGroup() => Configure("orga/{org}", endpoint => endpoint.Metadata(new OrganiserOnly()));
}

/// <summary>Marks endpoints that only members of the organisation in the route may reach.</summary>
public sealed record OrganiserOnly;

/// <summary>Marks endpoints of the group that only its admins may use (403 for the other members, whatever they sent).</summary>
public sealed record AdminsOnly;

/// <summary>Checks membership at every organiser's request.</summary>
public static class OrganiserGate
{
    /// <summary>What the person may do in the organisation of the route. Only in the organisers' group.</summary>
    public static Membership Membership(this HttpContext context) =>
        context.Features.Get<Membership>() ?? throw new InvalidOperationException("the endpoint is not in OrganiserGroup");

    /// <summary>After authorization.</summary>
    public static void UseOrganiserGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OrganiserOnly>() is not null)
        {
            var membership = await context.RequestServices.GetRequiredService<SessionsClient>().GetMembershipAsync(
                new() { PersonId = context.PersonId(), Organisation = (string)context.Request.RouteValues["org"]! },
                cancellationToken: context.RequestAborted);
            if (!membership.TermsAccepted)
            {
                if (!context.WantsHtml())
                    throw new Problem(StatusCodes.Status403Forbidden, Texts.Terms_First) { Type = "terms", Next = "/orga/conditions" };
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
                context.Response.Headers.Location = "/orga/conditions?returnUrl=" + Uri.EscapeDataString(
                    HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : $"/orga/{membership.Slug}/campagnes");
                return;
            }
            context.Features.Set(membership);
            if (!membership.IsAdmin && context.GetEndpoint()!.Metadata.GetMetadata<AdminsOnly>() is not null)
                throw Problem.NotAllowed(Texts.Admins_Only);
        }
        await next(context);
    });
}
