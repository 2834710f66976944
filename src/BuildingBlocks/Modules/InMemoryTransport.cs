using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Pix.BuildingBlocks.Modules;

/// <summary>A Kestrel endpoint that exists only inside this process.</summary>
public sealed class InMemoryEndPoint(string name) : EndPoint
{
    /// <summary>What clients connect to.</summary>
    public string Name { get; } = name;

    /// <summary>Kestrel asks for it as soon as somebody measures connections; the base class throws, which ends the listener.</summary>
    public override AddressFamily AddressFamily => AddressFamily.Unspecified;

    /// <inheritdoc/>
    public override string ToString() => "in-memory:" + Name;
}

/// <summary>
/// Carries HTTP/2 between modules of one process over pipes: no port, no file, yet the real pipeline with deadlines,
/// cancellation and interceptors (docs/adr/0002). Kestrel asks it for <see cref="InMemoryEndPoint"/> only; the socket
/// transport keeps serving every other endpoint.
/// </summary>
/// <param name="requests">Whom to serve until the last; null: nobody is waited for.</param>
public sealed class InMemoryTransport(RequestsUnderWay? requests = null) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly ConcurrentDictionary<string, Listener> _listeners = new();

    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => endpoint is InMemoryEndPoint;

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var address = (InMemoryEndPoint)endpoint;
        var listener = new Listener(address, async ct =>
        {
            await (requests?.EndedAsync(ct) ?? Task.CompletedTask);
            _listeners.TryRemove(address.Name, out _);
        });
        return _listeners.TryAdd(address.Name, listener)
            ? new(listener)
            : throw new AddressInUseException($"{address} is taken");
    }

    /// <summary>The client's side, for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="IOException">Nobody listens (yet, or any more).</exception>
    public ValueTask<Stream> ConnectAsync(string name, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return _listeners.TryGetValue(name, out var listener)
            ? new(listener.Connect())
            : throw new IOException($"nobody listens on in-memory:{name}");
    }

    private sealed class Listener(InMemoryEndPoint address, Func<CancellationToken, Task> leaveAsync) : IConnectionListener
    {
        private static readonly PipeOptions Pipes =
            new(pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19, useSynchronizationContext: false);

        private readonly Channel<ConnectionContext> _accepted = Channel.CreateUnbounded<ConnectionContext>();
        private bool _leaves;

        public EndPoint EndPoint => address;

        public Stream Connect()
        {
            var toServer = new Pipe(Pipes);
            var toClient = new Pipe(Pipes);
            return _accepted.Writer.TryWrite(new Connection(address, new Duplex(toServer.Reader, toClient.Writer)))
                ? new ClientStream(toClient.Reader, toServer.Writer)
                : throw new IOException($"{address} is closed");
        }

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await _accepted.Reader.WaitToReadAsync(cancellationToken))
                if (_accepted.Reader.TryRead(out var connection))
                    return connection;
            return null;
        }

        // Kestrel closes no connection, of any endpoint, before all endpoints have left.
        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref _leaves, true))
                return;
            await leaveAsync(cancellationToken);
            _accepted.Writer.Complete();
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class Connection(InMemoryEndPoint address, IDuplexPipe pipe) : ConnectionContext
    {
        private readonly CancellationTokenSource _closed = new();
        private readonly IDuplexPipe _own = pipe;

        public override string ConnectionId { get; set; } = "m" + Interlocked.Increment(ref _count);
        public override IFeatureCollection Features { get; } = new FeatureCollection();
        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();
        public override IDuplexPipe Transport { get; set; } = pipe;
        public override EndPoint? LocalEndPoint { get; set; } = address;
        public override EndPoint? RemoteEndPoint { get; set; } = address;
        public override CancellationToken ConnectionClosed { get => _closed.Token; set => _ = value; }
        private static long _count;

        // Pipes are not thread-safe and Abort comes from any thread: only signal here, complete in DisposeAsync,
        // which Kestrel calls once nobody uses the transport any more.
        public override void Abort(ConnectionAbortedException abortReason)
        {
            _own.Input.CancelPendingRead();
            _own.Output.CancelPendingFlush();
            ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), _closed, preferLocal: false);
        }

        public override async ValueTask DisposeAsync()
        {
            await _own.Input.CompleteAsync();
            await _own.Output.CompleteAsync();
            await _closed.CancelAsync();
        }
    }

    private sealed class ClientStream(PipeReader reader, PipeWriter writer) : Stream
    {
        private readonly Stream _in = reader.AsStream(), _out = writer.AsStream();

        public override bool CanRead => true;
        public override bool CanWrite => true;
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { } // a pipe's stream flushes with every write
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => _in.Read(buffer, offset, count);
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _in.ReadAsync(buffer, cancellationToken);
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _in.ReadAsync(buffer, offset, count, cancellationToken);
        public override void Write(byte[] buffer, int offset, int count) => _out.Write(buffer, offset, count);
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _out.WriteAsync(buffer, cancellationToken);
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _out.WriteAsync(buffer, offset, count, cancellationToken);
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _out.Dispose();
                _in.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
