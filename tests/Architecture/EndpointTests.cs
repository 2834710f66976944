using FastEndpoints;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Pix.BuildingBlocks.Web;

namespace Pix.Architecture.Tests;

/// <summary>Every address of the running Host: who may ask it, and what keeps other sites from posting to it.</summary>
[Collection<AskingTheHost>]
public sealed class EndpointTests(RunningHost host)
{
    /// <summary>What people may see and do before they sign in. Nothing is anonymous by accident.</summary>
    private static readonly string[] Anonymous =
    [
        "GET /",
        "GET /connexion", "POST /connexion", "POST /deconnexion",
        "GET /inscription", "POST /inscription",
        "GET /invitations/{token}",
        "GET /mot-de-passe-oublie", "POST /mot-de-passe-oublie", "GET /mot-de-passe/{token}", "POST /mot-de-passe/{token}",
        "GET /campagnes", "POST /campagnes", "GET /campagnes/{code}",
        "GET /contenu/{hash}/{*path}", "GET /tutos/{id}",
        "POST /langue",
        "GET /mentions-legales", "GET /confidentialite", "GET /conditions-d-utilisation", "GET /accessibilite",
        "GET /styleguide", "GET /apercu/epreuves", "GET /apercu/epreuves/{id}", "POST /apercu/epreuves/{id}", // in Development
        "GET /openapi/v1.json",
        "GET /health/live", "GET /health/ready",
    ];

    private static readonly string[] OfFrameworks =
    [
        "GET /_test_url_cache_", // mapped by FastEndpoints, answered by nobody: InternalCallTests sees to that
        "GET /{**path:file}", "HEAD /{**path:file}", // static files that are being edited, in Development
    ];

    private static bool IsCall(Endpoint endpoint) => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null;
    private static bool IsFile(Endpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");
    private static bool IsOrganisers(Endpoint endpoint) => endpoint.Metadata.GetMetadata<OrganiserOnly>() is not null;
    private static bool IsAnonymous(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is null;
    private static bool ChecksToken(Endpoint endpoint) => endpoint.Metadata.GetMetadata<EndpointDefinition>()?.EndpointType.IsAssignableTo(typeof(IFormEndpoint)) == true;

    private static IReadOnlyList<string> Verbs(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } verbs ? verbs : ["*"];
    private static IEnumerable<string> Names(RouteEndpoint e) => Verbs(e).Select(verb => $"{verb} /{e.RoutePattern.RawText!.TrimStart('/')}");

    private static bool IsBelowOrganisation(RoutePattern route) =>
        route.PathSegments is [{ Parts: [RoutePatternLiteralPart { Content: var first }] }, { Parts: [RoutePatternParameterPart, ..] }, ..]
        && string.Equals(first, "orga", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> WithoutToken(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => !IsCall(e) && !IsFile(e) && Verbs(e).Any(v => v is not ("GET" or "HEAD")) && !ChecksToken(e))
        .SelectMany(Names).Select(name => $"{name} checks no form token");

    private static IEnumerable<string> OpenToAll(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => !IsCall(e) && !IsFile(e) && IsAnonymous(e))
        .SelectMany(Names).Except(Anonymous).Except(OfFrameworks).Select(name => $"{name} is open to all, and not on the list");

    private static IEnumerable<string> OutsideGroup(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => !IsCall(e) && (IsBelowOrganisation(e.RoutePattern) && !IsOrganisers(e) || IsOrganisers(e) && (IsAnonymous(e) || !IsBelowOrganisation(e.RoutePattern))))
        .SelectMany(Names).Select(name => $"{name}: below /orga/{{org}} and in OrganiserGroup go together, with a session");

    [Fact]
    public void Whatever_changes_something_checks_a_form_token() => Rule.Holds(WithoutToken(host.Endpoints));

    [Fact]
    public void Every_address_needs_a_session_but_for_a_short_list() => Rule.Holds(OpenToAll(host.Endpoints));

    [Fact]
    public void Everything_of_an_organisation_is_for_its_members() => Rule.Holds(OutsideGroup(host.Endpoints));

    [Fact]
    public void The_list_of_anonymous_addresses_has_no_dead_entry() =>
        Assert.Equal([], Anonymous.Concat(OfFrameworks).Except(host.Endpoints.Where(IsAnonymous).SelectMany(Names)));

    [Fact]
    public void The_rules_look_at_something()
    {
        var endpoints = host.Endpoints;
        Assert.Contains(endpoints, e => ChecksToken(e) && Names(e).Contains("POST /connexion"));
        Assert.Contains(endpoints, e => IsOrganisers(e) && IsBelowOrganisation(e.RoutePattern) && Names(e).Contains("POST /orga/{org}/campagnes"));
        Assert.Contains(endpoints, e => !IsAnonymous(e) && Names(e).Contains("GET /mes-parcours"));
        Assert.Contains(endpoints, IsCall);
        Assert.Contains(endpoints, IsFile);
        foreach (var type in Product.Modules.SelectMany(m => m.Assembly.GetTypes()).Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(BaseEndpoint))))
            Assert.Contains(endpoints, e => e.Metadata.GetMetadata<EndpointDefinition>()?.EndpointType == type);
    }

    private static RouteEndpoint Planted(string route, string? verb, params object[] metadata) => new(
        _ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0,
        new([.. verb is null ? Array.Empty<object>() : [new HttpMethodMetadata([verb])], .. metadata]), null);

    [Fact]
    public void An_unsafe_address_without_a_token_is_found()
    {
        Assert.Single(WithoutToken([Planted("connexion", "POST"), Planted("connexion", "GET")]));
        Assert.Single(WithoutToken([Planted("tout", null)]));
        Assert.Single(WithoutToken([Planted("liste", "DELETE", new AuthorizeAttribute())]));
    }

    [Fact]
    public void An_address_open_to_all_is_found() => Assert.Equal(
        ["GET /profil is open to all, and not on the list", "POST /profil is open to all, and not on the list"],
        OpenToAll(
        [
            Planted("profil", "GET"),
            Planted("profil", "POST", new AuthorizeAttribute(), new AllowAnonymousAttribute()),
            Planted("profil", "PUT", new AuthorizeAttribute()),
            Planted("connexion", "GET"),
        ]));

    [Fact]
    public void An_organisation_s_address_outside_the_group_is_found()
    {
        var session = new AuthorizeAttribute();
        Assert.Single(OutsideGroup([Planted("orga/{slug}/membres", "GET", session)]));
        Assert.Empty(OutsideGroup([Planted("orga/{org}/membres", "GET", session, new OrganiserOnly()), Planted("orga/conditions", "GET", session)]));
        Assert.Single(OutsideGroup([Planted("/Orga/{*rest}", "GET", session)]));
        Assert.Equal(2, OutsideGroup([Planted("orga/{org}/x", "GET", new OrganiserOnly()), Planted("membres", "GET", session, new OrganiserOnly())]).Count());
    }
}
