using Pix.Assessments.V1;

namespace Pix.Reporting.Features.ExportResults;

/// <summary>A cell: texts are quoted and made harmless, figures and dates are neither.</summary>
internal readonly record struct Cell(string Value, bool IsText)
{
    public static Cell Text(string? text) => new(Cells.Text(text ?? ""), true);

    public static Cell Figure(string figure) => new(figure, false);
}

/// <summary>
/// The export of a campaign, cell by cell: a heading, then a line for each participation. What was not sent is "NA": no
/// result leaves before its owner sends it. The headings are the file's format, the same for every reader: no texts to translate.
/// </summary>
internal sealed class ResultsTable(string organisation, CampaignReport report, IReadOnlyList<CourseCompetence> competences)
{
    private readonly List<(string Code, string Name)> _areas = [.. competences.Select(c => (c.AreaCode, c.AreaName)).Distinct()];

    private bool AsksIdentifier => report.Campaign.IdentifierLabel.Length > 0;

    public IEnumerable<Cell> Heading()
    {
        string[] first = ["Nom de l'organisation", "Code de la campagne", "Nom de la campagne", "Parcours", "Nom du participant", "Prénom du participant"];
        string[] then = ["% de progression", "Date de début", "Partage (O/N)", "Date du partage", "% de maîtrise de l'ensemble des acquis"];
        return first
            .Concat(AsksIdentifier ? [report.Campaign.IdentifierLabel] : [])
            .Concat(then)
            .Concat(competences.SelectMany(c => ForEach($"de la compétence {c.Name}")))
            .Concat(_areas.SelectMany(a => ForEach($"du domaine {a.Name}")))
            .Select(Cell.Text);
    }

    public IEnumerable<Cell> Line(Participant line)
    {
        yield return Cell.Text(organisation);
        yield return Cell.Text(report.Campaign.Code);
        yield return Cell.Text(report.Campaign.Name);
        yield return Cell.Text(report.Campaign.TargetName);
        yield return Cell.Text(line.ShownLastName);
        yield return Cell.Text(line.FirstName);
        if (AsksIdentifier)
            yield return Cell.Text(line.Identifier);
        var result = line.SharedResult;
        yield return Cell.Figure(line.CompletedAt is not null ? "1" : Cells.Ratio(line.Tested, line.Skills, decimals: 3));
        yield return Cell.Figure(Cells.Date(line.StartedAt!.Value));
        yield return Cell.Figure(Cells.YesNo(result is not null));
        yield return Cell.Figure(result is null ? Cells.NotAvailable : Cells.Date(line.SharedAt!.Value));
        yield return Cell.Figure(result is null ? Cells.NotAvailable : Cells.Ratio(result.Validated, result.Skills));
        foreach (var cell in competences.SelectMany(c => Results(result, r => r.Code == c.Code)).Concat(_areas.SelectMany(a => Results(result, r => r.Code.Split('.')[0] == a.Code))))
            yield return cell;
    }

    private static string[] ForEach(string what) => [$"% de maîtrise des acquis {what}", $"Nombre d'acquis {what}", $"Acquis maîtrisés {what}"];

    private static IEnumerable<Cell> Results(Result? result, Func<CompetenceResult, bool> belongs)
    {
        if (result is null)
            return Enumerable.Repeat(Cell.Figure(Cells.NotAvailable), 3);
        int validated = 0, skills = 0;
        foreach (var competence in result.Competences.Where(belongs))
            (validated, skills) = (validated + competence.Validated, skills + competence.Skills);
        return [Cell.Figure(Cells.Ratio(validated, skills)), Cell.Figure($"{skills}"), Cell.Figure($"{validated}")];
    }
}
