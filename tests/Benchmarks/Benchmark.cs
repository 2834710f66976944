using System.Text.Json;

namespace Pix.Benchmarks;

/// <summary>One of the list.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="What">What it measures, against what.</param>
/// <param name="RunAsync">Measures, and fills the table.</param>
internal sealed record Benchmark(string Name, string What, Func<Lab, Table, Task> RunAsync);

/// <summary>What was measured. A target that is missed is printed, never hidden, and fails nothing: machines differ.</summary>
internal sealed class Table(Benchmark benchmark)
{
    private sealed record Row(string What, string Figure, string? Target, bool? Reached);

    private readonly List<Row> _rows = [];

    /// <summary>A figure without a target.</summary>
    public void Add(string what, string figure) => Show(new(what, figure, null, null));

    /// <summary>A figure that should reach its target.</summary>
    public void Add(string what, string figure, string target, bool reached) => Show(new(what, figure, target, reached));

    /// <summary>A ratio of two rates measured in turns: at least <paramref name="atLeast"/>.</summary>
    public void AddRatio(string what, Spread ratio, double atLeast) => Add(what, ratio.ToString(), $"≥ {atLeast:0.##} ×", ratio.Median >= atLeast);

    /// <summary>A ratio of two times measured in turns: at most <paramref name="atMost"/>.</summary>
    public void AddCost(string what, Spread ratio, double atMost) => Add(what, ratio.ToString(), $"≤ {atMost:0.##} ×", ratio.Median <= atMost);

    public void Print()
    {
        Console.WriteLine($"\n## {benchmark.Name}: {benchmark.What}\n\n| what | measured | target | reached |\n|---|---|---|---|");
        foreach (var row in _rows)
            Console.WriteLine($"| {row.What} | {row.Figure} | {row.Target} | {(row.Reached is { } reached ? reached ? "yes" : "**no**" : "")} |");
        Console.WriteLine();
    }

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, benchmark.Name + ".json"), JsonSerializer.Serialize(new
        {
            benchmark.Name, benchmark.What, At = DateTimeOffset.UtcNow, Cores = Environment.ProcessorCount, Runtime = Environment.Version.ToString(), Rows = _rows,
        }, JsonSerializerOptions.Web));
    }

    private void Show(Row row)
    {
        _rows.Add(row);
        Console.Error.WriteLine($"  {row.What}: {row.Figure}");
    }
}

/// <summary>Median of several rounds, with the least and the most.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(Times.Quantile(sorted, 0.5), sorted[0], sorted[^1]);
    }

    public override string ToString() => $"{Median:0.00} × ({Least:0.00} to {Most:0.00})";
}

/// <summary>Latencies of one round, in milliseconds, and its rate per second.</summary>
internal sealed class Times
{
    private readonly double[] _sorted;

    public Times(IEnumerable<double> milliseconds, TimeSpan elapsed)
    {
        _sorted = [.. milliseconds.Order()];
        Rate = _sorted.Length / elapsed.TotalSeconds;
    }

    public double Rate { get; }

    public double At(double quantile) => Quantile(_sorted, quantile);

    /// <summary>Nearest rank.</summary>
    public static double Quantile(double[] sorted, double quantile) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(quantile * sorted.Length) - 1, 0, sorted.Length - 1)];
}
