using CsCheck;
using Pix.Assessments.Adaptive;

namespace Pix.Assessments.Tests.Adaptive;

public sealed class TubeBoundsTests
{
    private static readonly Gen<int> Levels = Gen.Int[1, 8];

    [Theory]
    [InlineData(5, 9, 3, false, 2, 3)]
    [InlineData(0, 3, 5, true, 5, 9)]
    [InlineData(0, 3, 2, true, 2, 3)]
    [InlineData(0, 9, 1, false, 0, 1)]
    [InlineData(4, 5, 5, true, 5, 9)]
    [InlineData(4, 5, 4, false, 3, 4)]
    [InlineData(4, 6, 4, true, 4, 6)]
    [InlineData(4, 6, 6, false, 4, 6)]
    [InlineData(8, 9, 8, true, 8, 9)]
    public void A_later_answer_moves_a_persons_bounds(int floor, int ceiling, int level, bool right, int newFloor, int newCeiling)
    {
        var after = new TubeBounds((byte)floor, (byte)ceiling, 0).AfterLaterAnswer(level, right);
        Assert.Equal((newFloor, newCeiling), (after.Floor, after.Ceiling));
    }

    [Fact]
    public void The_later_answer_wins_and_takes_back_as_little_as_it_must() => Gen.Select(Courses.Bounds, Levels, Gen.Bool).Sample((before, level, right) =>
    {
        var after = before.AfterLaterAnswer(level, right);
        Assert.True(after.Floor < after.Ceiling);
        Assert.Equal((right, !right), (after.IsValidated(level), after.IsFailed(level)));
        if (right)
            Assert.Equal((Math.Max(before.Floor, (byte)level), before.Ceiling > Math.Max(before.Floor, level) ? before.Ceiling : 9), (after.Floor, after.Ceiling));
        else
            Assert.Equal((before.Floor < Math.Min(before.Ceiling, level) ? before.Floor : Math.Min(before.Ceiling, level) - 1, Math.Min(before.Ceiling, (byte)level)), (after.Floor, after.Ceiling));
    });

    [Fact]
    public void A_level_answered_itself_is_remembered_while_its_verdict_stands() => Gen.Select(Courses.Bounds, Levels, Gen.Bool).Sample((before, level, right) =>
    {
        var after = before.AfterLaterAnswer(level, right);
        for (var l = 1; l <= 8; l++)
            Assert.Equal(l == level || (before.IsDirect(l) && before.IsValidated(l) == after.IsValidated(l) && before.IsFailed(l) == after.IsFailed(l)), after.IsDirect(l));
    });

    [Fact]
    public void Inside_a_test_bounds_come_closer_and_never_cross() => Gen.Select(Courses.Bounds, Levels, Gen.Bool).Where((b, l, _) => !b.IsTested(l)).Sample((before, level, right) =>
    {
        var after = before.AfterAnswerInTest(level, right);
        Assert.True(before.Floor <= after.Floor && after.Floor < after.Ceiling && after.Ceiling <= before.Ceiling);
        Assert.Equal(right, after.IsValidated(level));
        Assert.True(after.IsDirect(level));
        Assert.All(Enumerable.Range(1, 8).Where(before.IsTested), l => Assert.Equal((before.IsValidated(l), before.IsDirect(l)), (after.IsValidated(l), after.IsDirect(l))));
    });

    [Fact]
    public void A_person_learns_the_same_as_a_test_while_nothing_is_contradicted() => Gen.Select(Courses.Bounds, Levels, Gen.Bool).Where((b, l, _) => !b.IsTested(l)).Sample((before, level, right) =>
        before.AfterAnswerInTest(level, right) == before.AfterLaterAnswer(level, right));

    [Fact]
    public void Without_its_ceiling_a_tube_keeps_what_was_validated_and_forgets_what_failed() => Courses.Bounds.Sample(before =>
    {
        var copy = before.WithoutCeiling();
        Assert.Equal((before.Floor, (byte)9), (copy.Floor, copy.Ceiling));
        for (var l = 1; l <= 8; l++)
            Assert.Equal(before.IsDirect(l) && l <= before.Floor, (copy.Direct >> (l - 1) & 1) == 1);
    });

    [Fact]
    public void A_stored_state_is_read_back() => Courses.Bounds.Array[0, 20].Sample(tubes => TestBounds.From(new TestBounds(tubes).Store()).Tubes.SequenceEqual(tubes));
}
