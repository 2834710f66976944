using CsCheck;
using Pix.BuildingBlocks.Data;

namespace Pix.BuildingBlocks.Tests.Data;

public sealed class FoldKeyTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char['a', 'z'], 0, 30],
        Gen.String[Gen.Char['\0', '\u024F'], 0, 300],
        Gen.OneOf("œ", "Œ", "æ", "ǽ", "Ǣ", "ß", "ẞ", "ꟹ", "ᴭ", "ﬁ", "½", "é", "e\u0301", "İ", "ı", "Ⅳ", "²", "한", "ञि", "😀", " ", "-", "a").Array[0, 90].Select(parts => string.Concat(parts)));

    [Theory]
    [InlineData("« L’Œuvre n° 2 »", "l oeuvre n 2")]
    [InlineData(null, "")]
    [InlineData("  ", "")]
    [InlineData("ÉLÈVE", "eleve")]
    [InlineData("Jean-Pierre  D'Arc", "jean pierre d arc")]
    [InlineData("Ǽgir et æther", "aegir et aether")]
    [InlineData("STRAẞE, Straße", "strasse strasse")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ﬁn", "fin")]
    [InlineData("Ольга", "ольга")]
    [InlineData("a\u00A0b\u202Fc", "a b c")]
    [InlineData("a\uFFFEb", "a b")]
    [InlineData("a\uFFFFb", "a b")]
    public void A_text_has_the_key_of_its_letters_and_digits(string? text, string key) => Assert.Equal(key, FoldKey.Of(text));

    [Fact]
    public void The_key_of_a_key_is_itself() =>
        Texts.Sample(text => Assert.Equal(FoldKey.Of(text), FoldKey.Of(FoldKey.Of(text))));

    [Fact]
    public void A_key_has_at_most_200_characters_and_no_space_at_its_ends() => Texts.Sample(text =>
    {
        var key = FoldKey.Of(text);
        Assert.InRange(key.Length, 0, FoldKey.MaxLength);
        Assert.Equal(key.Trim(), key);
        Assert.DoesNotContain("  ", key, StringComparison.Ordinal);
    });

    [Fact]
    public void A_long_text_is_cut_at_200_and_never_inside_a_character()
    {
        Assert.Equal(new string('a', 200), FoldKey.Of(new string('a', 5000)));
        Assert.Equal(new string('a', 199), FoldKey.Of(new string('a', 199) + "𐐷"));
    }

    [Fact]
    public void Half_a_character_is_no_letter()
    {
        Assert.Equal("a b", FoldKey.Of("a\uD801b"));
        Assert.Equal("a b", FoldKey.Of("a\uDC37b"));
    }

    [Fact]
    public void Case_and_accents_change_nothing() =>
        Gen.String[Gen.OneOf("abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæ0123456789 '-".ToCharArray()), 0, 60].Sample(text =>
        {
            Assert.Equal(FoldKey.Of(text), FoldKey.Of(text.ToUpperInvariant()));
            Assert.Equal(FoldKey.Of(text), FoldKey.Of(text.Normalize(System.Text.NormalizationForm.FormD)));
        });

    [Fact]
    public void Names_stand_in_french_order()
    {
        string[] ordered = ["Abel", "Élise", "elsa", "Emma", "Œdipe", "Olga", "Zoé"];
        Assert.Equal(ordered, ordered.Reverse().OrderBy(FoldKey.Of, StringComparer.Ordinal));
    }
}
