using System.Globalization;
using Pix.Assessments.Adaptive;

namespace Pix.Assessments.Content.Checking;

/// <summary>What simulated people of one ability came to, on the average.</summary>
/// <param name="Questions">Asked until the end.</param>
/// <param name="Minutes">They took, by <see cref="Calibration.Seconds"/>.</param>
/// <param name="Mastery">That the test found, 0 to 1.</param>
/// <param name="Truth">Share of the skills that they have, 0 to 1: the mean of the model's probabilities.</param>
internal sealed record Calibrated(double Questions, double Minutes, double Mastery, double Truth)
{
    /// <summary>How far the test is off, −1 to 1; above 0 it flatters.</summary>
    public double Bias => Mastery - Truth;
}

/// <summary>
/// The command calibrate-content: whatever can be tested is played to its end by simulated people of several abilities,
/// with slips and lucky guesses. Prints how many questions it takes, how long, and the mastery found against the truth, as
/// the tables of docs/content.md. The same bank gives the same tables.
/// <para>
/// Someone of ability θ has a skill of level b with the Rasch probability P; has it, and slips at 5 %; has it not, and
/// guesses: 1 in the number of proposals for a qcu or a list, 2 % otherwise (the four-parameter logistic model with upper
/// asymptote 0.95; Barton and Lord, 1981).
/// </para>
/// </summary>
internal static class Calibration
{
    public const int People = 200;
    private const double Slip = 0.05, BlindGuess = 0.02;

    public static IReadOnlyList<double> Abilities { get; } = [1.5, 3, 4.5, 6];

    public static int Run(Bank bank, TextWriter output)
    {
        output.WriteLine(Table("target", bank.Targets.Select(t => ($"{(t.Id.Contains('.', StringComparison.Ordinal) ? t.Id + " " : "")}{t.Name}", CourseOf(t, bank)))));
        output.WriteLine(Table("tube", bank.Tubes.Values.OrderBy(t => t.CompetenceCode, StringComparer.Ordinal).ThenBy(t => t.Id, StringComparer.Ordinal).Select(t => ($"{t.CompetenceCode} {t.Id}", CourseOf(t, bank)))));
        return 0;
    }

    public static CourseSkills CourseOf(Target target, Bank bank) =>
        new(target.Skills.Select(s => new CourseSkill(s.SkillId, s.TubeId, s.Level, s.CompetenceCode)), bank);

    public static CourseSkills CourseOf(Tube tube, Bank bank) =>
        new(tube.Skills.Select(s => new CourseSkill(s.Id, tube.Id, s.Level, tube.CompetenceCode)), bank);

    /// <summary>Plays a course with many people of one ability.</summary>
    public static Calibrated Play(CourseSkills course, double ability)
    {
        var played = Enumerable.Range(0, People).Select(person => Play(course, ability, person)).ToList();
        return new(played.Average(p => p.Questions), played.Average(p => p.Seconds) / 60, played.Average(p => p.Mastery), course.Skills.Average(s => Rasch.P(ability, s.Level)));
    }

    /// <summary>
    /// Assumed working time of a question: reading and answering by type, longer where something must be operated or opened;
    /// with a timer never longer than that. Assumed, not measured: to compare profiles, and for their descriptions.
    /// </summary>
    public static double Seconds(Challenge challenge)
    {
        var seconds = challenge.Type switch { ChallengeType.Qcu => 35, ChallengeType.Qcm => 45, ChallengeType.Qroc => 45, _ => 60 }
                      + (challenge.Simulator is null ? 0 : 60) + (challenge.Attachments.Count == 0 ? 0 : 60);
        return Math.Min(seconds, challenge.TimerSeconds ?? int.MaxValue);
    }

    private static (int Questions, double Seconds, double Mastery) Play(CourseSkills course, double ability, int person)
    {
        var chance = new Random(person * 7919 + (int)(ability * 10));
        var draw = Draw.Of($"{person}-{ability.ToString(CultureInfo.InvariantCulture)}");
        var bounds = new TestBounds([.. course.Tubes.Select(_ => TubeBounds.Unknown)]);
        var (questions, seconds, lastWasTimed) = (0, 0.0, false);
        while (NextQuestion.Choose(course, bounds, draw, questions == 0, lastWasTimed) is { } next)
        {
            var challenge = course.Challenges[next.Skill][next.Challenge];
            lastWasTimed = challenge.TimerSeconds is not null;
            seconds += Seconds(challenge);
            bounds = bounds.After(course, next.Skill, chance.NextDouble() < Succeeds(challenge, Rasch.P(ability, course.Skills[next.Skill].Level)));
            questions++;
        }
        return (questions, seconds, bounds.Score(course).Overall.Mastery);
    }

    private static double Succeeds(Challenge challenge, double has) => has * (1 - Slip) + (1 - has) * Guess(challenge);

    private static double Guess(Challenge challenge) =>
        challenge.Type == ChallengeType.Qcu ? 1.0 / challenge.Proposals.Count
        : challenge.Type == ChallengeType.Qroc && challenge.Fields[0].Kind == FieldKind.List ? 1.0 / challenge.Fields[0].Options.Count
        : BlindGuess;

    private static string Table(string head, IEnumerable<(string Name, CourseSkills Course)> courses)
    {
        var lines = new List<string>
        {
            $"| {head} | skills |{string.Concat(Abilities.Select(a => Text($" ability {a:0.0}: questions, minutes, found, truth |")))}",
            $"|---|--:|{string.Concat(Abilities.Select(_ => "---|"))}",
        };
        lines.AddRange(courses.Select(c => $"| {c.Name} | {c.Course.Count} |{string.Concat(Abilities.Select(a => Cell(Play(c.Course, a))))}"));
        return string.Join('\n', lines) + "\n";
    }

    private static string Cell(Calibrated c) => Text($" {c.Questions:0.0}, {c.Minutes:0} min, {c.Mastery * 100:0} %, {c.Truth * 100:0} % |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
