using static Pix.Assessments.Tests.Content.BankCopy;

namespace Pix.Assessments.Tests.Content;

/// <summary>What was published (before) keeps its meaning in what is to be published.</summary>
public sealed class IdsForEverTests : IDisposable
{
    private readonly BankCopy _before = new();
    private readonly BankCopy _now = new();

    public void Dispose()
    {
        _before.Dispose();
        _now.Dispose();
    }

    [Fact]
    public void An_unchanged_bank_has_no_fault() => Assert.Empty(_now.FaultsAgainst(_before));

    [Theory]
    [InlineData("level: 5", "level: 6", 57, "the skill “trier-fichiers-5” was published at level 5: another level needs another id")]
    [InlineData("text: \"Dans la corbeille\"", "text: \"Dans la poubelle\"", 12, "the challenge “trier-fichiers-2-a” was published with another solution (correct proposals): it needs another id")]
    [InlineData("{ id: d, text", "{ id: e, text", 12, "the challenge “trier-fichiers-2-a” was published with another solution (a proposal is gone): it needs another id")]
    [InlineData("accepted: [\"LUNE\"]", "accepted: [\"Lune\", \"LUNE\"]", 25, "the challenge “trier-fichiers-2-b” was published with another solution (accepted values): it needs another id")]
    [InlineData("\"1 250\", \"mille deux cent cinquante\"", "\"1 250\"", 64, "the challenge “trier-fichiers-5-a” was published with another solution (accepted values): it needs another id")]
    [InlineData("id: premier", "id: tri", 64, "the challenge “trier-fichiers-5-a” was published with another solution (fields): it needs another id")]
    [InlineData("          - accepted: [\"SVG\"]\n", "", 77, "the challenge “trier-fichiers-5-b” was published with another solution (groups): it needs another id")]
    public void Another_meaning_needs_another_id(string old, string replacement, int line, string message)
    {
        _now.Replace(TubeFile, old, replacement);
        Assert.Equal([$"{TubeFile}:{line}: {message}"], _now.FaultsAgainst(_before));
    }

    [Theory]
    [InlineData("accepted: [\"LUNE\"]", "accepted: [\"LUNE\", \"la lune\"]")]
    [InlineData("text: \"Dans la corbeille\"", "text: \"Dans la corbeille.\"")]
    [InlineData("text: \"Nulle part\"", "text: \"Elle est perdue\"")]
    [InlineData("Où la retrouve-t-elle ?", "Où peut-elle la retrouver ?")]
    public void A_better_wording_keeps_its_id(string old, string replacement)
    {
        _now.Replace(TubeFile, old, replacement);
        Assert.Empty(_now.FaultsAgainst(_before));
    }

    [Fact]
    public void A_skill_in_another_tube_needs_another_id()
    {
        _now.Replace("1.1/chercher/tube.yaml", "id: chercher\n", "id: fouiller\n");
        _now.Write("1.1/fouiller/tube.yaml", File.ReadAllText(Path.Combine(_now.Directory, "1.1/chercher/tube.yaml")));
        _now.Delete("1.1/chercher/tube.yaml");
        _now.Replace("profiles/socle-commun.yaml", "tube: chercher", "tube: fouiller");
        Assert.Equal(["1.1/fouiller/tube.yaml:5: the skill “chercher-3” was published in the tube “chercher”: another tube needs another id"], _now.FaultsAgainst(_before));
    }

    [Fact]
    public void What_is_gone_is_told_where_it_stood()
    {
        _now.Delete("1.1/chercher/tube.yaml");
        _now.Replace("profiles/socle-commun.yaml", "  - { tube: chercher, level: 3 }\n", "");
        Assert.Equal(
        [
            "before/1.1/chercher/tube.yaml:5: the skill “chercher-3” was published and is gone",
            "before/1.1/chercher/tube.yaml:12: the challenge “chercher-3-a” was published and is gone",
        ], _now.FaultsAgainst(_before));
    }

    [Fact]
    public void A_bank_before_that_cannot_be_read_in_full_is_told()
    {
        _before.Replace(TubeFile, "timer: 60", "timer: 6");
        Assert.Equal([$"{_before.Directory}:1: has 1 faults of its own: only what could be read was compared"], _now.FaultsAgainst(_before));
    }
}
