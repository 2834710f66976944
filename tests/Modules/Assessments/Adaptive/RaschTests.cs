using CsCheck;
using Pix.Assessments.Adaptive;

namespace Pix.Assessments.Tests.Adaptive;

public sealed class RaschTests
{
    private static double EstimateOf(Courses.Item[] items, TubeBounds[] known)
    {
        var course = Courses.Of(items);
        return Rasch.Ability(Rasch.Estimate(course, course.Tubes.Select(t => known[t[1] - '0']).ToArray()));
    }

    [Fact]
    public void The_estimate_is_the_one_of_the_rules() => Gen.Select(Courses.Gen, Courses.Bounds.Array[5]).Sample((items, known) =>
    {
        var reference = new ReferencePolicy(items, 0, 0);
        foreach (var tube in items.Select(i => i.Tube).Distinct())
            reference.Know(tube, known[tube[1] - '0']);
        Assert.Equal(reference.Estimate(), EstimateOf(items, known));
    }, iter: 3000);

    [Fact]
    public void Without_an_answer_it_is_in_the_middle_of_the_two_that_are_always_there() => Assert.Equal(3.5, EstimateOf([new("t0", 5, [false])], [TubeBounds.Unknown]));

    [Fact]
    public void A_right_answer_never_lowers_it_and_a_wrong_one_never_raises_it() => Gen.Select(Courses.Gen, Courses.Bounds.Array[5], Gen.Int[0, 39]).Sample((items, known, which) =>
    {
        var open = items.Where(i => !known[i.Tube[1] - '0'].IsTested(i.Level)).ToArray();
        if (open.Length == 0)
            return;
        var item = open[which % open.Length];
        var before = EstimateOf(items, known);
        Assert.True(EstimateOf(items, With(true)) >= before);
        Assert.True(EstimateOf(items, With(false)) <= before);

        TubeBounds[] With(bool right) => [.. known.Select((k, t) => t == item.Tube[1] - '0' ? k.AfterAnswerInTest(item.Level, right) : k)];
    });

    [Fact]
    public void It_stays_on_the_grid_whatever_is_answered()
    {
        Courses.Item[] items = [.. from t in Enumerable.Range(0, 5) from l in Enumerable.Range(1, 8) select new Courses.Item($"t{t}", l, [false])];
        Assert.Equal(7.5, EstimateOf(items, [.. Enumerable.Repeat(new TubeBounds(8, 9, 0xFF), 5)]));
        Assert.Equal(0.5, EstimateOf(items, [.. Enumerable.Repeat(new TubeBounds(0, 1, 0xFF), 5)]));
    }

    [Fact]
    public void What_was_only_inferred_does_not_count()
    {
        Courses.Item[] items = [.. Enumerable.Range(1, 8).Select(l => new Courses.Item("t0", l, [false]))];
        Assert.Equal(3.5, EstimateOf(items, [new TubeBounds(5, 7, 0)]));
    }

    [Theory]
    [InlineData(3, 3, 0.5)]
    [InlineData(5, 3, 0.8807970779778823)]
    [InlineData(3, 5, 0.11920292202211755)]
    public void The_chance_of_a_right_answer_is_that_of_the_model(double ability, double level, double p)
    {
        Assert.Equal(p, Rasch.P(ability, level), 12);
        Assert.Equal(Rasch.P(ability, level), Rasch.P((int)((ability - 0.5) * 2), (int)level), 12);
    }
}
