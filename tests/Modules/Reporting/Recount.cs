using Pix.BuildingBlocks.Web;

namespace Pix.Reporting.Tests;

internal static class Recount
{
    /// <summary>The figures of lines, counted anew in another way.</summary>
    public static void Equals(Figures figures, IEnumerable<Participant> all)
    {
        var lines = all.Where(l => l.CampaignId is not null).ToList();
        var sent = lines.Where(l => l.Status == ParticipantStatus.Shared).Select(l => l.SharedResult!).ToList();
        Assert.Equal(lines.Count, figures.Participants);
        Assert.Equal((lines.Count(l => l.Status == ParticipantStatus.Started), lines.Count(l => l.Status == ParticipantStatus.Completed), sent.Count), (figures.Started, figures.Completed, figures.Shared));
        Assert.Equal((sent.Sum(r => r.Validated), sent.Sum(r => r.Tested), sent.Sum(r => r.Skills)), (figures.Validated, figures.Tested, figures.Skills));
        Assert.Equal(Enumerable.Range(0, 10).Select(band => sent.Count(r => Math.Min(9, (int)Math.Floor(10m * r.Validated / r.Skills)) == band)), figures.Bands);
        Assert.Equal(sent.SelectMany(r => r.Competences).GroupBy(c => c.Code).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, (long)g.Sum(c => c.Validated), (long)g.Sum(c => c.Skills))),
            figures.Competences.Select(c => (c.Key, c.Value.Validated, c.Value.Skills)));
        Assert.Equal(lines.GroupBy(l => NameCounts.BeginningOf(l.LastNameKey)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, string.Join(' ', Enum.GetValues<ParticipantStatus>().Select(s => g.Count(l => l.Status == s))))),
            figures.Names.Select(n => (n.Key, string.Join(' ', n.Value))));
        var days = lines.Select(l => (Day: ParisTime.Day(l.StartedAt!.Value), Started: 1, Shared: 0)).Concat(lines.Where(l => l.Status == ParticipantStatus.Shared).Select(l => (Day: ParisTime.Day(l.SharedAt!.Value), Started: 0, Shared: 1)));
        Assert.Equal(days.GroupBy(d => d.Day).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(d => d.Started), g.Sum(d => d.Shared))), figures.Days.Select(d => (d.Key, d.Value.Started, d.Value.Shared)));
    }
}
