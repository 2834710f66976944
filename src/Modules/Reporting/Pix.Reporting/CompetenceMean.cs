using System.Text.Json.Serialization;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Web;

namespace Pix.Reporting;

/// <summary>What a group did in one competence, over sent results only.</summary>
/// <param name="Mastery">Mean mastery, 0 to 1; null before anybody has sent, as the other mean.</param>
/// <param name="ValidatedMean">Mean of validated skills, one decimal.</param>
/// <param name="Skills">Skills evaluated.</param>
public sealed record CompetenceMean(string Code, string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Mastery,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? ValidatedMean,
    int Skills)
{
    /// <summary>The mean as it is shown, 0 to 100.</summary>
    [JsonIgnore]
    public int Percent { get; private init; }

    internal static CompetenceMean Of(CourseCompetence competence, Figures figures) =>
        figures.Shared == 0 || figures.Competences.GetValueOrDefault(competence.Code) is not { } sums
            ? new(competence.Code, competence.Name, null, null, competence.Skills)
            : new(competence.Code, competence.Name, BuildingBlocks.Web.Percent.Ratio(sums.Validated, sums.Skills), OneDecimal(sums.Validated, figures.Shared), competence.Skills)
            {
                Percent = BuildingBlocks.Web.Percent.Of(sums.Validated, sums.Skills),
            };

    private static double OneDecimal(long sum, int count) => (double)Math.Round((decimal)sum / count, 1, MidpointRounding.AwayFromZero);
}
