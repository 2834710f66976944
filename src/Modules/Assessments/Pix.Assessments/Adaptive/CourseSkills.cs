using Pix.Assessments.Content;

namespace Pix.Assessments.Adaptive;

/// <summary>A frozen skill of a course.</summary>
/// <param name="Level">1 to 8.</param>
internal sealed record CourseSkill(string SkillId, string TubeId, int Level, string CompetenceCode);

/// <summary>
/// The skills of a course laid out for choosing questions: made once a course, read by every test on it.
/// Skills are in the order of their ids (which the draw needs), tubes in the order of theirs (which stored states need).
/// A skill that the bank no longer has keeps its place, with no challenge.
/// </summary>
internal sealed class CourseSkills
{
    public CourseSkills(IEnumerable<CourseSkill> skills, Bank bank)
    {
        Skills = [.. skills.OrderBy(s => s.SkillId, StringComparer.Ordinal)];
        Tubes = [.. Skills.Select(s => s.TubeId).Distinct().Order(StringComparer.Ordinal)];
        Competences = [.. Skills.Select(s => s.CompetenceCode).Distinct().Order(StringComparer.Ordinal)];
        CompetenceNames = [.. Competences.Select(c => bank.Competences.TryGetValue(c, out var competence) ? competence.Name : c)];
        TubeOf = [.. Skills.Select(s => Array.IndexOf(Tubes, s.TubeId))];
        SkillsOf = [.. Tubes.Select((_, tube) => Enumerable.Range(0, Skills.Length).Where(i => TubeOf[i] == tube).ToArray())];
        CompetenceOf = [.. Skills.Select(s => Array.IndexOf(Competences, s.CompetenceCode))];
        Hardest = [.. Tubes.Select(tube => Skills.Where(s => s.TubeId == tube).Max(s => s.Level))];
        Challenges = [.. Skills.Select(s => bank.Skills.TryGetValue(s.SkillId, out var skill)
            ? skill.Challenges.OrderBy(c => c.Id, StringComparer.Ordinal).ToArray()
            : [])];
    }

    public CourseSkill[] Skills { get; }
    public string[] Tubes { get; }
    public string[] Competences { get; }
    public string[] CompetenceNames { get; }

    /// <summary>Skill → index of its tube.</summary>
    public int[] TubeOf { get; }

    /// <summary>Tube → indices of its skills.</summary>
    public int[][] SkillsOf { get; }

    /// <summary>Skill → index of its competence.</summary>
    public int[] CompetenceOf { get; }

    /// <summary>Tube → level of its hardest skill in the course.</summary>
    public int[] Hardest { get; }

    /// <summary>Skill → its challenges, in the order of their ids.</summary>
    public Challenge[][] Challenges { get; }

    public int Count => Skills.Length;

    /// <summary>False: the bank lacks a skill, which is not asked any more.</summary>
    public bool AreAllInBank => Array.TrueForAll(Challenges, c => c.Length > 0);

    /// <summary>Index of the skill of a challenge; -1: not in this course.</summary>
    public int SkillOf(string challengeId) => Array.FindIndex(Challenges, c => Array.Exists(c, x => x.Id == challengeId));
}
