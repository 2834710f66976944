using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>
/// The Host is killed under load at random moments: what it said it had taken is there, nothing is there twice, and it
/// starts again without hands. <c>PIX_KILLS=20</c> for the drill, whose account then stands in the output.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Players = 6, MostAnswersBetweenKills = 60;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("PIX_KILLS") ?? "3", CultureInfo.InvariantCulture);

    private readonly Files _files = new();
    private readonly ConcurrentDictionary<(string Test, string Challenge), int> _answers = new();
    private readonly ConcurrentBag<string> _sendings = [], _people = [];
    private readonly SemaphoreSlim _acknowledged = new(0);
    private HostProcess _host = null!;
    private TestCampaign _campaign = null!;
    private volatile bool _enough;

    public async ValueTask InitializeAsync()
    {
        _host = new HostProcess("Database:Directory=" + _files.Directory, "RateLimits:Enabled=false");
        await using (var app = await PixApp.StartAsync("Database:Directory=" + _files.Directory))
            _campaign = await (await app.OrganiserAsync()).CampaignAsync();
        await _host.StartAsync();
        var organiser = new PixClient(_host.Address);
        (await organiser.PostAsync("/connexion", new { email = _campaign.Organiser.Person.Email, password = People.Password })).Is(200);
        _campaign = _campaign with { Organiser = _campaign.Organiser with { Person = _campaign.Organiser.Person with { Client = organiser } } };
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Whatever_was_acknowledged_before_a_kill_is_there_once_and_the_host_starts_again_by_itself()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"{Kills} kills, {Players} people at once, seed {seed}");
        var players = Enumerable.Range(0, Players).Select(i => Task.Run(() => PlayAsync(i))).ToList();
        for (var kill = 1; kill <= Kills; kill++)
        {
            for (var answers = random.Next(1, MostAnswersBetweenKills); answers > 0; answers--)
                Assert.True(await _acknowledged.WaitAsync(TimeSpan.FromMinutes(1)), "nobody gets anywhere: " + players.Find(p => p.IsFaulted)?.Exception);
            await _host.KillAsync();
            foreach (var module in Files.Modules)
                Assert.Equal(["ok"], await _files.ReadAsync(module, "PRAGMA integrity_check", r => r.GetString(0)));
            var clock = Stopwatch.StartNew();
            await _host.StartAsync();
            output.WriteLine($"kill {kill}: {_people.Count} people, {_answers.Count} answers and {_sendings.Count} sendings acknowledged so far; databases intact; ready again after {clock.Elapsed.TotalSeconds:0.0} s");
        }
        _enough = true;
        await Task.WhenAll(players);

        var stored = await _files.ReadAsync("assessments", "SELECT TestId, ChallengeId, Number FROM answers", r => (Test: r.GetString(0), Challenge: r.GetString(1), Number: r.GetInt32(2)));
        Assert.NotEmpty(_answers);
        Assert.Equal(stored.Count, stored.DistinctBy(a => (a.Test, a.Challenge)).Count());
        var numbers = stored.ToDictionary(a => (a.Test, a.Challenge), a => a.Number);
        Assert.All(_answers, a => Assert.Equal(a.Value, numbers[a.Key]));
        Assert.All(stored.GroupBy(a => a.Test), test => Assert.Equal(Enumerable.Range(1, test.Count()), test.Select(a => a.Number).Order()));
        foreach (var (test, count) in await _files.ReadAsync("assessments", "SELECT Id, Answers FROM tests", r => (r.GetString(0), r.GetInt32(1))))
            Assert.Equal(count, stored.Count(a => a.Test == test));

        var sent = await _files.ReadAsync("campaigns", "SELECT Id FROM participations WHERE SharedAt IS NOT NULL", r => r.GetString(0));
        Assert.NotEmpty(_sendings);
        Assert.Equal(sent.Order(), _sendings.Order()); // everybody ended by sending, so that both are all
        var emails = await _files.ReadAsync("accounts", "SELECT Email FROM accounts", r => r.GetString(0));
        Assert.All(_people, email => Assert.Single(emails, email));
        var list = await _campaign.UntilAsync(l => (int)l["counts"]!["shared"]! == sent.Count);
        Assert.Equal((sent.Count, 0, 0), ((int)list["total"]!, (int)list["counts"]!["started"]!, (int)list["counts"]!["completed"]!));
        output.WriteLine($"{_people.Count} people, {_answers.Count} answers, {sent.Count} sendings: all there, none twice; the organiser's list counts {list["counts"]!["shared"]}");
    }

    // One person after the other signs up, answers all questions and sends; after an error everybody tries the same again.
    private async Task PlayAsync(int player)
    {
        for (var n = 0; !_enough; n++)
        {
            using var client = new PixClient(_host.Address);
            var email = $"joueuse{player}.{n}@example.org";
            var signedUp = await AgainAsync(() => client.PostAsync("/inscription", new { firstName = "Louise", lastName = "Carré", email, password = People.Password, acceptTerms = true }));
            if (signedUp.Status != HttpStatusCode.Created) // the first try was taken, and its answer lost
                (await AgainAsync(() => client.PostAsync("/connexion", new { email, password = People.Password }))).Is(200);
            _people.Add(email);

            var test = (string)(await AgainAsync(() => client.PostAsync(_campaign.Link + "/participations"))).Json["id"]!;
            while ((await AgainAsync(() => client.GetAsync("/parcours/" + test))).Is(200).Json["question"] is { } question)
            {
                var challenge = (string)question["challengeId"]!;
                var taken = await AgainAsync(() => client.PostAsync($"/parcours/{test}/reponses", new { challengeId = challenge, skip = true }));
                Assert.True(taken.Status is HttpStatusCode.Created or HttpStatusCode.OK, taken.Body);
                Assert.True(_answers.TryAdd((test, challenge), (int)taken.Json["number"]!), "asked twice");
                _acknowledged.Release();
            }
            (await AgainAsync(() => client.PostAsync(_campaign.Link + "/envoi"))).Is(200);
            _sendings.Add(test);
        }
    }

    private static async Task<Answer> AgainAsync(Func<Task<Answer>> ask)
    {
        while (true)
        {
            try
            {
                var answer = await ask();
                if (answer.Status != HttpStatusCode.ServiceUnavailable)
                    return answer;
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // killed, or not there yet
            }
            await Task.Delay(100);
        }
    }
}
