using CsCheck;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;

namespace Pix.Assessments.Tests.Correction;

public sealed class CorrectorsTests
{
    internal static readonly Correctors All = new([new QcuCorrector(), new QcmCorrector(), new QrocCorrector(), new QrocmIndCorrector(), new QrocmDepCorrector()]);
    private static readonly Challenge Qcu = Make.Choice(ChallengeType.Qcu, ("a", false), ("b", true), ("c", false));
    private static readonly Challenge Qcm = Make.Choice(ChallengeType.Qcm, ("a", true), ("b", true), ("c", false), ("d", false));

    private static bool IsRight(Challenge challenge, Answer answer) => All.For(challenge).Check(challenge, answer) is { } refused
        ? throw new InvalidOperationException(refused.ToString())
        : All.For(challenge).IsRight(challenge, answer);

    private static RefusedAnswer? Check(Challenge challenge, Answer answer) => All.For(challenge).Check(challenge, answer);

    private static Answer Choose(params string[] ids) => new() { Choices = ids };
    private static Answer Fill(params (string Id, string? Text)[] fields) => new() { Fields = fields.ToDictionary(f => f.Id, f => f.Text) };
    private static bool Accepts(Field field, string given) => IsRight(Make.Typed(ChallengeType.Qroc, field), new() { Value = given });

    [Theory]
    [InlineData("b", true)]
    [InlineData("a", false)]
    [InlineData("c", false)]
    public void One_choice_is_right_when_it_is_the_solution(string choice, bool right) => Assert.Equal(right, IsRight(Qcu, Choose(choice)));

    [Theory]
    [InlineData("a b", true)]
    [InlineData("b a", true)]
    [InlineData("a c", false)]
    [InlineData("a b c", false)]
    [InlineData("c d", false)]
    [InlineData("a b c d", false)]
    public void Several_choices_are_right_when_they_are_exactly_the_solutions(string choices, bool right) => Assert.Equal(right, IsRight(Qcm, Choose(choices.Split(' '))));

    [Fact]
    public void Several_choices_are_right_for_one_set_only() =>
        Gen.Select(Gen.Bool.Array[3, 8], Gen.Bool.Array[8]).Where((correct, _) => correct.Count(c => c) >= 2).Sample((correct, chosen) =>
        {
            var challenge = Make.Choice(ChallengeType.Qcm, [.. correct.Select((c, i) => ($"p{i}", c))]);
            var choices = Enumerable.Range(0, correct.Length).Where(i => chosen[i]).Select(i => $"p{i}").ToArray();
            var answer = Choose(choices);
            if (choices.Length < 2)
                Assert.Equal(AnswerFault.ChooseTwo, Check(challenge, answer)!.Fault);
            else
                Assert.Equal(correct.Select((c, i) => c == chosen[i]).All(same => same), IsRight(challenge, answer));
        });

    [Fact]
    public void A_choice_of_another_shape_is_refused()
    {
        Assert.Equal(new("choices", AnswerFault.ChooseOne), Check(Qcu, new()));
        Assert.Equal(new("choices", AnswerFault.ChooseOne), Check(Qcu, Choose()));
        Assert.Equal(new("choices", AnswerFault.ChooseOne), Check(Qcu, Choose("a", "b")));
        Assert.Equal(new("choices", AnswerFault.UnknownChoice), Check(Qcu, Choose("z")));
        Assert.Equal(new("choices", AnswerFault.UnknownChoice), Check(Qcu, Choose([null!])));
        Assert.Equal(new("choices", AnswerFault.ChooseTwo), Check(Qcm, new()));
        Assert.Equal(new("choices", AnswerFault.ChooseTwo), Check(Qcm, Choose("a")));
        Assert.Equal(new("choices", AnswerFault.UnknownChoice), Check(Qcm, Choose("a", "a")));
        Assert.Equal(new("choices", AnswerFault.UnknownChoice), Check(Qcm, Choose("a", "z")));
        Assert.Equal(new("choices", AnswerFault.UnknownChoice), Check(Qcm, Choose("A", "B")));
    }

