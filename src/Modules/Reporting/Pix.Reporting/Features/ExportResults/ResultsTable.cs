using System.Globalization;
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
    private readonly Dictionary<string, int[]> _places = PlacesOf(competences);
    private readonly Dictionary<(int Part, int Whole), string> _ratios = []; // a hundred thousand lines hold some dozens of them

    private readonly Cell[] _ofCampaign = [Cell.Text(organisation), Cell.Text(report.Campaign.Code), Cell.Text(report.Campaign.Name), Cell.Text(report.Campaign.TargetName)];

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
        foreach (var cell in _ofCampaign)
            yield return cell;
        yield return Cell.Text(line.ShownLastName);
        yield return Cell.Text(line.FirstName);
        if (AsksIdentifier)
            yield return Cell.Text(line.Identifier);
        var result = line.SharedResult;
        yield return Cell.Figure(line.CompletedAt is not null ? "1" : Cells.Ratio(line.Tested, line.Skills, decimals: 3));
        yield return Cell.Figure(Cells.Date(line.StartedAt!.Value));
        yield return Cell.Figure(Cells.YesNo(result is not null));
        yield return Cell.Figure(result is null ? Cells.NotAvailable : Cells.Date(line.SharedAt!.Value));
        yield return Cell.Figure(result is null ? Cells.NotAvailable : Ratio(result.Validated, result.Skills));
        foreach (var (validated, skills) in Sums(result))
        {
            yield return Cell.Figure(result is null ? Cells.NotAvailable : Ratio(validated, skills));
            yield return Cell.Figure(result is null ? Cells.NotAvailable : skills.ToString(CultureInfo.InvariantCulture));
            yield return Cell.Figure(result is null ? Cells.NotAvailable : validated.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string[] ForEach(string what) => [$"% de maîtrise des acquis {what}", $"Nombre d'acquis {what}", $"Acquis maîtrisés {what}"];

    // By competence, then by area.
    private (int Validated, int Skills)[] Sums(Result? result)
    {
        var sums = new (int Validated, int Skills)[competences.Count + _areas.Count];
        foreach (var competence in result?.Competences ?? [])
            foreach (var place in _places.GetValueOrDefault(competence.Code, []))
                sums[place] = (sums[place].Validated + competence.Validated, sums[place].Skills + competence.Skills);
        return sums;
    }

    private string Ratio(int part, int whole)
    {
        if (!_ratios.TryGetValue((part, whole), out var ratio))
            _ratios[(part, whole)] = ratio = Cells.Ratio(part, whole);
        return ratio;
    }

    // Of each competence, its own sum and that of its area.
    private static Dictionary<string, int[]> PlacesOf(IReadOnlyList<CourseCompetence> competences)
    {
        List<string> areas = [.. competences.Select(c => c.AreaCode).Distinct()];
        return competences.Select((c, i) => (c.Code, Places: new[] { i, competences.Count + areas.IndexOf(c.AreaCode) })).ToDictionary(c => c.Code, c => c.Places);
    }
}
