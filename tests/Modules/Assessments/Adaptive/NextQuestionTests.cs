using CsCheck;
using Pix.Assessments.Adaptive;

namespace Pix.Assessments.Tests.Adaptive;

public sealed class NextQuestionTests
{
    private static readonly Gen<string> TestIds = Gen.Guid.Select(g => BuildingBlocks.Modules.Ids.Encode(g));

    /// <summary>One test, played with right and wrong answers: the questions asked, and what was left at the end.</summary>
    private static List<string> Play(Courses.Item[] items, string testId, bool[] verdicts, Action<CourseSkills, TestBounds, bool, bool, Choice?>? look = null)
    {
        var course = Courses.Of(items);
        var bounds = Courses.Unknown(course);
        var (asked, lastWasTimed) = (new List<string>(), false);
        while (true)
        {
            var choice = NextQuestion.Choose(course, bounds, Draw.Of(testId), asked.Count == 0, lastWasTimed);
            look?.Invoke(course, bounds, asked.Count == 0, lastWasTimed, choice);
            if (choice is not { } question)
                return asked;
            var challenge = course.Challenges[question.Skill][question.Challenge];
            asked.Add(challenge.Id);
            lastWasTimed = challenge.TimerSeconds is not null;
            bounds = bounds.After(course, question.Skill, verdicts[(asked.Count - 1) % verdicts.Length]);
        }
    }

    [Fact]
    public void A_whole_test_asks_what_the_rules_ask() => Gen.Select(Courses.Gen, TestIds, Gen.Bool.Array[40]).Sample((items, testId, verdicts) =>
    {
        var reference = ReferencePolicy.For(testId, items);
        var asked = new List<string>();
        var lastWasTimed = false;
        while (reference.Choose(asked.Count == 0, lastWasTimed) is { } question)
        {
            asked.Add(question.Challenge);
            lastWasTimed = reference.IsTimed(question.Item);
            reference.Answered(question.Item, verdicts[asked.Count - 1]);
        }
        Assert.Equal(asked, Play(items, testId, verdicts));
    }, iter: 3000);

    [Fact]
    public void In_any_state_the_candidates_are_those_of_the_rules() =>
        Gen.Select(Courses.Gen, Courses.Bounds.Array[5], Gen.ULong, Gen.Bool, Gen.Bool).Sample((items, known, challengeDraw, isFirst, lastWasTimed) =>
        {
            var course = Courses.Of(items);
            var reference = new ReferencePolicy(items, 0, challengeDraw);
            foreach (var tube in course.Tubes)
                reference.Know(tube, known[tube[1] - '0']);
            var bounds = new TestBounds([.. course.Tubes.Select(tube => known[tube[1] - '0'])]);

            var candidates = reference.Candidates(isFirst, lastWasTimed);
            if (candidates.Count == 0)
                Assert.Null(NextQuestion.Choose(course, bounds, new(0, challengeDraw), isFirst, lastWasTimed));
            for (var i = 0; i < candidates.Count * 2; i++)
            {
                var choice = NextQuestion.Choose(course, bounds, new((ulong)i, challengeDraw), isFirst, lastWasTimed)!.Value;
                Assert.Equal(candidates[i % candidates.Count].Id, course.Skills[choice.Skill].SkillId);
                Assert.Equal((int)(challengeDraw % (ulong)candidates[i % candidates.Count].Timed.Length), choice.Challenge);
            }
        }, iter: 5000);

    [Fact]
    public void A_test_never_ends_while_something_within_two_levels_of_the_estimate_is_left() => Gen.Select(Courses.Gen, TestIds, Gen.Bool.Array[40]).Sample((items, testId, verdicts) =>
        Play(items, testId, verdicts, (course, bounds, isFirst, _, choice) =>
        {
            if (choice is not null)
                return;
            var ability = Rasch.Ability(Rasch.Estimate(course, bounds.Tubes));
            for (var i = 0; i < course.Count; i++)
                Assert.False(course.Challenges[i].Length > 0 && !bounds.IsTested(course, i) && (isFirst || course.Skills[i].Level <= ability + 2),
                    $"{course.Skills[i].SkillId} is left at ability {ability}");
        }));

