using CsCheck;
using Pix.Assessments.Adaptive;

namespace Pix.Assessments.Tests;

public sealed class TubeKnowledgeTests
{
    private static readonly DateTimeOffset Day0 = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private static TubeKnowledge After(params (int Level, bool Right, int Hours)[] answers)
    {
        var knowledge = new TubeKnowledge("p", "t");
        foreach (var (level, right, hours) in answers)
            knowledge.Learn(level, right, Day0.AddHours(hours));
        return knowledge;
    }

    private static (int, int) BoundsOf(TubeBounds bounds) => (bounds.Floor, bounds.Ceiling);

    [Fact]
    public void Nothing_is_known_at_first()
    {
        var knowledge = After();
        Assert.Equal(TubeBounds.Unknown, knowledge.Bounds);
        Assert.Equal((null, null), (knowledge.FloorAt, knowledge.CeilingAt));
    }

    [Fact]
    public void A_bound_that_moves_takes_the_date_and_the_other_keeps_its_own()
    {
        var knowledge = After((6, false, 0), (3, true, 5));
        Assert.Equal((3, 6), BoundsOf(knowledge.Bounds));
        Assert.Equal((Day0.AddHours(5), Day0), (knowledge.FloorAt, knowledge.CeilingAt));
    }

    [Fact]
    public void An_answer_at_that_very_level_confirms_it_and_one_beside_it_does_not()
    {
        var confirmed = After((3, true, 0), (6, false, 0), (3, true, 7), (6, false, 8));
        Assert.Equal((Day0.AddHours(7), Day0.AddHours(8)), (confirmed.FloorAt, confirmed.CeilingAt));
        var beside = After((3, true, 0), (6, false, 0), (2, true, 7), (7, false, 8));
        Assert.Equal((Day0, Day0), (beside.FloorAt, beside.CeilingAt));
    }

    [Fact]
    public void A_contradiction_moves_both_bounds_and_dates_both()
    {
        var fallen = After((5, true, 0), (3, false, 10));
        Assert.Equal((2, 3), BoundsOf(fallen.Bounds));
        Assert.Equal((Day0.AddHours(10), Day0.AddHours(10)), (fallen.FloorAt, fallen.CeilingAt));
        var risen = After((3, false, 0), (5, true, 10));
        Assert.Equal((5, 9), BoundsOf(risen.Bounds));
        Assert.Equal((Day0.AddHours(10), null), (risen.FloorAt, risen.CeilingAt));
        var nothingLeft = After((1, true, 0), (1, false, 10));
        Assert.Equal((0, 1), BoundsOf(nothingLeft.Bounds));
        Assert.Null(nothingLeft.FloorAt);
    }

    [Fact]
    public void A_failure_counts_for_96_hours_and_is_asked_again_from_then_on()
    {
        var knowledge = After((3, true, 0), (6, false, 10));
        Assert.Equal((3, 6), BoundsOf(knowledge.CopyAt(Day0.AddHours(10 + 96).AddTicks(-1))));
        Assert.Equal((3, 9), BoundsOf(knowledge.CopyAt(Day0.AddHours(10 + 96))));
        Assert.Equal(0b100, knowledge.CopyAt(Day0.AddHours(10 + 96)).Direct);
        Assert.Equal((3, 6), BoundsOf(knowledge.Bounds));
    }

    [Fact]
    public void What_was_validated_counts_for_ever() => Assert.Equal((8, 9), BoundsOf(After((8, true, 0)).CopyAt(Day0.AddYears(10))));

    [Fact]
    public void Bounds_never_cross_and_a_bound_that_is_there_has_a_date() => Gen.Select(Gen.Int[1, 8], Gen.Bool, Gen.Int[0, 500]).Array[0, 15].Sample(answers =>
    {
        var knowledge = After([.. answers.OrderBy(a => a.Item3)]);
        Assert.True(knowledge.Floor < knowledge.Ceiling);
        Assert.Equal(knowledge.Floor > 0, knowledge.FloorAt is not null);
        Assert.Equal(knowledge.Ceiling < 9, knowledge.CeilingAt is not null);
        Assert.Equal(0, knowledge.Direct & ~Enumerable.Range(1, 8).Where(knowledge.Bounds.IsTested).Aggregate(0, (m, l) => m | 1 << (l - 1)));
    });
}
