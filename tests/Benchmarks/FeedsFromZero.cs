using System.Diagnostics;

namespace Pix.Benchmarks;

/// <summary>Reporting reads everything again, as after a loss or an upgrade.</summary>
internal static class FeedsFromZero
{
    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Lab.CopyOf(await CampaignLists.ManyAsync());
        var rows = Made.Count(data, "campaigns", """SELECT "Position" FROM "campaigns_feed" """) + Made.Count(data, "assessments", """SELECT "Position" FROM "assessments_feed" """) + Made.Count(data, "accounts", """SELECT "Position" FROM "accounts_feed" """);
        File.Delete(Path.Combine(data, "reporting.db"));
        var host = await lab.HostAsync(data);
        var anyone = new Visitor(host.Http, "");
        var (memory, pages) = (new List<double>(), new List<double>());
        var reading = Made.UntilProjectedAsync(data);
        while (!reading.IsCompleted)
        {
            var from = Stopwatch.GetTimestamp();
            await anyone.PageAsync("/campagnes/" + Seed.DemoCode);
            pages.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            memory.Add(host.Memory());
            await Task.WhenAny(reading, Task.Delay(100));
        }
        var took = await reading;
        var quarter = memory.Count / 4;
        var (early, late) = (memory.GetRange(quarter, quarter).Max(), memory.GetRange(3 * quarter, memory.Count - 3 * quarter).Max());
        table.Add("rows of the three feeds a second", $"{rows / took.TotalSeconds:0} ({rows} in {took.TotalSeconds:0} s)", "≥ 20,000", rows / took.TotalSeconds >= 20_000);
        table.Add("participations a second", $"{CampaignLists.Participations / took.TotalSeconds:0}");
        table.Add("memory in the second quarter, in the last", $"{early:0} MB, {late:0} MB", "flat", late <= early * 1.2);
        var sorted = pages.Order().ToArray();
        table.Add("landing page meanwhile", $"median {Times.Quantile(sorted, 0.5):0} ms, p95 {Times.Quantile(sorted, 0.95):0} ms of {pages.Count}");
    }
}
