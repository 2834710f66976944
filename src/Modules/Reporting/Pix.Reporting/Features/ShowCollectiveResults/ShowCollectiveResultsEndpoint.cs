using System.Text.Json.Serialization;
using FastEndpoints;
using Pix.BuildingBlocks.Web;

namespace Pix.Reporting.Features.ShowCollectiveResults;

internal sealed class ShowCollectiveResultsRequest
{
    public string Id { get; set; } = "";
}

/// <summary>The group's figures, over sent results only.</summary>
/// <param name="Mastery">Mean of validated / skills, 0 to 1; null before anybody has sent. So are coverage and the competences' means.</param>
/// <param name="Coverage">Mean of tested / skills, 0 to 1.</param>
/// <param name="Competences">In the order of their codes; all that the campaign tests, also before anybody has sent.</param>
/// <param name="Distribution">Ten bands of mastery: [0;10[ … [90;100].</param>
/// <param name="OverTime">Each day in Paris from the first start to the last act, without holes.</param>
public sealed record CollectiveModel(
    int Participants, int Shared,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Mastery,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Coverage,
    IReadOnlyList<CompetenceMean> Competences,
    IReadOnlyList<Band> Distribution, IReadOnlyList<DayCount> OverTime, DateTimeOffset AsOf)
{
    /// <summary>For the page only.</summary>
    [JsonIgnore]
    public ReportHead Head { get; init; } = null!;

    /// <summary>The mean as it is shown, 0 to 100.</summary>
    [JsonIgnore]
    public int MasteryPercent { get; init; }

    /// <summary>Mean of validated skills, and skills evaluated.</summary>
    [JsonIgnore]
    public double ValidatedMean { get; init; }

    /// <inheritdoc cref="ValidatedMean"/>
    [JsonIgnore]
    public int Skills { get; init; }
}

/// <param name="From">Lower end in percent: 0, 10 … 90.</param>
public sealed record Band(int From, int Count);

/// <summary>How many started and sent on a day.</summary>
public sealed record DayCount(DateOnly Date, int Started, int Shared);

/// <summary>GET /orga/{org}/campagnes/{id}/resultats</summary>
internal sealed class ShowCollectiveResultsEndpoint(ReportDesk desk) : Endpoint<ShowCollectiveResultsRequest>
{
    public override void Configure()
    {
        Get("campagnes/{id}/resultats");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(ShowCollectiveResultsRequest request, CancellationToken ct)
    {
        var report = await desk.OpenAsync(request.Id, HttpContext.Membership(), ct);
        var competences = await desk.CompetencesOfAsync(report, ct);
        var figures = report.Figures;
        await Send.PageAsync<CollectivePage>(new CollectiveModel(
            figures.Participants, figures.Shared, Mean(figures.Validated), Mean(figures.Tested),
            [.. competences.Select(c => CompetenceMean.Of(c, figures))], [.. figures.Bands.Select((count, i) => new Band(i * 100 / Figures.BandCount, count))],
            [.. DaysOf(figures)], report.AsOf)
        {
            Head = ReportHead.Of(report),
            MasteryPercent = Percent.Of(figures.Validated, figures.Skills),
            ValidatedMean = Percent.Ratio(figures.Validated, figures.Shared),
            Skills = competences.Sum(c => c.Skills),
        }, tagged: true);

        double? Mean(long sum) => figures.Shared == 0 ? null : Percent.Ratio(sum, figures.Skills);
    }

    private static IEnumerable<DayCount> DaysOf(Figures figures)
    {
        if (figures.Days.Count == 0)
            yield break;
        var last = figures.Days.Keys.Last();
        for (var day = figures.Days.Keys.First(); day <= last; day = day.AddDays(1))
            yield return figures.Days.TryGetValue(day, out var counts) ? new(day, counts.Started, counts.Shared) : new(day, 0, 0);
    }
}
