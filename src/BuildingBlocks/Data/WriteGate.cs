using System.Collections.Concurrent;

namespace Pix.BuildingBlocks.Data;

/// <summary>
/// One turn to write at a time per SQLite file. Without it, writers that find the file locked poll it and may wait a
/// second for a turn that was free long before; through the gate they go in order.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private static readonly ConcurrentDictionary<string, WriteGate> Gates = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _turn = new(1);

    public static WriteGate Of(string connectionString) => Gates.GetOrAdd(connectionString, _ => new());

    /// <exception cref="DatabaseBusyException">The turn did not come within 15 s.</exception>
    public async Task<IDisposable?> EnterAsync(CancellationToken ct) =>
        await _turn.WaitAsync(Patience, ct) ? new Turn(_turn) : throw new DatabaseBusyException();

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                turn.Release();
        }
    }
}
