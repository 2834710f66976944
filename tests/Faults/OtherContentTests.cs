using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>Two Hosts over the same databases were given different question banks.</summary>
public sealed class OtherContentTests : IAsyncLifetime
{
    private readonly Files _files = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_one_does_not_know_it_leaves_to_the_other_until_the_other_is_gone()
    {
        var database = "Database:Directory=" + _files.Directory;
        await using var more = await Sites.StartAsync(settings: database);
        var campaign = await more.CampaignOfThreeAsync();
        await using var less = await Sites.StartAsync(settings: [database, "Content:Directory=" + await WithLevelTwoOnlyAsync()]);
        await Task.WhenAll(TellsAsync(more), TellsAsync(less));
        Assert.Equal(2, Told(less).Distinct().Count());
        Assert.Equal(Told(more).Order(), Told(less).Order()); // both are named by both

        // Both know the question, and only one knows what comes next: the other would end the test.
        var person = await more.SignUpAsync();
        using var there = At(less, person);
        (await there.PostAsync(campaign.Link + "/participations")).Is(503);
        var test = await person.StartAsync(campaign);
        var refused = (await there.TypeAsync(test, "un long mot, puis Soleil")).Is(503);
        Assert.Equal("5", refused.Headers.RetryAfter?.ToString());
        Assert.Contains("value=\"un long mot, puis Soleil\"", refused.Body, StringComparison.Ordinal);
        Assert.Contains(less.Log.Lines, l => l.Contains("something is not in question bank " + Told(less)[0], StringComparison.Ordinal));
        (await person.Client.TypeAsync(test, "Soleil")).Is(303);

        // Only one knows the question.
        Assert.Equal("panne-de-test-3-a", (string)(await person.Client.QuestionAsync(test))!["challengeId"]!);
        Assert.Equal("5", (await there.PageAsync("/parcours/" + test)).Is(503).Headers.RetryAfter?.ToString());
        (await there.PostAsync($"/parcours/{test}/reponses", new { challengeId = "panne-de-test-3-a", value = "Terre" })).Is(503);
        (await there.PageAsync("/")).Is(200);
        Assert.Equal("panne-de-test-3-a", (string)(await person.Client.QuestionAsync(test))!["challengeId"]!);
        foreach (var app in new[] { more, less })
            Assert.DoesNotContain(app.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));

        less.Clock.Advance(TimeSpan.FromMinutes(1)); // as if the other had said nothing for a minute
        Assert.Null(await there.QuestionAsync(test)); // nothing else is left to ask
    }

    [Fact]
    public async Task Nor_does_it_draw_conclusions_from_answers_to_questions_that_only_the_other_knows()
    {
        var database = "Database:Directory=" + _files.Directory;
        await using var more = await Sites.StartAsync(settings: database);
        var campaign = await more.CampaignOfThreeAsync();
        await using var less = await Sites.StartAsync(settings: [database, "Content:Directory=" + await BankAsync(tube => tube.Replace("panne-de-test-2-a", "panne-de-test-2-b", StringComparison.Ordinal))]);
        await TellsAsync(less);

        var person = await more.SignUpAsync();
        using var there = At(less, person);
        var test = await person.StartAsync(campaign);
        (await person.Client.AnswerAsync(test, "Mars")).Is(201);
        Assert.Equal("panne-de-test-1-a", (string)(await there.QuestionAsync(test))!["challengeId"]!); // which both know
        Assert.Contains("value=\"Lune\"", (await there.TypeAsync(test, "Lune")).Is(503).Body, StringComparison.Ordinal); // the block would be complete, and half of it not understood
        (await person.Client.TypeAsync(test, "Lune")).Is(303);

        (await there.PageAsync($"/parcours/{test}/reponses/1")).Is(503);
        (await there.PageAsync($"/parcours/{test}/reponses/2")).Is(200);
        (await person.Client.PageAsync($"/parcours/{test}/reponses/1")).Is(200);
        less.Clock.Advance(TimeSpan.FromMinutes(1)); // as if the other had said nothing for a minute
        (await there.PageAsync($"/parcours/{test}/reponses/1")).Is(404);
    }

    // Another version of the content.
    private async Task<string> BankAsync(Func<string, string> tube, Func<string, string>? profile = null)
    {
        var to = Path.Combine(_files.Directory, "content");
        foreach (var (file, change) in new[] { ("5.1/panne-de-test/tube.yaml", tube), ("profiles/panne.yaml", profile ?? (same => same)) })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
            await File.WriteAllTextAsync(Path.Combine(to, file), change(await File.ReadAllTextAsync(Path.Combine(Sites.Content.Split('=', 2)[1], file))));
        }
        return to;
    }

    // Without the questions of levels 1 and 3.
    private Task<string> WithLevelTwoOnlyAsync() => BankAsync(
        tube => tube.Split("\n  - id: panne-de-test-") is [var head, _, var two, _] ? $"{head}\n  - id: panne-de-test-{two}\n" : throw new InvalidOperationException(),
        profile => profile.Replace("level: 3", "level: 2", StringComparison.Ordinal));

    private static PixClient At(PixApp app, Person person)
    {
        var client = app.Client();
        client.Cookies.Add(person.Client.Cookies.GetAllCookies());
        return client;
    }

    private static Task TellsAsync(PixApp app) => Sites.UntilAsync(() => Told(app).Length > 0, "a warning of another bank");

    // The fingerprints of the warning: one's own, then the other's.
    private static string[] Told(PixApp app) => app.Log.Lines.FirstOrDefault(l => l.StartsWith("Warning Pix.Assessments.BankWatch", StringComparison.Ordinal)) is { } line
        ? [.. line.Split(' ', ':').Where(w => w.Length == 16 && w.All(char.IsAsciiHexDigitLower))] : [];
}