    [Fact]
    public void Nothing_is_asked_far_above_the_estimate_twice_or_when_it_is_known() => Gen.Select(Courses.Gen, TestIds, Gen.Bool.Array[40]).Sample((items, testId, verdicts) =>
    {
        var asked = Play(items, testId, verdicts, (course, bounds, isFirst, _, choice) =>
        {
            if (choice is not { } question)
                return;
            Assert.False(bounds.IsTested(course, question.Skill));
            if (!isFirst)
                Assert.True(course.Skills[question.Skill].Level <= Rasch.Ability(Rasch.Estimate(course, bounds.Tubes)) + 2);
        });
        Assert.Equal(asked.Count, asked.Distinct().Count());
    });

    [Fact]
    public void Every_answer_shrinks_what_is_untested_and_the_counts_stay_in_order() => Gen.Select(Courses.Gen, TestIds, Gen.Bool.Array[40]).Sample((items, testId, verdicts) =>
    {
        var (tested, validated) = (-1, 0);
        Play(items, testId, verdicts, (course, bounds, _, _, _) =>
        {
            var (overall, competences) = bounds.Score(course);
            Assert.True(overall.Tested > tested);
            Assert.True(overall.Validated >= validated);
            Assert.InRange(overall.Validated, 0, overall.Tested);
            Assert.InRange(overall.Tested, 0, overall.Skills);
            Assert.Equal(overall, new(competences.Sum(c => c.Validated), competences.Sum(c => c.Tested), competences.Sum(c => c.Skills)));
            Assert.All(bounds.Tubes.ToArray(), tube => Assert.True(tube.Floor < tube.Ceiling));
            (tested, validated) = (overall.Tested, overall.Validated);
        });
    });

    [Fact]
    public void The_same_answers_give_the_same_questions_also_from_a_stored_state() => Gen.Select(Courses.Gen, TestIds, Gen.Bool.Array[40]).Sample((items, testId, verdicts) =>
    {
        var first = Play(items, testId, verdicts, (course, bounds, isFirst, lastWasTimed, choice) =>
            Assert.Equal(choice, NextQuestion.Choose(course, TestBounds.From(bounds.Store()), Draw.Of(testId), isFirst, lastWasTimed)));
        Assert.Equal(first, Play([.. items.Reverse()], testId, verdicts));
    });

    [Fact]
    public void Two_tests_on_the_same_course_differ()
    {
        var items = Enumerable.Range(0, 5).Select(t => new Courses.Item($"t{t}", 2, [false, false, false])).ToArray();
        var firsts = Enumerable.Range(0, 50).Select(i => Play(items, $"test {i}", [true])[0]).Distinct();
        Assert.True(firsts.Count() > 5);
    }

    [Fact]
    public void The_first_question_is_of_level_2_of_an_easy_tube_without_a_clock()
    {
        Courses.Item[] items = [new("t0", 2, [false]), new("t0", 6, [false]), new("t1", 2, [true]), new("t2", 2, [false]), new("t2", 3, [false])];
        Assert.Equal("t2-2-a", Play(items, "any", [true])[0]);
    }

    [Fact]
    public void Without_level_2_the_first_question_is_the_easiest()
    {
        Courses.Item[] items = [new("t0", 3, [false]), new("t1", 1, [false]), new("t2", 3, [false])];
        Assert.Equal("t1-1-a", Play(items, "any", [true])[0]);
    }

    [Fact]
    public void A_course_without_any_challenge_left_asks_nothing() => Assert.Empty(Play([new("t0", 2, []), new("t1", 5, [])], "any", [true]));

    [Fact]
    public void More_skills_than_fit_the_stack_are_no_problem()
    {
        var items = Enumerable.Range(0, 200).SelectMany(t => Enumerable.Range(1, 8).Select(l => new Courses.Item($"t{t:000}", l, [false]))).ToArray();
        Assert.NotNull(NextQuestion.Choose(Courses.Of(items), Courses.Unknown(Courses.Of(items)), Draw.Of("any"), isFirst: true, lastWasTimed: false));
    }
}
