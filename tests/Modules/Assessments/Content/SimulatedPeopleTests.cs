using Pix.Assessments.Content;
using Pix.Assessments.Content.Checking;
using Pix.Testing;

namespace Pix.Assessments.Tests.Content;

/// <summary>Everything that can be tested, played to its end by simulated people with slips and lucky guesses.</summary>
public sealed class SimulatedPeopleTests
{
    private const double MostQuestions = 40, MostBias = 0.08;

    private static readonly Bank Bank = BankLoader.Load(ContentOptions.Delivered);

    /// <summary>Every target of the delivered bank.</summary>
    public static TheoryData<string> Targets => [.. Bank.Targets.Select(t => t.Id)];

    [Theory, MemberData(nameof(Targets))]
    public void Whoever_can_do_more_masters_more_and_everybody_comes_to_the_end(string id)
    {
        var course = Calibration.CourseOf(Bank.TargetsById[id], Bank);
        var played = Calibration.Abilities.Select(ability => Calibration.Play(course, ability)).ToList();
        Assert.All(played.Zip(played.Skip(1)), pair => Assert.True(pair.First.Mastery < pair.Second.Mastery, $"{pair}"));
        Assert.All(played, p => Assert.InRange(p.Questions, 1, MostQuestions));
        Assert.All(played, p => Assert.InRange(p.Bias, -MostBias, MostBias));
    }

    [Fact]
    public void No_ladder_can_be_climbed_by_guessing_or_breaks()
    {
        var faults =
            from tube in Bank.Tubes.Values
            from ability in Calibration.Abilities
            let played = Calibration.Play(Calibration.CourseOf(tube, Bank), ability)
            where Math.Abs(played.Bias) > MostBias
            select $"{tube.Id} at ability {ability}: found {played.Mastery:P0}, truth {played.Truth:P0}";
        Assert.Equal([], faults);
    }

    [Fact]
    public void The_tables_of_the_docs_are_those_of_the_bank()
    {
        var tables = new StringWriter();
        Calibration.Run(Bank, tables);
        var docs = File.ReadAllText(Repository.PathOf("docs", "content.md"));
        var shown = docs.Split("<!-- calibration -->")[1].Split("<!-- /calibration -->")[0];
        Assert.Equal(tables.ToString().Trim(), shown.Trim());
    }
}
