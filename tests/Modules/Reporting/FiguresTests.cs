using CsCheck;
using Pix.BuildingBlocks.Web;
using static Pix.Reporting.Tests.Make;

namespace Pix.Reporting.Tests;

public sealed class FiguresTests
{
    private static readonly Gen<(string, int, int, int)> Competences =
        Gen.OneOf("1.1", "2.3", "5.1", "5.2").SelectMany(code => Gen.Int[1, 12].SelectMany(skills => Gen.Int[0, skills].SelectMany(tested => Gen.Int[0, tested].Select(validated => (code, validated, tested, skills)))));

    private static readonly Gen<DateTimeOffset> Instants = Gen.Int[0, 24 * 60 * 5].Select(minutes => Monday.AddMinutes(minutes));

    // Of every kind: without Campaigns' part, started, completed, sent.
    private static readonly Gen<Participant> Lines = Gen.Select(Gen.Int[0, 3], Instants, Instants, Competences.Array[1, 4]).Select((kind, started, shared, competences) =>
    {
        var test = FinishedTest(Result([.. competences.DistinctBy(c => c.Item1)]));
        if (kind == 0)
        {
            var early = new Participant(1, test.Id);
            early.Take(test);
            return early;
        }
        return Line(kind == 1 ? TestUnderWay(3, 10) : test, started, kind == 3 ? shared : null);
    });

    [Fact]
    public void Adding_and_taking_away_in_any_order_equals_a_recount_stored_in_between_or_not() =>
        Gen.Select(Lines.Array[0, 20], Gen.Int[0, int.MaxValue], Gen.Bool).Sample((lines, seed, stored) =>
        {
            var random = new Random(seed);
            var totals = new CampaignTotals(1, Campaign);
            var (figures, left, added) = (new Figures(), lines.ToList(), new List<Participant>());
            for (var step = 0; step < 40; step++)
            {
                if (left.Count > 0 && (added.Count == 0 || random.Next(3) > 0))
                    Move(left, added, figures.Add);
                else if (added.Count > 0)
                    Move(added, left, figures.Remove);
                if (stored)
                {
                    totals.Write(figures, Monday);
                    figures = totals.Read();
                }
                Recount.Equals(figures, added);
            }

            void Move(List<Participant> from, List<Participant> to, Action<Participant> count)
            {
                var line = from[random.Next(from.Count)];
                from.Remove(line);
                to.Add(line);
                count(line);
            }
        }, iter: 100);

    [Fact]
    public void What_is_taken_away_again_leaves_no_trace() => Lines.Array[0, 20].Sample(lines =>
    {
        var figures = new Figures();
        foreach (var line in lines)
            figures.Add(line);
        foreach (var line in lines.Reverse())
            figures.Remove(line);
        Assert.Equal(0, figures.Participants);
        Assert.All(figures.Bands, count => Assert.Equal(0, count));
        Assert.Empty(figures.Competences);
        Assert.Empty(figures.Days);
    });

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(999, 10_000, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(1, 3, 3)]
    [InlineData(8_999, 10_000, 8)]
    [InlineData(9, 10, 9)]
    [InlineData(9_999, 10_000, 9)]
    [InlineData(10, 10, 9)]
    public void A_result_is_in_one_of_ten_bands_and_the_last_is_closed(int validated, int skills, int band) => Assert.Equal(band, Figures.BandOf(validated, skills));

    [Theory]
    [InlineData("2026-01-14T22:30:00Z", "2026-01-14")]
    [InlineData("2026-01-14T23:30:00Z", "2026-01-15")]
    [InlineData("2026-07-14T21:30:00Z", "2026-07-14")]
    [InlineData("2026-07-14T22:30:00Z", "2026-07-15")]
    [InlineData("2026-07-14T23:30:00Z", "2026-07-15")]
    [InlineData("2025-12-31T23:30:00Z", "2026-01-01")]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-29")]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    public void Days_are_those_of_Paris(string instant, string day)
    {
        var figures = new Figures();
        figures.Add(Sent(Result(("5.1", 1, 1, 3)), DateTimeOffset.Parse(instant), DateTimeOffset.Parse(instant)));
        var (date, counts) = Assert.Single(figures.Days);
        Assert.Equal((DateOnly.Parse(day), 1, 1), (date, counts.Started, counts.Shared));
    }

    [Fact]
    public void Nothing_of_a_result_counts_before_it_is_sent()
    {
        var figures = new Figures();
        figures.Add(Line(FinishedTest(Result(("5.1", 3, 3, 3)))));
        Assert.Equal((0, 1, 0), (figures.Started, figures.Completed, figures.Shared));
        Assert.Equal((0, 0, 0), (figures.Validated, figures.Tested, figures.Skills));
        Assert.Empty(figures.Competences);
        Assert.All(figures.Bands, count => Assert.Equal(0, count));
        Assert.Equal(0, Assert.Single(figures.Days).Value.Shared);
    }

    [Fact]
    public void A_competence_in_which_nothing_is_right_stays_listed_until_its_results_are_gone()
    {
        var figures = new Figures();
        var (first, second) = (Sent(Result(("5.1", 0, 2, 3))), Sent(Result(("5.1", 0, 0, 3))));
        figures.Add(first);
        figures.Add(second);
        figures.Remove(first);
        Assert.Equal((0, 3), (figures.Competences["5.1"].Validated, figures.Competences["5.1"].Skills));
        figures.Remove(second);
        Assert.Empty(figures.Competences);
    }

    [Fact]
    public void A_mean_of_one_point_six_of_three_is_53_percent()
    {
        var figures = new Figures();
        foreach (var validated in (int[])[3, 2, 1, 1, 1])
            figures.Add(Sent(Result(("5.1", validated, 3, 3))));
        Assert.Equal(53, Percent.Of(figures.Competences["5.1"].Validated, figures.Competences["5.1"].Skills));
        Assert.Equal(1.6, Percent.Ratio(figures.Competences["5.1"].Validated, figures.Shared));
    }
}
