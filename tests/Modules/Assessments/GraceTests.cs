using Pix.Assessments.Content;
using Pix.Assessments.Tests.Adaptive;

namespace Pix.Assessments.Tests;

public sealed class GraceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static (Test Test, Challenge Challenge) Started()
    {
        var skills = Courses.Of(new Courses.Item("t0", 2, [true]));
        var course = new Course("c", "t", "/", "/", skills.Skills, isOwn: false, Start);
        var test = new Test("test", course, skills, "p", Courses.Unknown(skills), Start);
        test.StartClock(Start);
        return (test, skills.Challenges[0][0]);
    }

    [Theory]
    [InlineData(60_000, false)]
    [InlineData(62_000, false)]
    [InlineData(62_001, true)]
    public void An_answer_has_two_seconds_for_its_way(int milliseconds, bool late)
    {
        var (test, challenge) = Started();
        Assert.Equal(late, test.IsLate(challenge, Start.AddMilliseconds(milliseconds)));
    }

    [Fact]
    public void A_clock_started_again_keeps_its_start()
    {
        var (test, _) = Started();
        test.StartClock(Start.AddHours(1));
        Assert.Equal(Start, test.ClockStartedAt);
    }
}
