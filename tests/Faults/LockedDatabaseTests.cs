using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>Another program holds the file of answers: nobody waits for it without end, and nothing is lost or taken twice.</summary>
public sealed class LockedDatabaseTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await Sites.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Answers_come_back_while_it_is_held_pages_go_on_and_the_same_answer_is_taken_once_afterwards()
    {
        var campaign = await _app.CampaignOfThreeAsync();
        var (one, other) = (await _app.SignUpAsync(), await _app.SignUpAsync());
        var (test, otherTest) = (await one.StartAsync(campaign), await other.StartAsync(campaign));
        var challenge = (string)(await one.Client.QuestionAsync(test))!["challengeId"]!;

        await using (await BusyDatabase.HoldAsync(_app, "Assessments"))
        {
            var typing = one.Client.TypeAsync(test, "un long mot");
            var waiting = other.Client.AnswerAsync(otherTest, "Soleil"); // behind the first, or before it
            (await one.Client.PageAsync("/parcours/" + test)).Is(200);
            (await one.Client.PageAsync("/")).Is(200);
            (await campaign.Organiser.Client.PageAsync(campaign.Report("participants"))).Is(200);
            var refused = (await typing).Is(503);
            Assert.Contains("value=\"un long mot\"", refused.Body, StringComparison.Ordinal);
            Assert.All([refused, (await waiting).Is(503)], answer => Assert.Equal("5", answer.Headers.RetryAfter?.ToString()));
        }
        Assert.All(_app.Log.Lines.Where(l => l.Contains("reponses is unavailable", StringComparison.Ordinal)),
            line => Assert.Contains("assessments: SQLite Error 5: 'database is locked'", line, StringComparison.Ordinal));

        (await one.Client.TypeAsync(test, "un long mot")).Is(303);
        var again = (await one.Client.PostAsync($"/parcours/{test}/reponses", new { challengeId = challenge, value = "un long mot" })).Is(200);
        Assert.Equal(1, (int)again.Json["number"]!);
        Assert.Equal(2, (int)(await one.Client.QuestionAsync(test))!["number"]!);
        (await other.Client.AnswerAsync(otherTest, "Soleil")).Is(201);
        Assert.DoesNotContain(_app.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }
}
