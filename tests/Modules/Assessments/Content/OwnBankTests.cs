using Pix.Assessments.Content;
using Pix.Assessments.Content.Checking;

namespace Pix.Assessments.Tests.Content;

/// <summary>A second directory adds a bank of one's own to the delivered one.</summary>
public sealed class OwnBankTests : IDisposable
{
    private readonly string _own = Directory.CreateTempSubdirectory("own-").FullName;

    [Fact]
    public void Its_tubes_tutorials_and_profiles_join_the_delivered_ones()
    {
        Write("5.1/maison/tube.yaml", Tube("maison"));
        Write("tutorials/wifi.md", "---\ntitle: Le wifi\nminutes: 1\nby: La médiathèque\n---\nTexte.\n\n## À retenir\n\n- Un.\n");
        Write("profiles/accueil.yaml", "id: accueil\nname: Accueil\ndescription: Pour nos agents.\ntubes:\n  - { tube: maison, level: 1 }\n  - { tube: chercher, level: 3 }\n");
        var bank = BankLoader.Load(BankCopy.Good, _own);
        Assert.Equal(["1.1", "1.2", "5.1", "accueil", "socle-commun"], bank.Targets.Select(t => t.Id));
        Assert.Equal(["chercher-3", "maison-1"], bank.TargetsById["accueil"].Skills.Select(s => s.SkillId));
    }

    [Fact]
    public void An_id_of_the_delivered_bank_is_taken()
    {
        Write("5.1/chercher/tube.yaml", Tube("chercher"));
        Assert.Contains("chercher/tube.yaml:1: the tube id “chercher” is taken at ", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_competences_are_those_of_the_framework()
    {
        Write("7.1/maison/tube.yaml", Tube("maison"));
        Assert.Contains("7.1:1: there is no competence “7.1” in the framework", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_no_framework_of_its_own()
    {
        Write("framework.yaml", "areas: []\n");
        Assert.Contains("framework.yaml:1: a bank of one's own uses the framework of the first", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_is_not_there_is_a_fault()
    {
        Directory.Delete(_own);
        Assert.Contains($"{_own}:1: there is no such directory", Refusal(), StringComparison.Ordinal);
        Directory.CreateDirectory(_own);
    }

    [Fact]
    public void Without_a_framework_it_is_checked_on_top_of_the_delivered_bank()
    {
        Write("5.1/maison/tube.yaml", Tube("maison", "inconnu"));
        var faults = new ContentChecker(delivered: BankCopy.Good).Check(_own).Faults.All.Select(f => f.ToString());
        Assert.Contains($"{_own}/5.1/maison/tube.yaml:9: there is no tutorial “inconnu”", faults);
        Assert.DoesNotContain(faults, f => f.Contains("framework", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_own, recursive: true);

    private string Refusal() => Assert.Throws<ContentException>(() => BankLoader.Load(BankCopy.Good, _own)).Message;

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_own, file))!);
        File.WriteAllText(Path.Combine(_own, file), text);
    }

    private static string Tube(string id, string tutorial = "dossiers") => $$"""
        id: {{id}}
        name: Chez nous
        description: Ce que savent nos agents.
        skills:
          - id: {{id}}-1
            level: 1
            name: Trouver le wifi
            hint: Regardez l’affiche.
            toSucceed: [{{tutorial}}]
            toLearnMore: [{{tutorial}}]
            challenges:
              - id: {{id}}-1-a
                type: qroc
                instruction: Quel est le nom du wifi ?
                fields:
                  - { id: nom, label: Le nom, kind: text, accepted: ["Médiathèque"] }
        """;
}
