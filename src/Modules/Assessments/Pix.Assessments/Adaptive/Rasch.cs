namespace Pix.Assessments.Adaptive;

/// <summary>
/// The Rasch model (one-parameter logistic model of item response theory): a person of ability θ answers an item of
/// difficulty b rightly with probability 1 / (1 + e^−(θ − b)). Ability and difficulty are on the scale of levels.
/// </summary>
internal static class Rasch
{
    /// <summary>Abilities considered: 0.5, 1.0 … 7.5.</summary>
    public const int GridSize = 15;

    private static readonly double[] Table = [.. from ability in Enumerable.Range(0, GridSize) from level in Enumerable.Range(0, 9) select P(Ability(ability), level)];

    public static double Ability(int gridIndex) => 0.5 + gridIndex * 0.5;

    /// <summary>Probability of a right answer.</summary>
    public static double P(double ability, double difficulty) => 1 / (1 + Math.Exp(difficulty - ability));

    /// <summary>The same for an ability of the grid and a level of 0 to 8, looked up.</summary>
    public static double P(int gridIndex, int level) => Table[gridIndex * 9 + level];

    /// <summary>
    /// The first ability of the grid that minimises |Σ (y − P)| (the likelihood equation of the model) over the skills of
    /// the course answered directly, y = 1 when validated, plus a right answer at level 0 and a wrong one at level 7 that
    /// keep the estimate finite. Gives the index in the grid.
    /// </summary>
    public static int Estimate(CourseSkills course, ReadOnlySpan<TubeBounds> tubes)
    {
        Span<int> answered = stackalloc int[9];
        var right = 1;
        answered.Clear();
        answered[0]++;
        answered[7]++;
        for (var i = 0; i < course.Count; i++)
        {
            var (bounds, level) = (tubes[course.TubeOf[i]], course.Skills[i].Level);
            if (!bounds.IsDirect(level))
                continue;
            answered[level]++;
            if (bounds.IsValidated(level))
                right++;
        }
        var (best, least) = (0, double.MaxValue);
        for (var ability = 0; ability < GridSize; ability++)
        {
            var sum = (double)right;
            for (var level = 0; level <= 8; level++)
                sum -= answered[level] * P(ability, level);
            if (Math.Abs(sum) < least - 1e-12)
                (best, least) = (ability, Math.Abs(sum));
        }
        return best;
    }
}
