using System.Diagnostics;

namespace Pix.Benchmarks;

/// <summary>The file of a rectorate.</summary>
internal static class Exports
{
    private const int Rounds = 7;

    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Lab.CopyOf(await Reports.DataAsync());
        var host = await lab.HostAsync(data);
        var bare = await lab.BareAsync(Path.Combine(Lab.Artifacts, "work", "bare"));
        var campaign = Reports.CampaignIn(data, "Cent mille");
        var (ours, theirs) = (host.Organiser(data), new Visitor(bare.Http, ""));
        var path = $"/orga/{Seed.Organisation}/campagnes/{campaign}/resultats.csv";
        var other = $"/csv?database={Uri.EscapeDataString(Path.Combine(data, "reporting.db"))}&campaign={campaign}";
        await ours.PageAsync($"/orga/{Seed.Organisation}/campagnes"); // warm, but for the export itself
        var rest = host.Memory();
        var (first, most, bytes) = (new List<double>(), rest, 0L);

        var rounds = await Load.InTurnsAsync(Rounds, async () =>
        {
            using var done = new CancellationTokenSource();
            var watch = Task.Run(async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    most = Math.Max(most, host.Memory());
                    await Task.Delay(20);
                }
            });
            var clock = Stopwatch.StartNew();
            var download = await ours.DownloadAsync(path);
            var times = new Times([clock.Elapsed.TotalMilliseconds], clock.Elapsed);
            bytes = download.Bytes;
            first.Add(download.FirstByte.TotalMilliseconds);
            await done.CancelAsync();
            await watch;
            return times;
        }, async () =>
        {
            var clock = Stopwatch.StartNew();
            await theirs.DownloadAsync(other);
            return new([clock.Elapsed.TotalMilliseconds], clock.Elapsed);
        });
        table.AddRatio("rate, against a bare reader of the same table with CsvHelper", rounds.Rates(), 0.5);
        table.Add("lines a second", $"{Reports.Large * rounds[^1].One.Rate:0} of {Reports.Large * rounds[^1].Other.Rate:0}; {bytes / 1e6:0.0} MB");
        table.Add("memory rises by", $"{most - rest:0} MB, from {rest:0} MB", "≤ 64 MB", most - rest <= 64);
        var byteTimes = Spread.Of(first.Skip(1));
        table.Add("first byte", $"{byteTimes.Median:0} ms ({byteTimes.Least:0} to {byteTimes.Most:0})", "≤ 200 ms", byteTimes.Median <= 200);
    }
}
