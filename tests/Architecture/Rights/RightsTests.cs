using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pix.Testing;

namespace Pix.Architecture.Tests.Rights;

/// <summary>The table is asked of the real Host, line by line, as everybody, as a program and as a browser.</summary>
public sealed class RightsTests(World world) : IClassFixture<World>
{
    private static readonly string[] OfFrameworks = ["GET /_test_url_cache_", "GET /{**path:file}", "HEAD /{**path:file}"]; // EndpointTests tells why

    private static IEnumerable<string> Routes(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => e.Metadata.GetMetadata<GrpcMethodMetadata>() is null && !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
        .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(verb => $"{verb} /{e.RoutePattern.RawText!.TrimStart('/')}"))
        .Except(OfFrameworks);

    private static IEnumerable<string> WithoutLine(IEnumerable<RouteEndpoint> endpoints, IEnumerable<RightsLine> table) =>
        Routes(endpoints).Except(table.Select(l => l.Route)).Select(route => $"{route} has no line in RightsTable.cs: say who may ask it");

    private static IEnumerable<string> Dead(IEnumerable<RouteEndpoint> endpoints, IEnumerable<RightsLine> table) =>
        table.Select(l => l.Route).Except(Routes(endpoints)).Select(route => $"{route} is in RightsTable.cs, and the Host has no such route");

    private async Task<List<string>> WrongAsync(RightsLine line)
    {
        var wrong = new List<string>();
        foreach (var kind in Enum.GetValues<Kind>())
            foreach (var html in new[] { false, true })
                if ((int)(await world.AskAsync(line, kind, html)).Status is var status && status != line.Expected(kind, html))
                    wrong.Add($"{line.Route} as {kind}{(html ? " in a browser" : "")}: {line.Expected(kind, html)} expected, {status} came");
        return wrong;
    }

    public static TheoryData<string> Lines => [.. RightsTable.Lines.Select(l => l.Route)];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Everybody_may_what_the_table_says(string route) => Rule.Holds(await WrongAsync(RightsTable.Lines.Single(l => l.Route == route)));

    /// <summary>The admin of another organisation asks for everything of the first one below their own address.</summary>
    [Fact]
    public async Task Nothing_of_one_organisation_opens_below_the_address_of_another()
    {
        var lines = RightsTable.Lines.Where(l => l.Route.Contains("/orga/{org}/", StringComparison.Ordinal) && l.Address.Split('{').Length > 2).ToList();
        Assert.True(lines.Count > 10);
        foreach (var line in lines)
            Assert.Equal((line.Route, 404), (line.Route, (int)(await world.AskAsync(line, Kind.ForeignAdmin, html: false, world.OtherOrganisation)).Status));
    }

    /// <summary>Whatever people typed is shown as text, whatever name the request calls us by is shown nowhere, and no cache keeps what is signed in.</summary>
    [Theory]
    [InlineData(nameof(Kind.Nobody))]
    [InlineData(nameof(Kind.Participant))]
    [InlineData(nameof(Kind.Owner))]
    [InlineData(nameof(Kind.Admin))]
    public async Task No_page_runs_what_somebody_typed_or_is_kept_by_a_cache(string kind)
    {
        const string elsewhere = "ailleurs.example";
        var shown = 0;
        foreach (var line in RightsTable.Lines.Where(l => l.IsSafe))
        {
            var answer = await world.AskAsync(line, Enum.Parse<Kind>(kind), html: true, null, ("Host", elsewhere), ("X-Forwarded-Host", elsewhere));
            if (answer.ContentHeaders.ContentType?.MediaType == "text/html")
            {
                Assert.False(answer.Body.Contains("<img src=x", StringComparison.Ordinal), line.Route);
                shown += answer.Body.Contains("&lt;img src=x", StringComparison.Ordinal) ? 1 : 0;
                Assert.Contains("script-src 'self'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            }
            Assert.False((answer.Body + answer.Headers).Contains(elsewhere, StringComparison.Ordinal), line.Route);
            Assert.True(answer.Headers.CacheControl!.NoStore || line.Route.StartsWith("GET /contenu/", StringComparison.Ordinal), line.Route);
        }
        Assert.True(shown > (kind == nameof(Kind.Nobody) ? 0 : 8), $"{shown} pages showed what was typed");
    }

    [Fact]
    public void Every_route_has_its_line() => Rule.Holds(WithoutLine(world.Endpoints, RightsTable.Lines));

    [Fact]
    public void Every_line_has_its_route() => Rule.Holds(Dead(world.Endpoints, RightsTable.Lines));

    [Fact]
    public void A_line_says_a_status_for_everybody()
    {
        var kinds = Enum.GetValues<Kind>().Length;
        Assert.All(RightsTable.Lines, line => Assert.Equal((line.Route, kinds), (line.Route, line.Cells.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length)));
    }

    [Fact]
    public void A_route_without_its_line_and_a_line_without_its_route_are_found()
    {
        var line = RightsTable.Lines[0];
        Assert.Contains(WithoutLine(world.Endpoints, RightsTable.Lines[1..]), found => found.StartsWith(line.Route + " has no line", StringComparison.Ordinal));
        Assert.Contains(Dead(world.Endpoints, [.. RightsTable.Lines, line with { Route = "POST /orga/{org}/cles" }]), found => found.StartsWith("POST /orga/{org}/cles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_more_or_less_than_the_table_says_is_found()
    {
        var line = RightsTable.Lines.Single(l => l.Route == "GET /orga/{org}/campagnes");
        var cells = line.Cells.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(await WrongAsync(line));
        cells[(int)Kind.Stranger] = "200";
        cells[(int)Kind.Nobody] = "401";
        cells[(int)Kind.Member] = "404";
        Assert.Equal(
            ["as Nobody in a browser: 401 expected, 303 came", "as Stranger: 200 expected, 404 came", "as Stranger in a browser: 200 expected, 404 came", "as Member: 404 expected, 200 came", "as Member in a browser: 404 expected, 200 came"],
            (await WrongAsync(line with { Cells = string.Join(' ', cells) })).Select(w => w[(line.Route.Length + 1)..]));
    }
}