    [Theory]
    [InlineData("Navigateur", "navigateur", true)]
    [InlineData("  un   navigateur ", "Un navigateur", true)]
    [InlineData("cœur de métier", "COEUR DE METIER", true)]
    [InlineData("pare\u00A0feu", "pare-feu", true)]
    [InlineData("année 2019", "année 2018", false)]
    [InlineData("2019", "2018", false)]
    [InlineData("adresse IPv6", "adresse IPv4", false)]
    [InlineData("IPv6", "IPv4", false)]
    [InlineData("http", "https", false)]
    [InlineData("192.16.81.1", "192.168.1.1", false)]
    [InlineData("192.168.1.1", "192.168.1.1", true)]
    [InlineData("192 168 1 1", "192.168.1.1", false)]
    [InlineData("٢٠١٩", "٢٠١٨", false)]
    [InlineData("année 𝟐𝟎𝟏𝟗", "année 𝟐𝟎𝟏𝟖", false)]
    [InlineData("navigatuer", "navigateur", true)]
    [InlineData("moteur", "navigateur", false)]
    public void A_text_is_right_when_it_matches_one_accepted_value(string given, string accepted, bool right) => Assert.Equal(right, Accepts(Make.Text("f", "autre chose", accepted), given));

    [Theory]
    [InlineData("None", "Mot", true)]
    [InlineData("None", "mot", false)]
    [InlineData("None", "Mot ", false)]
    [InlineData("T1", "MÔT ", true)]
    [InlineData("T1", "mot.", false)]
    [InlineData("T2", "Mot.", true)]
    [InlineData("T2", "mot.", false)]
    [InlineData("T1, T2", "« mot »", true)]
    public void A_challenge_may_switch_treatments_off(string treatments, string given, bool right) => Assert.Equal(right, Accepts(Make.Text("f", Enum.Parse<Treatments>(treatments), "Mot"), given));

    [Fact]
    public void Without_the_third_treatment_no_letter_is_forgiven() => Assert.False(Accepts(Make.Text("f", Treatments.T1 | Treatments.T2, "navigateur"), "navigatuer"));

    [Fact]
    public void A_refused_value_is_wrong_however_close_it_is()
    {
        Assert.True(Accepts(Make.Text("f", "internet"), "Intranet"));
        var careful = Make.Text("f", "internet") with { Refused = ["INTRANET"] };
        Assert.False(Accepts(careful, "Intranet"));
        Assert.False(Accepts(careful, " intranet !"));
        Assert.True(Accepts(careful, "internett"));
    }

    [Theory]
    [InlineData("?", "?")]
    [InlineData("😀", "!!!")]
    [InlineData("-", "")]
    public void What_is_empty_after_treatment_is_never_right(string given, string accepted) => Assert.False(Accepts(Make.Text("f", accepted), given));

    [Fact]
    public void A_solution_is_right_however_it_is_cased_spaced_and_composed() =>
        Gen.String[Gen.OneOf("abcéèêçœàùz09'- ".ToCharArray()), 1, 20].Where(s => s.Any(char.IsLetterOrDigit)).Sample(solution =>
        {
            var field = Make.Text("f", solution);
            return Accepts(field, solution.ToUpperInvariant()) && Accepts(field, $"\u00A0{solution.Normalize(System.Text.NormalizationForm.FormD)} ");
        });

    [Theory]
    [InlineData("1250", true)]
    [InlineData("1 250,00", true)]
    [InlineData("+1250", true)]
    [InlineData("1251", false)]
    [InlineData("Mille deux cent CINQUANTE", true)]
    [InlineData("mille deux cents", false)]
    [InlineData("1250 €", false)]
    public void A_number_is_compared_by_value_and_anything_else_as_a_text(string given, bool right) =>
        Assert.Equal(right, Accepts(Make.Number("f", "1 250", "mille deux cent cinquante"), given));

    [Theory]
    [InlineData("La ligne", true)]
    [InlineData("la ligne", false)]
    [InlineData("La ligne ", false)]
    [InlineData("autre", false)]
    [InlineData("rien de tel", false)]
    public void A_choice_from_a_list_compares_exactly(string given, bool right) => Assert.Equal(right, Accepts(Make.List("f", "La ligne"), given));

    [Fact]
    public void A_text_of_another_shape_is_refused()
    {
        var challenge = Make.Typed(ChallengeType.Qroc, Make.Text("f", "a"));
        Assert.Equal(new("value", AnswerFault.Empty), Check(challenge, new()));
        Assert.Equal(new("value", AnswerFault.Empty), Check(challenge, new() { Value = " \u00A0\n" }));
        Assert.Equal(new("value", AnswerFault.TooLong), Check(challenge, new() { Value = new('a', 10_001) }));
        Assert.Null(Check(challenge, new() { Value = new('a', 10_000) }));
    }

