using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Adaptive;

/// <summary>
/// A test's own state: the bounds of every tube of its course, in the order of <see cref="CourseSkills.Tubes"/>. Nothing
/// outside the test changes it, so that tests side by side do not disturb each other.
/// </summary>
internal sealed class TestBounds(TubeBounds[] tubes)
{
    public ReadOnlySpan<TubeBounds> Tubes => tubes;

    /// <summary>From what was stored: three bytes a tube.</summary>
    public static TestBounds From(byte[] stored)
    {
        var tubes = new TubeBounds[stored.Length / TubeBounds.Size];
        for (var i = 0; i < tubes.Length; i++)
            tubes[i] = new(stored[i * 3], stored[i * 3 + 1], stored[i * 3 + 2]);
        return new(tubes);
    }

    public byte[] Store()
    {
        var bytes = new byte[tubes.Length * TubeBounds.Size];
        for (var i = 0; i < tubes.Length; i++)
            (bytes[i * 3], bytes[i * 3 + 1], bytes[i * 3 + 2]) = (tubes[i].Floor, tubes[i].Ceiling, tubes[i].Direct);
        return bytes;
    }

    /// <summary>The state after an answer on a skill of the course.</summary>
    public TestBounds After(CourseSkills course, int skill, bool right)
    {
        var next = tubes.ToArray();
        next[course.TubeOf[skill]] = next[course.TubeOf[skill]].AfterAnswerInTest(course.Skills[skill].Level, right);
        return new(next);
    }

    public bool IsTested(CourseSkills course, int skill) => tubes[course.TubeOf[skill]].IsTested(course.Skills[skill].Level);

    public bool IsValidated(CourseSkills course, int skill) => tubes[course.TubeOf[skill]].IsValidated(course.Skills[skill].Level);

    /// <summary>Validated, tested and all skills: overall, and by competence in the order of the codes.</summary>
    public (Score Overall, Score[] Competences) Score(CourseSkills course)
    {
        var scores = new Score[course.Competences.Length];
        for (var i = 0; i < course.Count; i++)
        {
            ref var score = ref scores[course.CompetenceOf[i]];
            score = new(score.Validated + (IsValidated(course, i) ? 1 : 0), score.Tested + (IsTested(course, i) ? 1 : 0), score.Skills + 1);
        }
        return (scores.Aggregate(default(Score), (a, b) => new(a.Validated + b.Validated, a.Tested + b.Tested, a.Skills + b.Skills)), scores);
    }
}

/// <summary>How many skills were validated and tested, of how many. 0 ≤ validated ≤ tested ≤ skills.</summary>
internal readonly record struct Score(int Validated, int Tested, int Skills)
{
    /// <summary>Mastery: validated / skills, 0 to 1; 0 without skills.</summary>
    public double Mastery => Skills == 0 ? 0 : (double)Validated / Skills;

    /// <summary>Coverage, which is also the progress: tested / skills.</summary>
    public double Coverage => Skills == 0 ? 0 : (double)Tested / Skills;

    /// <summary>Mastery as a whole percentage, half up, in integers: (200·v + n) div (2·n).</summary>
    public int MasteryPercent => Percent.Of(Validated, Skills);
}
