namespace Pix.Benchmarks;

/// <summary>The published Host, with the whole bank and its databases there.</summary>
internal static class StartUp
{
    private const int Times = 7;

    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Lab.CopyOf(await Seed.PeopleAsync());
        (await lab.HostAsync(data)).Stop(); // the files are in memory now
        var (starts, memory) = (new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            var host = await lab.HostAsync(data);
            starts.Add(host.StartedIn.TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(5));
            memory.Add(host.Memory());
            host.Stop();
        }
        var bare = await lab.BareAsync(Path.Combine(Lab.Artifacts, "work", "bare"));
        await Task.Delay(TimeSpan.FromSeconds(5));
        var (start, rest) = (Spread.Of(starts), Spread.Of(memory));
        table.Add("ready after", $"{start.Median:0.00} s ({start.Least:0.00} to {start.Most:0.00})", "≤ 1.5 s", start.Median <= 1.5);
        table.Add("memory at rest, 5 s later", $"{rest.Median:0} MB ({rest.Least:0} to {rest.Most:0})", "≤ 150 MB", rest.Median <= 150);
        table.Add("of that the bare server has", $"{bare.Memory():0} MB, ready after {bare.StartedIn.TotalSeconds:0.00} s");
    }
}
