using System.Text.Json;
using Pix.Assessments.Correction;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments;

/// <summary>An answer as it was given, with its verdict. Never changed, never counted twice.</summary>
internal sealed class GivenAnswer
{
    private GivenAnswer()
    {
    }

    public GivenAnswer(Test test, string challengeId, Answer answer, Verdict verdict, DateTimeOffset now)
    {
        TestId = test.Id;
        Number = test.Answers + 1;
        ChallengeId = challengeId;
        Given = JsonSerializer.Serialize(answer, Json.Options);
        Verdict = verdict;
        GivenAt = now;
    }

    public long Id { get; private set; }
    public string TestId { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Number { get; private set; }
    public string ChallengeId { get; private set; } = "";

    /// <summary>An <see cref="Correction.Answer"/> as JSON.</summary>
    public string Given { get; private set; } = "";
    public Verdict Verdict { get; private set; }
    public DateTimeOffset GivenAt { get; private set; }

    public Answer Answer => JsonSerializer.Deserialize<Answer>(Given, Json.Options)!;
}
