using Pix.BuildingBlocks.Web;
using System.Numerics;
using CsCheck;
using Pix.Assessments.Adaptive;

namespace Pix.Assessments.Tests.Adaptive;

public sealed class ScoresTests
{
    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(1, 3, 33)]
    [InlineData(2, 3, 67)]
    [InlineData(3, 3, 100)]
    [InlineData(1, 8, 13)]
    [InlineData(1, 200, 1)]
    [InlineData(1, 201, 0)]
    [InlineData(199, 200, 100)]
    [InlineData(0, 0, 0)]
    [InlineData(int.MaxValue, int.MaxValue, 100)]
    public void A_percentage_is_whole_and_rounds_half_up(int part, int whole, int percent) => Assert.Equal(percent, Percent.Of(part, whole));

    [Fact]
    public void A_percentage_is_that_of_school() => Gen.Int[1, 5000].SelectMany(n => Gen.Int[0, n].Select(v => (v, n))).Sample(x =>
        Percent.Of(x.v, x.n) == (int)Math.Round(100m * x.v / x.n, MidpointRounding.AwayFromZero));

    [Fact]
    public void A_score_tells_mastery_and_coverage()
    {
        var score = new Score(1, 3, 8);
        Assert.Equal((0.125, 0.375, 13), (score.Mastery, score.Coverage, score.MasteryPercent));
        Assert.Equal((0.0, 0.0, 0), (default(Score).Mastery, default(Score).Coverage, default(Score).MasteryPercent));
    }

    [Fact]
    public void Skills_are_counted_by_competence_in_the_order_of_the_codes()
    {
        var course = Courses.Of(new("t0", 1, [false]), new("t0", 4, [false]), new("t1", 2, []), new("t3", 2, [false]));
        var (overall, competences) = new TestBounds([new(1, 9, 0), new(0, 2, 0), TubeBounds.Unknown]).Score(course);
        Assert.Equal(["1.1", "1.2"], course.Competences);
        Assert.Equal(new Score(1, 2, 4), overall);
        Assert.Equal([new Score(1, 1, 3), new Score(0, 1, 1)], competences.OrderByDescending(c => c.Skills));
    }

    public static TheoryData<(int, int)[], int> Pix => new()
    {
        { [], 0 },
        { [(0, 4)], 0 },
        { [(1, 1)], 4 },
        { [(1, 2)], 4 },
        { [(2, 2)], 8 },
        { [(1, 3), (1, 3), (1, 3)], 8 },
        { [(1, 3)], 2 },
        { [(1, 7), (1, 7), (1, 7), (1, 7), (1, 7), (1, 7), (1, 7)], 8 },
        { [(2, 2), (2, 2), (2, 2), (2, 2), (2, 2), (2, 2), (2, 2), (2, 2)], 64 },
        { [(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1)], 32 },
        { [(9, 9), (9, 9), (9, 9), (9, 9), (9, 9), (9, 9), (9, 9), (9, 9), (9, 9)], 64 },
    };

    [Theory]
    [MemberData(nameof(Pix), DisableDiscoveryEnumeration = true)]
    public void Pix_are_counted_exactly_and_at_most_64((int, int)[] levels, int pix) => Assert.Equal(pix, PixPoints.Of(levels));

    [Fact]
    public void Pix_are_those_of_the_formula_in_fractions() => Gen.Int[1, 40].SelectMany(n => Gen.Int[0, n].Select(v => (v, n))).Array[0, 8].Sample(levels =>
    {
        // Over the product of all n: min(4·v, 8·v/n) = min(4·v·n, 8·v) / n.
        var denominator = levels.Aggregate(BigInteger.One, (d, level) => d * level.n);
        var numerator = levels.Aggregate(BigInteger.Zero, (sum, level) => sum + Math.Min(4 * level.v * level.n, 8 * level.v) * denominator / level.n);
        Assert.Equal((int)BigInteger.Min(64, numerator / denominator), PixPoints.Of(levels));
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(63, 7)]
    [InlineData(64, 8)]
    public void Eight_pix_are_a_level(int pix, int level) => Assert.Equal(level, PixPoints.Level(pix));
}
