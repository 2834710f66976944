using CsCheck;
using Pix.BuildingBlocks.Web;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class LinesTests
{
    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb", "a\nb")]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\r\n\r\nb\r", "a\n\nb\n")]
    [InlineData("a\n\rb", "a\n\nb")]
    [InlineData("", "")]
    public void Every_line_break_is_one_line_feed(string typed, string stored)
    {
        Assert.Equal(stored, Lines.Normalize(typed));
        Assert.Equal(stored.Length, Lines.Length(typed));
    }

    [Theory]
    [InlineData("  Zoé\tCarré ", "Zoé Carré")]
    [InlineData("a\r\nBcc: b", "a  Bcc: b")]
    [InlineData("\a", "")]
    [InlineData("\u202Egpj.exe", "gpj.exe")]
    [InlineData("a\u2066b\u2069", "a b")]
    [InlineData("a\u2028b", "a b")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void A_name_is_one_line_that_shows_what_it_is(string typed, string stored) => Assert.Equal(stored, Lines.OneLine(typed));

    [Fact]
    public void What_a_form_sends_counts_like_what_was_typed() =>
        Gen.String[Gen.OneOf('a', '\n', ' '), 0, 50].Sample(text => Lines.Length(text.Replace("\n", "\r\n", StringComparison.Ordinal)) == text.Length);
}
