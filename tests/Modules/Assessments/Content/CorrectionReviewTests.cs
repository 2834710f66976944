using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.Tests.Correction;
using static Pix.Assessments.Tests.Content.BankCopy;

namespace Pix.Assessments.Tests.Content;

/// <summary>What the correction says of the bank: each fault planted in the good bank, and told at its challenge.</summary>
public sealed class CorrectionReviewTests : IDisposable
{
    private const string Lune = "accepted: [\"LUNE\"]\n            refused: [\"DUNE\"]\n            treatments: [t1, t2]";

    private readonly BankCopy _bank = new();
    private readonly CorrectionReview _review = new(CorrectorsTests.All);

    public void Dispose() => _bank.Dispose();

    private string[] Faults() => _bank.Faults(_review);

    private int LineOf(string text) => File.ReadAllText(Path.Combine(_bank.Directory, TubeFile)).Split(text)[0].Count(c => c == '\n') + 1;

    [Fact]
    public void The_good_bank_and_the_delivered_one_have_none()
    {
        Assert.Empty(Faults());
        Assert.Empty(new Assessments.Content.Checking.ContentChecker(_review).Check(ContentOptions.Delivered).Faults.All);
    }

    [Fact]
    public void A_solution_that_its_own_challenge_refuses_is_told()
    {
        _bank.Replace(TubeFile, Lune, "accepted: [\"...\"]");
        var at = $"{TubeFile}:{LineOf("id: trier-fichiers-2-b")}";
        Assert.Equal([$"{at}: field 'code': the accepted value '...' is not accepted", $"{at}: the solution is not accepted by its own correction"], Faults().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_answer_that_another_challenge_of_the_tube_would_take_is_told_at_both()
    {
        const string variant = "      - { id: trier-fichiers-2-c, type: qroc, instruction: Quel astre est sur le fond d’écran ?, fields: [{ id: astre, label: Un mot, kind: text, accepted: [lune] }] }\n";
        _bank.Replace(TubeFile, "  - id: trier-fichiers-1\n", variant + "  - id: trier-fichiers-1\n");
        Assert.Contains(Faults(), f => f.EndsWith("“LUNE”, an answer of trier-fichiers-2-b, is accepted here too", StringComparison.Ordinal));
        Assert.Contains(Faults(), f => f.EndsWith("“lune”, an answer of trier-fichiers-2-c, is accepted here too", StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_that_people_mix_up_and_tolerance_lets_through_is_told_until_it_is_refused()
    {
        _bank.Replace(TubeFile, Lune, "accepted: [\"internet\"]");
        Assert.Equal([$"{TubeFile}:{LineOf("id: trier-fichiers-2-b")}: field 'code': “intranet” is accepted as if it were right; list it as refused"], Faults());
        _bank.Replace(TubeFile, "accepted: [\"internet\"]", "accepted: [\"internet\"]\n            refused: [\"intranet\"]");
        Assert.Empty(Faults());
    }

    [Fact]
    public void Only_a_sound_challenge_is_given_to_the_correction()
    {
        _bank.Replace(TubeFile, "accepted: [\"LUNE\"]", "accepted: []");
        Assert.Equal(["a field has at least one accepted value"], Faults().Select(f => f[(f.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Theory]
    [InlineData("Qcu")]
    [InlineData("Qcm")]
    public void A_wrong_choice_that_would_be_accepted_is_told(string name)
    {
        var type = Enum.Parse<ChallengeType>(name);
        var review = new CorrectionReview(new([new Lenient(type), .. new ICorrector[] { new QcuCorrector(), new QcmCorrector(), new QrocCorrector(), new QrocmIndCorrector(), new QrocmDepCorrector() }.Where(c => c.Type != type)]));
        Assert.Contains(_bank.Faults(review), f => f.Contains("the wrong choice", StringComparison.Ordinal) && f.EndsWith("is accepted", StringComparison.Ordinal));
    }

    /// <summary>A correction that takes anything.</summary>
    private sealed class Lenient(ChallengeType type) : ICorrector
    {
        public ChallengeType Type => type;
        public RefusedAnswer? Check(Challenge challenge, Answer answer) => null;
        public bool IsRight(Challenge challenge, Answer answer) => true;
        public Answer Solution(Challenge challenge) => new() { Choices = [.. challenge.Proposals.Where(p => p.Correct).Select(p => p.Id)] };
    }
}
