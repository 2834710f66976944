using System.Diagnostics;

namespace Pix.Benchmarks;

/// <summary>Makes load: so many at once, each takes the next piece of work as soon as its last is done.</summary>
internal static class Load
{
    /// <summary>Does every piece of work once.</summary>
    public static async Task<Times> RunAsync<T>(IReadOnlyList<T> work, int atOnce, Func<T, Task> act)
    {
        var latencies = new double[work.Count];
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < work.Count;)
            {
                var from = Stopwatch.GetTimestamp();
                await act(work[i]);
                latencies[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            }
        })));
        return new(latencies, clock.Elapsed);
    }

    /// <summary>The same request so many times.</summary>
    public static Task<Times> RepeatAsync(int times, int atOnce, Func<Task> act) => RunAsync(Enumerable.Range(0, times).ToList(), atOnce, _ => act());

    /// <summary>
    /// Two things in turns, the first again first in every second round, so that neither has the better moments of a noisy machine.
    /// Gives the rounds after the first, which warms both up.
    /// </summary>
    public static async Task<IReadOnlyList<(Times One, Times Other)>> InTurnsAsync(int rounds, Func<Task<Times>> one, Func<Task<Times>> other)
    {
        var measured = new List<(Times, Times)>();
        for (var i = 0; i <= rounds; i++)
        {
            var first = i % 2 == 0 ? await one() : null;
            var second = await other();
            measured.Add((first ?? await one(), second));
        }
        return measured.GetRange(1, rounds);
    }

    /// <summary>How the rates compare, round by round.</summary>
    public static Spread Rates(this IEnumerable<(Times One, Times Other)> rounds) => Spread.Of(rounds.Select(r => r.One.Rate / r.Other.Rate));

    /// <summary>How the medians of the latencies compare, round by round.</summary>
    public static Spread Medians(this IEnumerable<(Times One, Times Other)> rounds) => Spread.Of(rounds.Select(r => r.One.At(0.5) / r.Other.At(0.5)));
}
