using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Tests.Probe;
using Pix.Testing;
using SessionsClient = Pix.Sessions.V1.Sessions.SessionsClient;

namespace Pix.BuildingBlocks.Tests.Modules;

public sealed class ModuleClientsTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    private SessionsClient Sessions => host.Services.GetRequiredService<SessionsClient>();

    private async Task<Answer> CallAsync(string what, string? key = null, string query = "")
    {
        using var client = host.Client();
        return await client.GetAsync($"/call/{what}/{key ?? Guid.NewGuid().ToString("N")}{query}");
    }

    [Fact]
    public async Task A_call_is_answered() => Assert.Equal("fine", (string)(await CallAsync("fine")).Is(200).Json["firstName"]!);

    [Theory]
    [InlineData("403", 403)]
    [InlineData("404", 404)]
    [InlineData("409", 409)]
    [InlineData("410", 409)]
    [InlineData("503", 503)]
    [InlineData("unavailable", 503)]
    [InlineData("fault", 500)]
    public async Task What_goes_wrong_on_the_other_side_becomes_the_status_that_says_so(string what, int status) => (await CallAsync(what)).Is(status);

    [Fact]
    public async Task A_call_past_its_deadline_is_503_and_the_other_side_stops()
    {
        var answer = (await CallAsync("wait", "late", "?milliseconds=100")).Is(503);
        Assert.NotNull(answer.Headers.RetryAfter);
        await host.Calls.IsCancelledAsync("late");
    }

    [Fact]
    public async Task Every_call_has_a_deadline() => Assert.Equal("some", (string)(await CallAsync("deadline")).Is(200).Json["firstName"]!);

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData(null, "fr")]
    public async Task The_other_side_speaks_the_language_of_the_request(string? asked, string language)
    {
        using var client = new PixClient(host.Address) { AcceptLanguage = asked };
        Assert.Equal(language, (string)(await client.GetAsync("/call/language/one")).Is(200).Json["firstName"]!);
    }

    [Theory]
    [InlineData("unavailable%20twice")]
    [InlineData("busy")]
    public async Task A_call_is_repeated_twice_while_the_other_side_is_unavailable(string what)
    {
        var key = Guid.NewGuid().ToString("N");
        (await CallAsync(what, key)).Is(200);
        Assert.Equal(3, host.Calls.Attempts[key]);
    }

    [Fact]
    public async Task A_call_that_failed_for_another_reason_is_not_repeated()
    {
        var key = Guid.NewGuid().ToString("N");
        (await CallAsync("404", key)).Is(404);
        Assert.Equal(1, host.Calls.Attempts[key]);
    }

    [Fact]
    public async Task A_cancelled_call_stops_on_the_other_side()
    {
        using var leaves = new CancellationTokenSource();
        var call = Sessions.ValidateAsync(new() { PersonId = "left", Stamp = "wait" }, cancellationToken: leaves.Token).ResponseAsync;
        await host.Calls.IsWaitingAsync("left");
        await leaves.CancelAsync();
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
        await host.Calls.IsCancelledAsync("left");
    }

    [Fact]
    public async Task Who_leaves_while_a_call_is_under_way_leaves_no_fault_in_the_log()
    {
        await using var own = await ProbeHost.StartAsync();
        using (var http = new HttpClient())
        {
            using var leaves = new CancellationTokenSource();
            var request = http.GetAsync(own.Address + "/call/wait/gone", leaves.Token);
            await own.Calls.IsWaitingAsync("gone");
            await leaves.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        }
        await own.Calls.IsCancelledAsync("gone");
        await own.DisposeAsync(); // ends every request first
        Assert.DoesNotContain(own.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_large_question_and_a_large_answer_pass()
    {
        Assert.Equal(6_000_000, (int)(await CallAsync("fine", "large")).Is(200).Json["length"]!);
        var answer = await Sessions.ValidateAsync(new() { PersonId = "question", Stamp = new string('x', ModuleHost.MaxBody * 2) });
        Assert.True(answer.Valid);
    }

    [Fact]
    public async Task Calls_are_not_served_on_the_public_address_whatever_the_host_header_says()
    {
        using var client = host.Client();
        var content = new ByteArrayContent(new byte[5]);
        content.Headers.ContentType = new("application/grpc");
        (await client.SendAsync(HttpMethod.Post, "/pix.sessions.v1.Sessions/Validate", content, null)).Is(404);
        var disguised = new ByteArrayContent(new byte[5]);
        disguised.Headers.ContentType = new("application/grpc");
        (await client.SendAsync(HttpMethod.Post, "/pix.sessions.v1.Sessions/Validate", disguised, null, ("Host", "modules"))).Is(404);
    }

    [Fact]
    public async Task Modules_call_each_other_whatever_hosts_people_may_use()
    {
        await using var host = await ProbeHost.StartAsync("AllowedHosts=127.0.0.1");
        using var client = host.Client();
        (await client.GetAsync("/call/fine/p")).Is(200);
        (await client.SendAsync(HttpMethod.Get, "/call/fine/p", null, "application/json", ("Host", "elsewhere.example"))).Is(400);
    }
}
