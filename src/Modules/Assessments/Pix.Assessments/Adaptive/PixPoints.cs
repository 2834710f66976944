namespace Pix.Assessments.Adaptive;

/// <summary>
/// Pix of a competence (domain rules §8): ⌊Σ over levels of min(4·v, 8·v / n)⌋, v of the n skills of that level being
/// validated; at most 64. Eight pix are a level.
/// </summary>
internal static class PixPoints
{
    public const int Max = 64, PerLevel = 8;

    /// <param name="levels">For each level: how many of its skills are validated, of how many.</param>
    public static int Of(IEnumerable<(int Validated, int Skills)> levels)
    {
        // Exact: thirds and sevenths do not add up in floating point, and a floor would show it.
        Int128 numerator = 0, denominator = 1;
        foreach (var (v, n) in levels)
        {
            if (v == 0)
                continue;
            var (num, den) = n == 1 ? (4 * v, 1) : (8 * v, n);
            numerator = numerator * den + num * denominator;
            denominator *= den;
        }
        return (int)Int128.Min(Max, numerator / denominator);
    }

    /// <summary>0 to 8.</summary>
    public static int Level(int pix) => pix / PerLevel;
}
