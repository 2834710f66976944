using Google.Protobuf.WellKnownTypes;
using Pix.Assessments.V1;
using Pix.Reporting.Features.ExportResults;
using static Pix.Reporting.Tests.Make;

namespace Pix.Reporting.Tests.ExportResults;

public sealed class ResultsTableTests
{
    private static readonly CourseCompetence[] Course =
    [
        new() { Code = "4.1", Name = "Sécuriser l'environnement numérique", AreaCode = "4", AreaName = "Protection et sécurité", Skills = 8 },
        new() { Code = "5.1", Name = "Résoudre des problèmes techniques", AreaCode = "5", AreaName = "Environnement numérique", Skills = 3 },
        new() { Code = "5.2", Name = "Construire un environnement numérique", AreaCode = "5", AreaName = "Environnement numérique", Skills = 4 },
    ];

    private static ResultsTable Table(string identifierLabel = "", string organisation = "Université Blaison", string name = "UE 173", string target = "Socle commun") => new(
        organisation, new(new() { Id = Campaign, Name = name, Code = "BCD234679", TargetName = target, IdentifierLabel = identifierLabel, CreatedAt = Monday.ToTimestamp() }, 1, false, new(), Monday), Course);

    private static string[] Values(IEnumerable<Cell> cells) => [.. cells.Select(c => c.Value)];

    [Fact]
    public void The_heading_is_that_of_the_domain_rules() => Assert.Equal(
    [
        "Nom de l'organisation", "Code de la campagne", "Nom de la campagne", "Parcours", "Nom du participant", "Prénom du participant", "Numéro étudiant",
        "% de progression", "Date de début", "Partage (O/N)", "Date du partage", "% de maîtrise de l'ensemble des acquis",
        "% de maîtrise des acquis de la compétence Sécuriser l'environnement numérique", "Nombre d'acquis de la compétence Sécuriser l'environnement numérique", "Acquis maîtrisés de la compétence Sécuriser l'environnement numérique",
        "% de maîtrise des acquis de la compétence Résoudre des problèmes techniques", "Nombre d'acquis de la compétence Résoudre des problèmes techniques", "Acquis maîtrisés de la compétence Résoudre des problèmes techniques",
        "% de maîtrise des acquis de la compétence Construire un environnement numérique", "Nombre d'acquis de la compétence Construire un environnement numérique", "Acquis maîtrisés de la compétence Construire un environnement numérique",
        "% de maîtrise des acquis du domaine Protection et sécurité", "Nombre d'acquis du domaine Protection et sécurité", "Acquis maîtrisés du domaine Protection et sécurité",
        "% de maîtrise des acquis du domaine Environnement numérique", "Nombre d'acquis du domaine Environnement numérique", "Acquis maîtrisés du domaine Environnement numérique",
    ], Values(Table("Numéro étudiant").Heading()));

    [Fact]
    public void Without_an_identifier_its_column_is_absent_from_heading_and_lines()
    {
        Assert.Equal(26, Table().Heading().Count());
        Assert.Equal(26, Table().Line(Line(identifier: "E-17")).Count());
        Assert.DoesNotContain("E-17", Values(Table().Line(Line(identifier: "E-17"))));
    }

    [Fact]
    public void A_sent_result_fills_the_line_and_areas_sum_their_competences()
    {
        var line = Line(FinishedTest(Result(("4.1", 1, 5, 8), ("5.1", 3, 3, 3), ("5.2", 1, 2, 4))), Monday, Monday.AddDays(30), identifier: "E-17");
        Assert.Equal(
        [
            "Université Blaison", "BCD234679", "UE 173", "Socle commun", "Carré", "Louise", "E-17",
            "1", "02/03/2026 10:00", "Oui", "01/04/2026 11:00", "0,33",
            "0,13", "8", "1", "1", "3", "3", "0,25", "4", "1", // competences
            "0,13", "8", "1", "0,57", "7", "4", // areas
        ], Values(Table("Numéro étudiant").Line(line)));
    }

    [Fact]
    public void Before_sending_every_result_is_NA_and_no_figure_of_it_leaves()
    {
        // Figures that stand nowhere else in the line.
        var line = Line(FinishedTest(Result(("4.1", 771, 883, 997), ("5.1", 773, 887, 991), ("5.2", 769, 881, 983))), identifier: "E-17");
        var cells = Values(Table("Numéro étudiant").Line(line));
        Assert.Equal(["Université Blaison", "BCD234679", "UE 173", "Socle commun", "Carré", "Louise", "E-17", "1", "02/03/2026 10:00", "Non"], cells[..10]);
        Assert.Equal(27 - 10, cells[10..].Length);
        Assert.All(cells[10..], cell => Assert.Equal("NA", cell));
        foreach (var figure in (string[])["771", "883", "997", "773", "887", "991", "769", "881", "983", "2313", "2651", "2971", "0,77", "0,78"])
            Assert.DoesNotContain(figure, string.Join(';', cells), StringComparison.Ordinal);
    }

    [Fact]
    public void Under_way_the_progress_has_three_decimals_and_the_rest_is_NA()
    {
        var cells = Values(Table().Line(Line(TestUnderWay(2, 15), sharedAt: Monday)));
        Assert.Equal(("0,133", "Non"), (cells[6], cells[8]));
        Assert.All(cells[9..], cell => Assert.Equal("NA", cell));
    }

    [Fact]
    public void Texts_are_texts_and_figures_are_not()
    {
        var cells = Table("Numéro étudiant").Line(Sent(Result(("5.1", 1, 1, 3)))).ToList();
        Assert.All(cells[..7], cell => Assert.True(cell.IsText));
        Assert.All(cells[7..], cell => Assert.False(cell.IsText));
        Assert.All(Table().Heading(), cell => Assert.True(cell.IsText));
    }

    [Fact]
    public void No_cell_is_a_formula_in_lines_or_heading()
    {
        var table = Table("=label", "=organisation", "+name", "@target");
        Assert.Equal("'=label", Values(table.Heading())[6]);
        var cells = Values(table.Line(Line(firstName: "-first", lastName: "\t=last", identifier: " =id")));
        Assert.Equal(["'=organisation", "BCD234679", "'+name", "'@target", "'\t=last", "'-first", "' =id"], cells[..7]);
    }

    [Fact]
    public void An_erased_person_is_named_so_and_keeps_the_result()
    {
        var line = Line(FinishedTest(Result(("5.1", 3, 3, 3))), sharedAt: Monday, identifier: "E-17");
        line.Rename("", "");
        var cells = Values(Table("Numéro étudiant").Line(line));
        Assert.Equal(["Participant supprimé", "", "", "1"], cells[4..8]);
        Assert.Equal("1", cells[11]);
    }

    [Fact]
    public void Braces_in_the_name_of_a_campaign_are_only_text() => Assert.Equal("{0} {x}", Values(Table(name: "{0} {x}").Line(Line()))[2]);
}
