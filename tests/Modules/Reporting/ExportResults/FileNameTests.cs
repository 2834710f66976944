using System.Text;
using CsCheck;
using Pix.Reporting.Features.ExportResults;

namespace Pix.Reporting.Tests.ExportResults;

public sealed class FileNameTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 14, 22, 5, 0, TimeSpan.Zero);

    private static string Name(string campaign) => ExportResultsEndpoint.FileName(campaign, "BCD234679", Now);

    [Theory]
    [InlineData("UE 173 - gr. 1-4-5", "UE-173-gr-1-4-5")]
    [InlineData("L’été à Œuvre", "L-été-à-Œuvre")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("C:\\temp\\a|b?*<>\"'", "C-temp-a-b")]
    [InlineData("a\r\nSet-Cookie: x", "a-Set-Cookie-x")]
    [InlineData("Groupe 🎓 4", "Groupe-4")]
    [InlineData("\u202Efdp.exe\u200F", "fdp-exe")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("a\uFFFEb", "a-b")]
    public void Nothing_that_a_file_system_refuses_stands_in_the_name(string campaign, string name) =>
        Assert.Equal($"Resultats-{name}-BCD234679-2026-07-15-0005.csv", Name(campaign));

    [Fact]
    public void A_file_system_takes_the_name_of_any_campaign() =>
        Gen.String[Gen.OneOf(Gen.Char['\0', '\uD7FF'], Gen.Char['\uE000', '\uFFFF'], Gen.Const('山'), Gen.Const('a')), 0, 255].Sample(campaign =>
        {
            var name = Name(campaign);
            Assert.StartsWith("Resultats-", name, StringComparison.Ordinal);
            Assert.EndsWith("-BCD234679-2026-07-15-0005.csv", name, StringComparison.Ordinal);
            Assert.All(name[..^4].EnumerateRunes(), rune => Assert.True(Rune.IsLetterOrDigit(rune) || rune.Value == '-'));
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 255);
        });

    [Theory]
    [InlineData("a")]
    [InlineData("山")]
    [InlineData("𠮷")]
    public void A_very_long_name_is_cut_between_two_characters(string character)
    {
        var name = Name(string.Concat(Enumerable.Repeat(character, 255 / character.Length)));
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 255);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }
}
