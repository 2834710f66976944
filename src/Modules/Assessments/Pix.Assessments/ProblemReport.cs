using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments;

/// <summary>« Signaler un problème »: what someone says of a question, read by the keepers of the content.</summary>
internal sealed class ProblemReport
{
    public const int MaxCommentLength = 10_000;

    private ProblemReport()
    {
    }

    public ProblemReport(string testId, string personId, string challengeId, ProblemCategory category, string comment, DateTimeOffset now)
    {
        Id = Ids.New(now);
        TestId = testId;
        PersonId = personId;
        ChallengeId = challengeId;
        Category = category;
        Comment = comment;
        CreatedAt = now;
    }

    public string Id { get; private set; } = "";
    public string TestId { get; private set; } = "";
    public string PersonId { get; private set; } = "";
    public string ChallengeId { get; private set; } = "";
    public ProblemCategory Category { get; private set; }
    public string Comment { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
}

internal enum ProblemCategory { Question, Answer, Picture, File, Simulator, Tutorial, Accessibility, Other }
