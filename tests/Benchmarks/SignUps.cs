using System.Collections.Concurrent;
using System.Diagnostics;

namespace Pix.Benchmarks;

/// <summary>Hashing a password costs on purpose: people wait their turn, and nobody else does.</summary>
internal static class SignUps
{
    private const int People = 1000;

    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Lab.CopyOf(await Seed.PeopleAsync());
        var host = await lab.HostAsync(data);
        var other = new Participant(new Visitor(host.Http, Made.People(data, "personne.%", 1)[0].Cookie), Seed.DemoCode);
        await other.StartAsync("21804537");
        await MeasureAsync("sign-up", i => new Visitor(host.Http, "").PostAsync("/inscription", new { firstName = "Louise", lastName = "Carré", email = $"neuf.{i}@example.org", password = "Un-mot-de-passe-2026", acceptTerms = true }));
        await MeasureAsync("sign-in", i => new Visitor(host.Http, "").PostAsync("/connexion", new { email = $"neuf.{i}@example.org", password = "Un-mot-de-passe-2026" }));

        async Task MeasureAsync(string what, Func<int, Task> act)
        {
            var (refused, pages) = (new ConcurrentBag<string>(), new List<double>());
            using var done = new CancellationTokenSource();
            var watch = Task.Run(async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    var from = Stopwatch.GetTimestamp();
                    await other.QuestionAsync();
                    pages.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                    await Task.Delay(100);
                }
            });
            var times = await Load.RunAsync(Enumerable.Range(0, People).ToList(), People, async i =>
            {
                try
                {
                    await act(i);
                }
                catch (HttpRequestException e)
                {
                    refused.Add(e.Message);
                }
            });
            await done.CancelAsync();
            await watch;
            table.Add($"{what} of 1,000 at once", $"{times.Rate:0.0}/s; the last waits {times.At(1) / 1000:0.0} s");
            table.Add($"{what}: refused", $"{refused.Count} {refused.FirstOrDefault()}", "0", refused.IsEmpty);
            var p95 = Times.Quantile([.. pages.Order()], 0.95);
            table.Add($"{what}: others’ question page meanwhile, p95", $"{p95:0} ms of {pages.Count}", "≤ 200 ms", p95 <= 200);
        }
    }
}
