using CsCheck;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;

namespace Pix.Assessments.Tests.Correction;

public sealed class TextTreatmentTests
{
    private static readonly Gen<string> Typed = Gen.OneOf("a", "é", "e\u0301", "Œ", "ß", "ẞ", "İ", "1", "٢", "𝟐", " ", "\u00A0", "\u202F", ".", "-", "’", "😀", "ञि", "漢", "Ǽ", "Z")
        .Array[0, 12].Select(parts => string.Concat(parts));

    [Theory]
    [InlineData(" Boîte  de RÉCEPTION ", "boitedereception")]
    [InlineData("Œuvre, cœur", "oeuvre,coeur")]
    [InlineData("Ǽgir", "aegir")]
    [InlineData("STRAẞE straße", "strassestrasse")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("a\u00A0b\u202Fc\td", "abcd")]
    [InlineData("192.168.1.1", "192.168.1.1")]
    public void T1_trims_lowers_and_removes_accents_and_white_space(string typed, string treated) => Assert.Equal(treated, TextTreatment.Treat(typed, Treatments.T1));

    [Theory]
    [InlineData("Wi-Fi !", "WiFi")]
    [InlineData("192.168.1.1", "192.168.1.1")]
    [InlineData("192.168.1.1.", "192.168.1.1")]
    [InlineData("n°3", "n3")]
    [InlineData("3-a", "3a")]
    [InlineData("٢.٣", "٢.٣")]
    [InlineData("𝟐.𝟑", "𝟐.𝟑")]
    [InlineData("Ελλάδα-Россия 漢字!", "ΕλλάδαРоссия漢字")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("1 000", "1 000")]
    [InlineData("😀", "")]
    public void T2_removes_what_is_no_letter_or_digit_except_between_two_digits(string typed, string treated) => Assert.Equal(treated, TextTreatment.Treat(typed, Treatments.T2));

    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("a\u00A0b\u202Fc", "a b c")]
    [InlineData("Ça va ?", "Ça va ?")]
    public void Without_treatment_only_the_form_of_letters_and_spaces_is_made_the_same(string typed, string treated) => Assert.Equal(treated, TextTreatment.Treat(typed, Treatments.None));

    [Fact]
    public void Treating_twice_changes_nothing_more() => Gen.Select(Typed, Gen.OneOf(Treatments.None, Treatments.T1, Treatments.T1 | Treatments.T2, Treatments.All)).Sample((text, treatments) =>
    {
        var once = TextTreatment.Treat(text, treatments);
        Assert.Equal(once, TextTreatment.Treat(once, treatments));
    });

    [Theory]
    [InlineData("navigateur", "navigateur", true)]
    [InlineData("navigatteur", "navigateur", true)]
    [InlineData("nvgateur", "navigateur", true)]
    [InlineData("nvgteur", "navigateur", false)]
    [InlineData("clavir", "clavier", true)]
    [InlineData("souri", "souris", true)]
    [InlineData("sour", "souris", false)]
    [InlineData("sourris", "souris", true)]
    [InlineData("ecra", "ecran", false)]
    [InlineData("http", "https", false)]
    [InlineData("2019", "2018", false)]
    [InlineData("annee2019", "annee2018", false)]
    [InlineData("protocoleipv6", "protocoleipv4", false)]
    [InlineData("protocolipv4", "protocoleipv4", true)]
    [InlineData("annee2109", "annee2019", false)]
    [InlineData("septembre٢", "septembre٣", false)]
    [InlineData("septembre𝟐", "septembre𝟑", false)]
    [InlineData("𐐷𐐷𐐷𐐷𐐷𐐷", "𐐷𐐷𐐷𐐷𐐷𐐷", true)]
    [InlineData("𐐷𐐷𐐷", "𐐷𐐷𐐨", false)]
    public void T3_forgives_a_quarter_of_the_letters_of_a_long_solution_and_no_digit(string given, string solution, bool close) =>
        Assert.Equal(close, TextTreatment.IsCloseTo(given, solution));

    [Fact]
    public void The_distance_between_texts_is_the_one_of_Levenshtein()
    {
        var text = Gen.String[Gen.OneOf('a', 'b', 'c'), 0, 6];
        Gen.Select(text, text).Sample((a, b) => TextTreatment.EditDistance([.. a.EnumerateRunes()], [.. b.EnumerateRunes()]) == Slow(a, b));

        static int Slow(string a, string b) => a.Length == 0 ? b.Length : b.Length == 0 ? a.Length
            : a[0] == b[0] ? Slow(a[1..], b[1..])
            : 1 + Math.Min(Slow(a[1..], b[1..]), Math.Min(Slow(a[1..], b), Slow(a, b[1..])));
    }
}
