using Google.Protobuf;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments;

/// <summary>
/// A frozen list of skills that people are tested on, with the links around it. Whoever defines it (Campaigns, for
/// instance) chooses its id; content that changes later never changes it.
/// </summary>
internal sealed class Course
{
    public const int MaxTitleLength = 255, MaxLinkLength = 255;

    private Course()
    {
    }

    public Course(string id, string title, string resumeLink, string endLink, IEnumerable<CourseSkill> skills, bool isOwn, DateTimeOffset now)
    {
        Id = id;
        Title = title;
        ResumeLink = resumeLink;
        EndLink = endLink;
        IsOpen = true;
        IsOwn = isOwn;
        CreatedAt = now;
        PackedSkills = new V1.Target { Skills = { skills.Select(s => new V1.Skill { Id = s.SkillId, TubeId = s.TubeId, Level = s.Level, CompetenceCode = s.CompetenceCode }) } }.ToByteArray();
    }

    /// <summary>One person's test of one competence, which ends in their profile.</summary>
    public static Course OfCompetence(Target competence, string testId, DateTimeOffset now) => new(
        Ids.New(now), competence.Name, $"/parcours/{testId}", "/profil",
        competence.Skills.Select(s => new CourseSkill(s.SkillId, s.TubeId, s.Level, s.CompetenceCode)), isOwn: true, now)
    {
        CompetenceCode = competence.Id,
    };

    public string Id { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>Where the banner of an unfinished test leads.</summary>
    public string ResumeLink { get; private set; } = "";

    /// <summary>Where a finished test leads.</summary>
    public string EndLink { get; private set; } = "";

    /// <summary>A closed course starts no test and takes no answer.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Defined by this module (the test of one competence): not in the feed.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Of a course of this module: the competence's code.</summary>
    public string? CompetenceCode { get; private set; }

    /// <summary>Of the last change taken over from the owner.</summary>
    public long Version { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>A <see cref="V1.Target"/> with skills only.</summary>
    public byte[] PackedSkills { get; private set; } = [];

    public IEnumerable<CourseSkill> Skills => V1.Target.Parser.ParseFrom(PackedSkills).Skills.Select(s => new CourseSkill(s.Id, s.TubeId, s.Level, s.CompetenceCode));

    /// <summary>A change that comes late, or twice, is ignored; so is one of a course that was removed, which stays closed.</summary>
    public void Update(long version, string title, bool open)
    {
        if (version <= Version || RemovedAt is not null)
            return;
        (Version, Title, IsOpen) = (version, title, open);
    }

    public void Remove(DateTimeOffset now)
    {
        RemovedAt ??= now;
        IsOpen = false;
    }
}
