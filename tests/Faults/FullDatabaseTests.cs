using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>No room for an answer: whoever typed it is told and keeps it, and hands it in once there is room.</summary>
public sealed class FullDatabaseTests : IAsyncLifetime
{
    private readonly Disk _disk = new();
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await Sites.StartAsync(builder => _disk.AddTo(builder.Services));
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_answer_comes_back_as_it_was_typed_and_is_taken_once_there_is_room()
    {
        var campaign = await _app.CampaignOfThreeAsync();
        var person = await _app.SignUpAsync();
        var test = await person.StartAsync(campaign);
        var typed = string.Concat(Enumerable.Repeat("abricot ", 1000)).Trim(); // more than the pages there are have room for

        _disk.Fill();
        var refused = (await person.Client.TypeAsync(test, typed)).Is(503);
        Assert.Equal("5", refused.Headers.RetryAfter?.ToString());
        Assert.Contains($"value=\"{typed}\"", refused.Body, StringComparison.Ordinal);
        var line = Assert.Single(_app.Log.Lines, l => l.Contains("reponses is unavailable", StringComparison.Ordinal));
        Assert.Contains("assessments: SQLite Error 13: 'database or disk is full'", line, StringComparison.Ordinal);
        Assert.All([typed, test, person.Email, person.Id], secret => Assert.DoesNotContain(secret, line, StringComparison.Ordinal));
        var problem = (await person.Client.AnswerAsync(test, typed)).Is(503);
        Assert.Equal("application/problem+json", problem.ContentHeaders.ContentType?.MediaType);
        Assert.Equal(1, (int)(await person.Client.QuestionAsync(test))!["number"]!); // reading goes on, and nothing is half written

        _disk.Free();
        (await person.Client.TypeAsync(test, typed)).Is(303);
        Assert.Equal(2, (int)(await person.Client.QuestionAsync(test))!["number"]!);
        Assert.DoesNotContain(_app.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }
}
