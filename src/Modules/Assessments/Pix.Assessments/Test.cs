using Google.Protobuf;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;

namespace Pix.Assessments;

/// <summary>
/// A person's test on a course: its whole state in one row. The question asked is stored, and is the only one that may be
/// answered; completing the test freezes its result.
/// </summary>
internal sealed class Test
{
    /// <summary>Questions between two checkpoints.</summary>
    public const int Block = 5;

    /// <summary>Time an answer may take on its way.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private Test()
    {
    }

    /// <summary>Starts from what is known of the person; complete at once when nothing is left to ask.</summary>
    public Test(string id, Course course, CourseSkills skills, string personId, TestBounds bounds, DateTimeOffset now)
    {
        Id = id;
        CourseId = course.Id;
        PersonId = personId;
        IsOwn = course.IsOwn;
        StartedAt = now;
        Bounds = bounds.Store();
        Ask(skills, now);
        Tested = bounds.Score(skills).Overall.Tested;
        TestedAtCheckpoint = Tested;
    }

    public string Id { get; private set; } = "";
    public string CourseId { get; private set; } = "";
    public string PersonId { get; private set; } = "";
    public bool IsOwn { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary><see cref="TestBounds"/>, three bytes a tube.</summary>
    public byte[] Bounds { get; private set; } = [];

    /// <summary>Answers given so far.</summary>
    public int Answers { get; private set; }

    /// <summary>Skills tested now, and at the last checkpoint: the only progress the person may see.</summary>
    public int Tested { get; private set; }
    public int TestedAtCheckpoint { get; private set; }

    /// <summary>Skills of the course.</summary>
    public int Skills { get; private set; }

    /// <summary>The question asked; null once completed.</summary>
    public string? ChallengeId { get; private set; }

    /// <summary>When the person started the clock of a timed question; never restarted.</summary>
    public DateTimeOffset? ClockStartedAt { get; private set; }
    public bool LastWasTimed { get; private set; }

    /// <summary>A <see cref="V1.Result"/>, once completed.</summary>
    public byte[]? PackedResult { get; private set; }

    /// <summary>Changes with every write: two answers at once cannot both count.</summary>
    public int Revision { get; private set; }

    public bool IsCompleted => CompletedAt is not null;

    public bool IsCheckpoint => Answers % Block == 0 || IsCompleted;

    public V1.Result? Result => PackedResult is null ? null : V1.Result.Parser.ParseFrom(PackedResult);

    /// <summary>0 to 1, as the person may see it.</summary>
    public double VisibleProgress => IsCompleted ? 1 : Skills == 0 ? 0 : (double)TestedAtCheckpoint / Skills;

    /// <summary>The last answer whose verdict may be shown: the end of the last complete block.</summary>
    public int LastVisibleAnswer => IsCompleted ? Answers : Answers / Block * Block;

    /// <summary>Starts the clock of the timed question asked; again: the same clock.</summary>
    public void StartClock(DateTimeOffset now)
    {
        if (ClockStartedAt is not null)
            return;
        ClockStartedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)); // as it is stored: the same clock to the last digit
        Revision++;
    }

    /// <summary>Whether an answer given now comes too late.</summary>
    public bool IsLate(Challenge challenge, DateTimeOffset now) =>
        challenge.TimerSeconds is { } seconds && ClockStartedAt is { } start && now > start + TimeSpan.FromSeconds(seconds) + Grace;

    /// <summary>Counts an answer to the question asked, and asks the next.</summary>
    public void Take(CourseSkills skills, Challenge challenge, Verdict verdict, DateTimeOffset now)
    {
        var bounds = TestBounds.From(Bounds).After(skills, skills.SkillOf(challenge.Id), verdict == Verdict.Ok);
        Bounds = bounds.Store();
        Answers++;
        Tested = bounds.Score(skills).Overall.Tested;
        LastWasTimed = challenge.TimerSeconds is not null;
        Ask(skills, now);
        if (IsCheckpoint)
            TestedAtCheckpoint = Tested;
    }

    /// <summary>
    /// Chooses the question to ask. Also when the stored one is no longer in the bank: another is chosen by the same rules.
    /// </summary>
    public void Ask(CourseSkills skills, DateTimeOffset now)
    {
        Skills = skills.Count;
        Revision++;
        ClockStartedAt = null;
        var next = NextQuestion.Choose(skills, TestBounds.From(Bounds), Draw.Of(Id), isFirst: Answers == 0, LastWasTimed);
        ChallengeId = next is { } choice ? skills.Challenges[choice.Skill][choice.Challenge].Id : null;
        if (next is null)
            Complete(skills, now);
    }

    /// <summary>Leaves a tombstone: ids and dates. The person may start anew.</summary>
    public void Remove(DateTimeOffset now)
    {
        RemovedAt ??= now;
        (Bounds, Answers, Tested, TestedAtCheckpoint, Skills) = ([], 0, 0, 0, 0);
        (ChallengeId, ClockStartedAt, PackedResult) = (null, null, null);
        Revision++;
    }

    /// <summary>Nobody's from now on: what it measured stays, what it knew of its person goes, and no question is asked any more.</summary>
    public void Forget(string newPersonId)
    {
        PersonId = newPersonId;
        Bounds = [];
        (ChallengeId, ClockStartedAt) = (null, null);
        Revision++;
    }

    private void Complete(CourseSkills skills, DateTimeOffset now)
    {
        CompletedAt = now < StartedAt ? StartedAt : now;
        var (overall, competences) = TestBounds.From(Bounds).Score(skills);
        var result = new V1.Result { Validated = overall.Validated, Tested = overall.Tested, Skills = overall.Skills };
        for (var i = 0; i < competences.Length; i++)
            result.Competences.Add(new V1.CompetenceResult
            {
                Code = skills.Competences[i], Name = skills.CompetenceNames[i],
                Validated = competences[i].Validated, Tested = competences[i].Tested, Skills = competences[i].Skills,
            });
        PackedResult = result.ToByteArray();
    }
}
