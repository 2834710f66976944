using System.Collections.Concurrent;
using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>The Host is told to stop while people answer: nobody who was being answered notices.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private const int Players = 12, AnswersBefore = 100;

    private readonly Files _files = new();
    private readonly ConcurrentDictionary<(string Test, string Challenge), int> _answers = new();
    private readonly ConcurrentBag<string> _people = [];
    private readonly SemaphoreSlim _acknowledged = new(0);
    private HostProcess _host = null!;
    private TestCampaign _campaign = null!;

    public async ValueTask InitializeAsync()
    {
        _host = new HostProcess("Database:Directory=" + _files.Directory, "RateLimits:Enabled=false");
        await using (var app = await PixApp.StartAsync("Database:Directory=" + _files.Directory))
            _campaign = await (await app.OrganiserAsync()).CampaignAsync();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Told_to_stop_it_answers_whoever_asked_refuses_whoever_comes_and_ends_without_a_fault()
    {
        var players = Enumerable.Range(0, Players).Select(i => Task.Run(() => PlayAsync(i))).ToList();
        for (var answers = 0; answers < AnswersBefore; answers++)
            Assert.True(await _acknowledged.WaitAsync(TimeSpan.FromMinutes(1)), "nobody gets anywhere: " + players.Find(p => p.IsFaulted)?.Exception);
        var before = _host.Output.Length;
        Assert.Equal(0, await _host.StopAsync());
        await Task.WhenAll(players);

        var stored = (await _files.ReadAsync("assessments", "SELECT TestId, ChallengeId, Number FROM answers", r => (Test: r.GetString(0), Challenge: r.GetString(1), Number: r.GetInt32(2))))
            .ToDictionary(a => (a.Test, a.Challenge), a => a.Number);
        Assert.Equal(stored.OrderBy(a => a.Key), _answers.OrderBy(a => a.Key)); // nothing was taken without being told, either
        var emails = await _files.ReadAsync("accounts", "SELECT Email FROM accounts", r => r.GetString(0));
        Assert.Equal(emails.Order(), _people.Append(_campaign.Organiser.Person.Email).Order());
        var log = _host.Output[before..];
        Assert.False(log.Contains("warn:", StringComparison.Ordinal) || log.Contains("fail:", StringComparison.Ordinal) || log.Contains("crit:", StringComparison.Ordinal), log);
    }

    // One test after the other, until the Host is there no more. What the Host has let in ends answered; a new connection may
    // stand in the system's queue when the door shuts, and is reset: the databases say that nothing of it was taken.
    private async Task PlayAsync(int player)
    {
        var isLetIn = false;
        try
        {
            for (var n = 0; ; n++)
            {
                isLetIn = false;
                using var client = new PixClient(_host.Address);
                var email = $"joueuse{player}.{n}@example.org";
                (await AskAsync(client.PostAsync("/inscription", new { firstName = "Louise", lastName = "Carré", email, password = People.Password, acceptTerms = true }))).Is(201);
                _people.Add(email);
                var test = (string)(await AskAsync(client.PostAsync(_campaign.Link + "/participations"))).Is(201).Json["id"]!;
                while ((await AskAsync(client.GetAsync("/parcours/" + test))).Is(200).Json["question"] is { } question)
                {
                    var challenge = (string)question["challengeId"]!;
                    _answers[(test, challenge)] = (int)(await AskAsync(client.PostAsync($"/parcours/{test}/reponses", new { challengeId = challenge, skip = true }))).Is(201).Json["number"]!;
                    _acknowledged.Release();
                }
                (await AskAsync(client.PostAsync(_campaign.Link + "/envoi"))).Is(200);
            }
        }
        catch (HttpRequestException) when (!isLetIn)
        {
            // it listens no more
        }

        async Task<Answer> AskAsync(Task<Answer> asked)
        {
            var answer = await asked;
            isLetIn = answer.Headers.ConnectionClose != true;
            return answer;
        }
    }
}
