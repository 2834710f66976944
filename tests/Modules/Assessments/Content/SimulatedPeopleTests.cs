using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;

namespace Pix.Assessments.Tests.Content;

/// <summary>Everything that can be tested, played to its end by simulated people: they answer as the Rasch model says.</summary>
public sealed class SimulatedPeopleTests
{
    private const int People = 60;

    private static readonly Bank Bank = BankLoader.Load(ContentOptions.Delivered);

    /// <summary>Every target of the delivered bank.</summary>
    public static TheoryData<string> Targets => [.. Bank.Targets.Select(t => t.Id)];

    [Theory, MemberData(nameof(Targets))]
    public void Whoever_can_do_more_masters_more_and_everybody_comes_to_the_end(string id)
    {
        var target = Bank.TargetsById[id];
        var course = new CourseSkills(target.Skills.Select(s => new CourseSkill(s.SkillId, s.TubeId, s.Level, s.CompetenceCode)), Bank);
        var played = new[] { 1.5, 4.0, 6.5 }.Select(ability => Enumerable.Range(0, People).Select(i => Play(course, ability, i)).ToList()).ToList();

        var mastery = played.Select(p => p.Average(x => x.Score.Mastery)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{id}: {course.Count} skills, questions {string.Join(" / ", played.Select(p => $"{p.Average(x => x.Questions):0.0}"))}, mastery {string.Join(" / ", mastery.Select(m => $"{m:P0}"))}");
        Assert.True(mastery[0] < mastery[1] && mastery[1] < mastery[2] && mastery[0] + 0.4 < mastery[2], string.Join(" / ", mastery));
        Assert.InRange(mastery[0], 0.05, 0.6); // whoever can do little, and is lucky now and then
        Assert.InRange(mastery[2], 0.75, 1);
        Assert.All(played.SelectMany(p => p), x => Assert.InRange(x.Questions, 1, course.Count));
    }

    private static (int Questions, Score Score) Play(CourseSkills course, double ability, int person)
    {
        var chance = new Random(person * 7919 + (int)(ability * 10));
        var draw = Draw.Of($"{person}-{ability}");
        var bounds = new TestBounds([.. course.Tubes.Select(_ => TubeBounds.Unknown)]);
        var (questions, lastWasTimed) = (0, false);
        while (NextQuestion.Choose(course, bounds, draw, questions == 0, lastWasTimed) is { } next)
        {
            lastWasTimed = course.Challenges[next.Skill][next.Challenge].TimerSeconds is not null;
            bounds = bounds.After(course, next.Skill, chance.NextDouble() < Rasch.P(ability, course.Skills[next.Skill].Level));
            questions++;
        }
        return (questions, bounds.Score(course).Overall);
    }
}
