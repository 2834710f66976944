using Pix.BuildingBlocks.Web;

namespace Pix.Reporting;

/// <summary>
/// The figures of a campaign, kept up to date line by line: adding a line and taking it away again leaves no trace, so
/// that they equal a recount at any time. Only sent results count in sums, bands and competences.
/// </summary>
internal sealed class Figures
{
    public const int BandCount = 10;

    /// <summary>Lines by status; each line is in exactly one.</summary>
    public int Started { get; set; }
    public int Completed { get; set; }
    public int Shared { get; set; }

    /// <summary>Sums over sent results.</summary>
    public long Validated { get; set; }
    public long Tested { get; set; }
    public long Skills { get; set; }

    /// <summary>How many sent results in [0;10[, [10;20[ … [90;100] percent of mastery.</summary>
    public int[] Bands { get; set; } = new int[BandCount];

    /// <summary>By code.</summary>
    public SortedDictionary<string, CompetenceFigures> Competences { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How many started and sent on a day, in Paris.</summary>
    public SortedDictionary<DateOnly, DayFigures> Days { get; set; } = [];

    /// <summary>Lines by beginning of last name, in the order of the list: where a page far behind begins.</summary>
    public NameCounts Names { get; set; } = new();

    public int Participants => Started + Completed + Shared;

    public void Add(Participant line) => Count(line, 1);

    public void Remove(Participant line) => Count(line, -1);

    /// <summary>The band of a result: 0 to 9.</summary>
    public static int BandOf(int validated, int skills) => skills == 0 ? 0 : Math.Min(BandCount - 1, BandCount * validated / skills);

    private void Count(Participant line, int by)
    {
        if (!line.Counts)
            return;
        OnDay(line.StartedAt!.Value, day => day.Started += by);
        Names.Tally(line, by);
        switch (line.Status)
        {
            case ParticipantStatus.Started:
                Started += by;
                break;
            case ParticipantStatus.Completed:
                Completed += by;
                break;
            default:
                Shared += by;
                OnDay(line.SharedAt!.Value, day => day.Shared += by);
                CountResult(line.SharedResult!, by);
                break;
        }
    }

    private void CountResult(Assessments.V1.Result result, int by)
    {
        Validated += by * result.Validated;
        Tested += by * result.Tested;
        Skills += by * result.Skills;
        Bands[BandOf(result.Validated, result.Skills)] += by;
        foreach (var competence in result.Competences)
        {
            if (!Competences.TryGetValue(competence.Code, out var figures))
                Competences[competence.Code] = figures = new();
            figures.Validated += by * competence.Validated;
            figures.Skills += by * competence.Skills;
            if (figures is { Validated: 0, Skills: 0 })
                Competences.Remove(competence.Code);
        }
    }

    private void OnDay(DateTimeOffset instant, Action<DayFigures> count)
    {
        var date = ParisTime.Day(instant);
        if (!Days.TryGetValue(date, out var day))
            Days[date] = day = new();
        count(day);
        if (day is { Started: 0, Shared: 0 })
            Days.Remove(date);
    }
}

/// <summary>Sums over sent results in one competence.</summary>
internal sealed class CompetenceFigures
{
    public long Validated { get; set; }
    public long Skills { get; set; }
}

internal sealed class DayFigures
{
    public int Started { get; set; }
    public int Shared { get; set; }
}
