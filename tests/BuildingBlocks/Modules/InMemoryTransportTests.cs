using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Pix.BuildingBlocks.Modules;

namespace Pix.BuildingBlocks.Tests.Modules;

public sealed class InMemoryTransportTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly InMemoryTransport _transport = new();

    [Fact]
    public void It_serves_its_own_endpoints_only()
    {
        Assert.True(_transport.CanBind(new InMemoryEndPoint("a")));
        Assert.False(_transport.CanBind(new IPEndPoint(IPAddress.Loopback, 0)));
    }

    [Fact]
    public async Task Bytes_go_both_ways()
    {
        await using var listener = await _transport.BindAsync(new InMemoryEndPoint("a"), None);
        await using var client = await _transport.ConnectAsync("a", None);
        await using var server = (await listener.AcceptAsync(None))!;

        await client.WriteAsync("ping"u8.ToArray(), None);
        var read = await server.Transport.Input.ReadAtLeastAsync(4, None);
        Assert.Equal("ping", Encoding.ASCII.GetString(read.Buffer));
        server.Transport.Input.AdvanceTo(read.Buffer.End);

        await server.Transport.Output.WriteAsync("pong"u8.ToArray(), None);
        var answer = new byte[4];
        await client.ReadExactlyAsync(answer, None);
        Assert.Equal("pong", Encoding.ASCII.GetString(answer));
    }

    [Fact]
    public async Task Nobody_listening_is_an_io_error_before_and_after()
    {
        await Assert.ThrowsAsync<IOException>(async () => await _transport.ConnectAsync("a", None));
        var listener = await _transport.BindAsync(new InMemoryEndPoint("a"), None);
        await listener.UnbindAsync(None);
        await Assert.ThrowsAsync<IOException>(async () => await _transport.ConnectAsync("a", None));
        Assert.Null(await listener.AcceptAsync(None));
    }

    [Fact]
    public async Task A_name_is_taken_once_and_free_again_after()
    {
        var first = await _transport.BindAsync(new InMemoryEndPoint("a"), None);
        await Assert.ThrowsAsync<AddressInUseException>(async () => await _transport.BindAsync(new InMemoryEndPoint("a"), None));
        await first.DisposeAsync();
        await using var again = await _transport.BindAsync(new InMemoryEndPoint("a"), None);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_servers_reading()
    {
        await using var listener = await _transport.BindAsync(new InMemoryEndPoint("a"), None);
        var client = await _transport.ConnectAsync("a", None);
        await using var server = (await listener.AcceptAsync(None))!;
        await client.DisposeAsync();
        Assert.True((await server.Transport.Input.ReadAsync(None)).IsCompleted);
    }

    [Fact]
    public async Task A_server_that_leaves_ends_the_clients_reading()
    {
        await using var listener = await _transport.BindAsync(new InMemoryEndPoint("a"), None);
        await using var client = await _transport.ConnectAsync("a", None);
        var server = (await listener.AcceptAsync(None))!;
        await server.DisposeAsync();
        Assert.Equal(0, await client.ReadAsync(new byte[1], None));
        Assert.True(server.ConnectionClosed.IsCancellationRequested);
    }

    [Fact]
    public async Task An_aborted_connection_wakes_whoever_reads_it()
    {
        await using var listener = await _transport.BindAsync(new InMemoryEndPoint("a"), None);
        await using var client = await _transport.ConnectAsync("a", None);
        await using var server = (await listener.AcceptAsync(None))!;
        var reading = server.Transport.Input.ReadAsync(None).AsTask();
        var closed = new TaskCompletionSource();
        server.ConnectionClosed.Register(closed.SetResult);
        server.Abort(new ConnectionAbortedException());
        Assert.True((await reading).IsCanceled);
        await closed.Task;
    }
}
