namespace Pix.Assessments.Adaptive;

/// <summary>A question to ask.</summary>
/// <param name="Skill">Index in <see cref="CourseSkills.Skills"/>.</param>
/// <param name="Challenge">Index in the skill's challenges.</param>
internal readonly record struct Choice(int Skill, int Challenge);

/// <summary>Chooses what a test asks next (the reference policy, domain rules §5). Pure, and without allocation.</summary>
internal static class NextQuestion
{
    private const int EasyTube = 3, FirstLevel = 2, Reach = 2;
    private const double Equal = 1e-9;

    /// <summary>The next question; null: the test is complete.</summary>
    /// <param name="course">The skills.</param>
    /// <param name="bounds">The test's state.</param>
    /// <param name="draw">The test's own chance.</param>
    /// <param name="isFirst">Nothing was answered yet.</param>
    /// <param name="lastWasTimed">The last question had a timer.</param>
    public static Choice? Choose(CourseSkills course, TestBounds bounds, Draw draw, bool isFirst, bool lastWasTimed)
    {
        Span<int> candidates = course.Count <= 1024 ? stackalloc int[course.Count] : new int[course.Count];
        var count = 0;
        for (var i = 0; i < course.Count; i++)
            if (course.Challenges[i].Length > 0 && !bounds.IsTested(course, i))
                candidates[count++] = i;
        candidates = isFirst ? First(course, draw, candidates[..count]) : Next(course, bounds, draw, candidates[..count], lastWasTimed);
        if (candidates.IsEmpty)
            return null;
        var skill = candidates[(int)(draw.Skill % (ulong)candidates.Length)];
        return new(skill, ChallengeOf(course, draw, skill));
    }

    private static Span<int> First(CourseSkills course, Draw draw, Span<int> candidates)
    {
        candidates = Prefer(course, draw, candidates, Preference.EasyTube, 0);
        candidates = Prefer(course, draw, candidates, Preference.Untimed, 0);
        var level = int.MaxValue;
        foreach (var i in candidates)
            level = course.Skills[i].Level == FirstLevel ? 0 : Math.Min(level, course.Skills[i].Level);
        return Prefer(course, draw, candidates, Preference.Level, level == 0 ? FirstLevel : level);
    }

    private static Span<int> Next(CourseSkills course, TestBounds bounds, Draw draw, Span<int> candidates, bool lastWasTimed)
    {
        var ability = Rasch.Estimate(course, bounds.Tubes);
        var count = 0;
        foreach (var i in candidates)
            if (course.Skills[i].Level <= Rasch.Ability(ability) + Reach)
                candidates[count++] = i;
        candidates = Prefer(course, draw, candidates[..count], Preference.EasyTube, 0);
        if (lastWasTimed)
            candidates = Prefer(course, draw, candidates, Preference.Untimed, 0);

        Span<double> gains = candidates.Length <= 1024 ? stackalloc double[candidates.Length] : new double[candidates.Length];
        var best = double.MinValue;
        for (var i = 0; i < candidates.Length; i++)
            best = Math.Max(best, gains[i] = ExpectedGain(course, bounds, ability, candidates[i]));
        count = 0;
        for (var i = 0; i < candidates.Length; i++)
            if (gains[i] >= best - Equal)
                candidates[count++] = candidates[i];
        return candidates[..count];
    }

    /// <summary>
    /// How many skills of the tube an answer is expected to settle: right settles the untested ones at or below, wrong
    /// those at or above, the skill itself in both.
    /// </summary>
    private static double ExpectedGain(CourseSkills course, TestBounds bounds, int ability, int skill)
    {
        var (tube, level) = (course.TubeOf[skill], course.Skills[skill].Level);
        int below = 0, above = 0;
        foreach (var i in course.SkillsOf[tube])
        {
            if (bounds.IsTested(course, i))
                continue;
            if (course.Skills[i].Level <= level)
                below++;
            if (course.Skills[i].Level >= level)
                above++;
        }
        var p = Rasch.P(ability, level);
        return p * below + (1 - p) * above;
    }

    private enum Preference { EasyTube, Untimed, Level }

    /// <summary>Keeps those that meet the preference, if any does, in place and in order.</summary>
    private static Span<int> Prefer(CourseSkills course, Draw draw, Span<int> candidates, Preference preference, int level)
    {
        var meeting = 0;
        foreach (var i in candidates)
            if (Meets(course, draw, i, preference, level))
                meeting++;
        if (meeting == 0)
            return candidates;
        var kept = 0;
        foreach (var i in candidates)
            if (Meets(course, draw, i, preference, level))
                candidates[kept++] = i;
        return candidates[..kept];
    }

    private static bool Meets(CourseSkills course, Draw draw, int skill, Preference preference, int level) => preference switch
    {
        Preference.EasyTube => course.Hardest[course.TubeOf[skill]] <= EasyTube,
        Preference.Untimed => course.Challenges[skill][ChallengeOf(course, draw, skill)].TimerSeconds is null,
        _ => course.Skills[skill].Level == level,
    };

    private static int ChallengeOf(CourseSkills course, Draw draw, int skill) => (int)(draw.Challenge % (ulong)course.Challenges[skill].Length);
}
