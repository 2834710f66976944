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
        await using var less = await PixApp.StartAsync("Database:Provider=Sqlite", database);
        string test;
        await using (var more = await Sites.StartAsync(settings: database))
        {
            var person = await more.SignUpAsync();
            test = await person.StartAsync(await more.CampaignOfThreeAsync());
            await Task.WhenAll(TellsAsync(more), TellsAsync(less));
            Assert.Equal(Told(more).Order(), Told(less).Order()); // both are named by both

            using var there = At(less, person);
            Assert.Equal("5", (await there.PageAsync("/parcours/" + test)).Is(503).Headers.RetryAfter?.ToString());
            (await there.PostAsync($"/parcours/{test}/reponses", new { challengeId = "panne-de-test-2-a", value = "Soleil" })).Is(503);
            Assert.Contains(less.Log.Lines, l => l.Contains("is not in question bank", StringComparison.Ordinal));
            (await there.PageAsync("/")).Is(200);
            (await person.Client.TypeAsync(test, "Soleil")).Is(303);
            Assert.Equal("panne-de-test-3-a", (string)(await person.Client.QuestionAsync(test))!["challengeId"]!);
            (await there.GetAsync("/parcours/" + test)).Is(503);
            foreach (var app in new[] { more, less })
                Assert.DoesNotContain(app.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));

            less.Clock.Advance(TimeSpan.FromMinutes(1)); // as if the other had said nothing for a minute
            Assert.Null(await there.QuestionAsync(test));
        }
    }

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
