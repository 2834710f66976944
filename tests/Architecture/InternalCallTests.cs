using System.Net;
using System.Net.Http.Headers;
using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Modules;

namespace Pix.Architecture.Tests;

/// <summary>gRPC answers modules only: on a public port there is nothing to find, whatever a request says of itself.</summary>
[Collection<AskingTheHost>]
public sealed class InternalCallTests(RunningHost host)
{
    private const string Grpc = "application/grpc", GrpcLikeJson = "application/grpc+json";
    private const string GetPeople = "/pix.accounts.v1.Accounts/GetPeople";

    private sealed record Answer(string Path, int Status, bool SpeaksGrpc);

    private static async Task<Answer> CallAsync(Uri address, string path, Version version, string kind, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[5]) { Headers = { ContentType = new MediaTypeHeaderValue(kind) } },
        };
        request.Headers.TE.Add(new("trailers"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return new(path, (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType == "application/grpc"
            || response.Headers.Contains("grpc-status") || response.TrailingHeaders.Contains("grpc-status"));
    }

    private string[] Paths => [.. host.Endpoints.Where(e => e.Metadata.GetMetadata<GrpcMethodMetadata>() is not null).Select(e => e.RoutePattern.RawText!)];

    private static IEnumerable<string> Answered(IEnumerable<Answer> answers) =>
        answers.Where(a => a.Status != 404 || a.SpeaksGrpc).Select(a => $"{a.Path} answers {a.Status}");

    private async Task<IEnumerable<string>> AnsweredAsync(Uri address, Version version, params (string Name, string Value)[] headers)
    {
        var answers = new List<Answer>();
        foreach (var path in Paths)
            answers.Add(await CallAsync(address, path, version, Grpc, headers));
        return Answered(answers);
    }

    [Fact]
    public async Task No_call_is_answered_on_a_public_port()
    {
        Rule.Holds(await AnsweredAsync(host.Public, HttpVersion.Version11));
        Rule.Holds(await AnsweredAsync(host.PublicHttp2, HttpVersion.Version20));
    }

    [Theory]
    [InlineData("modules")]
    [InlineData("internal")]
    public async Task A_forged_host_opens_nothing(string forged)
    {
        Rule.Holds(await AnsweredAsync(host.Public, HttpVersion.Version11, ("Host", forged)));
        Rule.Holds(await AnsweredAsync(host.PublicHttp2, HttpVersion.Version20, ("Host", forged)));
        Rule.Holds(await AnsweredAsync(host.PublicHttp2, HttpVersion.Version20, ("Host", host.Internal.Authority)));
    }

    [Theory]
    [InlineData("/pix.accounts.v1.Accounts/NoSuchMethod")]
    [InlineData("/pix.none.v1.None/NoSuchMethod")]
    public async Task Not_even_unknown_methods_get_an_answer_of_gRPC(string path)
    {
        foreach (var kind in (string[])[Grpc, GrpcLikeJson]) // the second needs no form token
        {
            Assert.False((await CallAsync(host.Public, path, HttpVersion.Version11, kind)).SpeaksGrpc);
            Assert.False((await CallAsync(host.PublicHttp2, path, HttpVersion.Version20, kind)).SpeaksGrpc);
        }
    }

    [Fact]
    public async Task The_key_of_the_shared_address_opens_nothing_on_a_public_one()
    {
        var token = host.Services.GetRequiredService<InternalToken>().For("POST", GetPeople);
        Rule.Holds(Answered([await CallAsync(host.PublicHttp2, GetPeople, HttpVersion.Version20, Grpc, (InternalToken.Header, token))]));
    }

    [Fact]
    public async Task The_shared_address_asks_for_its_key() =>
        Assert.Equal(new(GetPeople, 401, false), await CallAsync(host.Internal, GetPeople, HttpVersion.Version20, Grpc));

    [Theory]
    [InlineData("/_test_url_cache_")]
    [InlineData("/_TEST_url_cache_/")]
    [InlineData("/%5Ftest_url_cache_")]
    public async Task The_list_of_all_addresses_is_not_handed_out(string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Public };
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void The_rule_looks_at_something()
    {
        Assert.Contains(GetPeople, Paths);
        Assert.Contains("/pix.sessions.v1.Sessions/Validate", Paths);
        Assert.Contains("/pix.personaldata.v1.PersonalData/Erase", Paths);
        Assert.All(["accounts", "assessments", "campaigns"], name => Assert.Contains(Paths, p => p.StartsWith($"/pix.{name}.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_call_that_is_answered_is_found()
    {
        var token = host.Services.GetRequiredService<InternalToken>().For("POST", GetPeople);
        var answer = await CallAsync(host.Internal, GetPeople, HttpVersion.Version20, Grpc, (InternalToken.Header, token));
        Assert.Equal(new(GetPeople, 200, true), answer);
        Assert.Equal([$"{GetPeople} answers 200"], Answered([answer]));
    }
}
