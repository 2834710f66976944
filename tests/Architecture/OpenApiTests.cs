using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FastEndpoints;
using Microsoft.AspNetCore.Routing;
using Pix.Testing;

namespace Pix.Architecture.Tests;

/// <summary>The document that describes the API to programs tells every route, and invents none.</summary>
[Collection<AskingTheHost>]
public sealed partial class OpenApiTests(RunningHost host)
{
    [Fact]
    public async Task Every_route_of_ours_is_described_with_its_parameters()
    {
        var paths = await PathsAsync();
        var routes = host.Endpoints.Where(e => e.Metadata.GetMetadata<EndpointDefinition>() is not null && !e.RoutePattern.RawText!.Contains("_test_url", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count > 40);
        foreach (var route in routes)
            foreach (var verb in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
                Rule.Holds(Missing(paths, "/" + route.RoutePattern.RawText!.TrimStart('/'), verb));
    }

    [Fact]
    public async Task A_route_that_is_not_described_is_found()
    {
        var paths = await PathsAsync();
        Assert.Single(Missing(paths, "/nulle/part", "GET"));
        Assert.Single(Missing(paths, "/campagnes/{code}", "DELETE"));
    }

    private static IEnumerable<string> Missing(JsonObject paths, string route, string verb)
    {
        var path = Constraint().Replace(route, "{$1}");
        if (paths[path]?[verb.ToLowerInvariant()] is not { } operation)
            yield return $"{verb} {path} is not described";
        else
            foreach (var name in Constraint().Matches(route).Select(m => m.Groups[1].Value))
                if (operation["parameters"]?.AsArray().Any(p => (string)p!["name"]! == name && (string)p["in"]! == "path") != true)
                    yield return $"{verb} {path} does not describe {name}";
    }

    private async Task<JsonObject> PathsAsync()
    {
        using var client = new PixClient(host.Public.GetLeftPart(UriPartial.Authority));
        return (await client.GetAsync("/openapi/v1.json")).Is(200).Json["paths"]!.AsObject();
    }

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")]
    private static partial Regex Constraint();
}
