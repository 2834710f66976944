using System.Collections.Concurrent;
using System.Diagnostics;

namespace Pix.Benchmarks;

/// <summary>A lecture hall, and the organiser who looks on.</summary>
internal static class Hall
{
    private const int People = 1000, AtOnce = 1000;

    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Lab.CopyOf(await Seed.PeopleAsync());
        var host = await lab.HostAsync(data);
        var organiser = host.Organiser(data);
        var report = $"/orga/{Seed.Organisation}/campagnes/{Seed.DemoCampaign}/participants?taille=1";
        var before = (int)(await organiser.GetAsync(report))!["counts"]!["shared"]!;
        var people = Made.People(data, "personne.%", People).Select(p => new Participant(new Visitor(host.Http, p.Cookie), Seed.DemoCode)).ToList();

        // What the organiser sees, with the instant it was seen.
        var seen = new List<(long At, int Shared)>();
        using var done = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var shared = (int)(await organiser.GetAsync(report))!["counts"]!["shared"]! - before;
                seen.Add((Stopwatch.GetTimestamp(), shared));
                await Task.Delay(50);
            }
        });

        var sent = new ConcurrentBag<long>();
        var failures = new ConcurrentBag<string>();
        var clock = Stopwatch.StartNew();
        await Load.RunAsync(people, AtOnce, async person =>
        {
            try
            {
                await person.StartAsync("21804537");
                await person.FinishAsync();
                await person.SendAsync();
                sent.Add(Stopwatch.GetTimestamp());
            }
            catch (HttpRequestException e)
            {
                failures.Add(e.Message);
            }
        });
        var took = clock.Elapsed;
        var answers = people.Sum(p => p.Given);
        var last = Stopwatch.GetTimestamp();
        while (seen.Count == 0 || seen[^1].Shared < sent.Count && Stopwatch.GetElapsedTime(last) < TimeSpan.FromSeconds(30))
            await Task.Delay(20);
        await done.CancelAsync();
        await watch;

        var order = sent.Order().ToArray();
        var late = order.Select((at, i) => seen.Where(s => s.Shared > i).Select(s => Stopwatch.GetElapsedTime(at, s.At).TotalMilliseconds).DefaultIfEmpty(double.PositiveInfinity).First()).Order().ToArray();
        var stored = Made.Count(data, "assessments", $"""SELECT count(*) FROM "answers" WHERE "TestId" IN ({string.Join(',', people.Select(p => $"'{p.Test}'"))})""");
        var twice = Made.Count(data, "assessments", """SELECT count(*) FROM (SELECT 1 FROM "answers" GROUP BY "TestId", "ChallengeId" HAVING count(*) > 1)""");
        table.Add("people, answers, seconds", $"{People}, {answers}, {took.TotalSeconds:0}; {answers / took.TotalSeconds:0} answers/s with the page before each");
        table.Add("errors", $"{failures.Count} {failures.FirstOrDefault()}", "0", failures.IsEmpty);
        table.Add("answers lost, double", $"{answers - stored}, {twice}", "0, 0", answers == stored && twice == 0);
        table.Add("sent and seen", $"{sent.Count}, {seen[^1].Shared}", "1000, 1000", sent.Count == People && seen[^1].Shared == People);
        table.Add("last sending on the organiser's page after", $"{late[^1]:0} ms at most", "≤ 2000 ms", late[^1] <= 2000);
        table.Add("sending on the organiser's page after, p95", $"{Times.Quantile(late, 0.95):0} ms; median {Times.Quantile(late, 0.5):0} ms", "≤ 2000 ms", Times.Quantile(late, 0.95) <= 2000);
    }
}
