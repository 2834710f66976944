namespace Pix.Testing;

/// <summary>The real clock, some time ahead: timers go on, and a test can let four days pass.</summary>
public sealed class MovableClock : TimeProvider
{
    private long _ahead;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}