    [Fact]
    public void Several_fields_are_right_when_every_one_matches_its_own_list()
    {
        var challenge = Make.Typed(ChallengeType.QrocmInd, Make.Text("x", "souris"), Make.Number("y", "12"), Make.List("z", "La ligne"));
        Assert.True(IsRight(challenge, Fill(("x", "Souris"), ("y", "12,0"), ("z", "La ligne"))));
        Assert.False(IsRight(challenge, Fill(("x", "12"), ("y", "souris"), ("z", "La ligne"))));
        Assert.False(IsRight(challenge, Fill(("x", "Souris"), ("y", "12"))));
        Assert.False(IsRight(challenge, Fill(("x", "Souris"), ("y", "12"), ("z", null))));
        Assert.False(IsRight(challenge, Fill(("x", "Souris"), ("y", " "), ("z", "La ligne"))));
    }

    [Fact]
    public void Fields_of_another_shape_are_refused()
    {
        foreach (var challenge in (Challenge[])[Make.Typed(ChallengeType.QrocmInd, Make.Text("f0", "a"), Make.Text("f1", "b")), Make.Groups(2, ["a"], ["b"])])
        {
            Assert.Equal(new("fields", AnswerFault.Empty), Check(challenge, new()));
            Assert.Equal(new("fields", AnswerFault.Empty), Check(challenge, Fill()));
            Assert.Equal(new("fields", AnswerFault.Empty), Check(challenge, Fill(("f0", ""), ("f1", " "))));
            Assert.Equal(new("fields", AnswerFault.UnknownField), Check(challenge, Fill(("f0", "a"), ("F1", "b"))));
            Assert.Equal(new("fields[f1]", AnswerFault.TooLong), Check(challenge, Fill(("f0", "a"), ("f1", new('b', 10_001)))));
            Assert.Null(Check(challenge, Fill(("f0", "a"))));
        }
    }

    [Fact]
    public void Interchangeable_fields_are_matched_one_to_one_and_not_first_come()
    {
        // "png" fits both groups: given first, it must leave the first group to "gif".
        var challenge = Make.Groups(2, ["png", "gif"], ["png"]);
        Assert.True(IsRight(challenge, Fill(("f0", "png"), ("f1", "gif"))));
        Assert.True(IsRight(challenge, Fill(("f0", "gif"), ("f1", "png"))));
        Assert.False(IsRight(challenge, Fill(("f0", "gif"), ("f1", "gif"))));
        Assert.False(IsRight(challenge, Fill(("f0", "png"))));
        Assert.True(IsRight(Make.Groups(2, ["png"], ["jpeg", "jpg"], ["svg"]), Fill(("f0", "JPG"), ("f1", "svg"))));
        Assert.False(IsRight(Make.Groups(2, ["png"], ["jpeg", "jpg"], ["svg"]), Fill(("f0", "JPG"), ("f1", "jpeg"))));
    }

    [Fact]
    public void Interchangeable_fields_are_right_when_some_way_of_giving_them_to_groups_is()
    {
        var word = Gen.OneOf("aa", "bb", "cc", "dd", "");
        Gen.Select(word.Array[1, 4], Gen.OneOf("aa", "bb", "cc", "dd").Array[1, 3].Array[4, 5]).Sample((given, groups) =>
        {
            var challenge = Make.Groups(given.Length, groups);
            var answer = Fill([.. given.Select((text, i) => ($"f{i}", (string?)text))]);
            if (given.All(g => g.Length == 0))
                Assert.Equal(AnswerFault.Empty, Check(challenge, answer)!.Fault);
            else
                Assert.Equal(SomeWay(given, groups), IsRight(challenge, answer));
        }, iter: 2000);

        static bool SomeWay(IEnumerable<string> given, IEnumerable<string[]> groups) => !given.Any()
            || groups.Select((g, i) => (g, i)).Any(group => group.g.Contains(given.First()) && SomeWay(given.Skip(1), groups.Where((_, i) => i != group.i)));
    }

    [Fact]
    public void A_solution_has_the_shape_of_an_answer_and_is_right()
    {
        foreach (var challenge in (Challenge[])[Qcu, Qcm, Make.Typed(ChallengeType.Qroc, Make.Text("f", "souris", "mulot")),
                     Make.Typed(ChallengeType.QrocmInd, Make.Text("x", "souris"), Make.Number("y", "12"), Make.List("z", "La ligne")), Make.Groups(2, ["png"], ["gif"], ["svg"])])
            Assert.True(IsRight(challenge, All.For(challenge).Solution(challenge)));
    }
}
