using System.Text.Json;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.Tests.Correction;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Tests.Content;

/// <summary>
/// <c>docs/content-review.csv</c>: what a reader answered to each challenge who saw only what a participant sees, run
/// through the correction again.
/// </summary>
public sealed class ContentReviewTests
{
    /// <param name="Answer">An <see cref="Assessments.Correction.Answer"/> as JSON.</param>
    /// <param name="Verdict"><c>ok</c> or <c>ko</c>.</param>
    private sealed record Line(string Challenge, string Answer, string Verdict);

    private static readonly Bank Bank = BankLoader.Load(ContentOptions.Delivered);

    private static List<Line> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "content-review.csv"));
        Assert.Equal("challenge;answer;verdict", lines[0]);
        return [.. lines[1..].Select(line => line.Split(';')).Select(cells => new Line(cells[0], string.Join(';', cells[1..^1]).Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal), cells[^1]))];
    }

    [Fact]
    public void Every_challenge_was_solved_blind_once() =>
        Assert.Equal(Bank.Challenges.Keys.Order(StringComparer.Ordinal), Read().Select(l => l.Challenge).Order(StringComparer.Ordinal));

    [Fact]
    public void The_correction_still_says_what_it_said() => Assert.All(Read(), line =>
    {
        var challenge = Bank.Challenges[line.Challenge];
        var answer = JsonSerializer.Deserialize<Answer>(line.Answer, Json.Options)!;
        var corrector = CorrectorsTests.All.For(challenge);
        Assert.Null(corrector.Check(challenge, answer));
        Assert.Equal(line.Verdict, corrector.IsRight(challenge, answer) ? "ok" : "ko");
    });

    [Fact]
    public void Readers_and_authors_agree_on_at_least_97_in_100()
    {
        var lines = Read();
        Assert.True(lines.Count(l => l.Verdict == "ok") >= 0.97 * lines.Count, $"{lines.Count(l => l.Verdict == "ok")} of {lines.Count}");
    }
}
