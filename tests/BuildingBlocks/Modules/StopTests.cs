using Pix.BuildingBlocks.Tests.Probe;

namespace Pix.BuildingBlocks.Tests.Modules;

/// <summary>A process that is told to stop: modules are there until nobody needs them.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private const string Key = "Internal:Key=the same secret in every process, long enough";
    private ProbeHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProbeHost.StartAsync($"Internal:Url={ProbeHost.FreeAddress()}", Key);
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_asked_before_is_answered_with_all_the_calls_that_it_takes_and_whoever_asks_after_is_refused()
    {
        using var client = _host.Client();
        var asked = client.GetAsync("/call/later/p");
        await _host.Calls.IsWaitingAsync("p");
        var before = _host.Log.Lines.Count;
        var stopped = _host.StopAsync();
        using (var late = _host.Client())
            await RefusedAsync(() => late.GetAsync("/figures?count=1"));

        Assert.False(stopped.IsCompleted);
        _host.Calls.Release("p");
        Assert.Equal(["close"], (await asked).Is(200).Headers.Connection);
        await stopped;
        Assert.DoesNotContain(_host.Log.Lines.Skip(before), l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task So_is_a_page_that_another_process_forwarded()
    {
        await using var front = await ProbeHost.StartAsync("Modules:Probe:Enabled=false", $"Modules:Probe:Address={_host.Internal}", "Modules:Accounts:Address=" + _host.Internal, Key);
        using var client = front.Client();
        var asked = client.GetAsync("/call/later/p");
        await _host.Calls.IsWaitingAsync("p");
        var stopped = _host.StopAsync();
        using (var late = _host.Client())
            await RefusedAsync(() => late.GetAsync("/figures?count=1"));

        _host.Calls.Release("p");
        (await asked).Is(200);
        await stopped;
    }

    [Fact]
    public async Task A_request_that_does_not_end_holds_nobody_longer_than_the_time_there_is()
    {
        using var client = _host.Client();
        var asked = client.GetAsync("/call/later/p");
        await _host.Calls.IsWaitingAsync("p");
        await _host.StopAsync(new CancellationToken(canceled: true));
        _host.Calls.Release("p");
        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
    }

    // Asked until refused: it takes a moment until the process listens no more.
    private static async Task RefusedAsync(Func<Task> ask)
    {
        try
        {
            while (true)
                await ask();
        }
        catch (HttpRequestException)
        {
        }
    }
}
