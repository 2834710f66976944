using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pix.Benchmarks;

/// <summary>The one request that a lecture hall makes at once: « Je valide ».</summary>
internal static class Answers
{
    private const int AtOnce = 32, People = 1000, Rounds = 7, Heavy = 5_000_000;

    public static async Task RunAsync(Lab lab, Table table)
    {
        var light = await Seed.PeopleAsync();
        var heavy = await Lab.DataAsync("answers-5m", async data =>
        {
            using var seed = await Seed.OnDemoAsync(data);
            seed.AddPeople(2000);
            seed.AddAnswers(Seed.DemoCampaign, Heavy);
        });
        var bare = await lab.BareAsync(Path.Combine(Lab.Artifacts, "work", "bare"));
        var bareHttp = await SignedInAsync(bare);
        var product = await GroupAsync(lab, Lab.CopyOf(light));

        var rounds = await Load.InTurnsAsync(Rounds, product.RoundAsync, () => Load.RunAsync(Enumerable.Range(1, People).ToList(), AtOnce, i => BareAnswerAsync(bareHttp, i)));
        table.AddRatio("rate, against the bare endpoint", rounds.Rates(), 0.5);
        var tail = Spread.Of(rounds.Select(r => r.One.At(0.99) / r.One.At(0.5)));
        table.Add("p99 / median", $"{tail.Median:0.0} ({tail.Least:0.0} to {tail.Most:0.0})", "≤ 6", tail.Median <= 6);
        table.Add("rates of the last round", $"{rounds[^1].One.Rate:0}/s of {rounds[^1].Other.Rate:0}/s; median {rounds[^1].One.At(0.5):0.0} ms");

        var full = await GroupAsync(lab, Lab.CopyOf(heavy));
        product = await GroupAsync(lab, Lab.CopyOf(light));
        var weight = await Load.InTurnsAsync(Rounds, full.RoundAsync, product.RoundAsync);
        table.AddRatio("rate with 5,000,000 answers stored, against none", weight.Rates(), 0.9);
    }

    private static async Task<Group> GroupAsync(Lab lab, string data)
    {
        var host = await lab.HostAsync(data);
        var people = Made.People(data, "personne.%", People);
        var group = new Group([.. people.Select(p => new Participant(new Visitor(host.Http, p.Cookie), Seed.DemoCode))]);
        await group.StartAsync();
        return group;
    }

    private static async Task<HttpClient> SignedInAsync(ServerProcess bare)
    {
        using var answer = await bare.Http.GetAsync($"/sign-in/{1:00000000000000000000000000}");
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 2048 }) { BaseAddress = new(bare.Address) };
        http.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        return http;
    }

    private static async Task BareAnswerAsync(HttpClient http, int test)
    {
        using var answer = await http.PostAsJsonAsync($"/answers/{test:00000000000000000000000000}", new { challengeId = "recherche-requetes-2-a", value = "42" });
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsStringAsync();
    }

    private sealed class Group(Participant[] people)
    {
        public Task StartAsync() => Load.RunAsync(people, 8, p => p.StartAsync("21804537"));

        /// <summary>Everybody who is not finished answers once. What they look at before is not measured.</summary>
        public async Task<Times> RoundAsync()
        {
            var ready = new List<(Participant Person, JsonNode Answer)>();
            await Load.RunAsync(people, 8, async person =>
            {
                if (await person.QuestionAsync() is { } question)
                    lock (ready)
                        ready.Add((person, person.AnswerTo(question)));
            });
            return await Load.RunAsync(ready, AtOnce, r => r.Person.AnswerAsync(r.Answer));
        }
    }
}
