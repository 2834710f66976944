using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pix.Testing;

/// <summary>A command that went to a database.</summary>
/// <param name="Trace">Of the request that it was sent for, also through other modules.</param>
/// <param name="Database">The file.</param>
/// <param name="Sql">Its text.</param>
public sealed record SentCommand(string? Trace, string Database, string Sql);

/// <summary>Hears every command of every database in this process.</summary>
public sealed class CommandLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<SentCommand> _sent = [];
    private readonly ConcurrentDictionary<Guid, string> _open = [];
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    /// <summary>Begins to listen.</summary>
    public CommandLog() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Since the beginning, in order.</summary>
    public IReadOnlyCollection<SentCommand> Sent => _sent;

    /// <summary>How many connections to a database were taken since the beginning and not given back.</summary>
    public int OpenConnections(string database) => _open.Values.Count(d => d == database);

    /// <summary>Those of one request, by the trace that its <c>traceparent</c> named.</summary>
    public IEnumerable<SentCommand> Of(ActivityTraceId trace) => _sent.Where(c => c.Trace == trace.ToHexString());

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this));
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is ConnectionEndEventData connection && value.Key == RelationalEventId.ConnectionOpened.Name)
            _open[connection.ConnectionId] = connection.Connection.DataSource;
        else if (value.Value is ConnectionEndEventData closed && value.Key == RelationalEventId.ConnectionClosed.Name)
            _open.TryRemove(closed.ConnectionId, out _);
        else if (value is { Value: CommandExecutedEventData sent } && value.Key == RelationalEventId.CommandExecuted.Name)
            _sent.Enqueue(new(Activity.Current?.TraceId.ToHexString(), sent.Command.Connection?.DataSource ?? "", sent.Command.CommandText));
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }
}
