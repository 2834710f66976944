using CsCheck;
using Pix.Reporting.Features.ExportResults;

namespace Pix.Reporting.Tests.ExportResults;

public sealed class CellsTests
{
    public static TheoryData<string> Formulas => new(
        "=1+1", "+33 6 12", "-2", "@SUM(A1)", "\t=1", "\r=1", "\tCarré", "\rCarré", // as domain rules say
        " =1", "   +1", "\u00A0=1", "\u202F@A", "\u3000-1", "\n=1", "\u2003=1", // after spaces of all kinds
        "\uFEFF=1", "\u200B=1", "\u200F=1", "\u0001=1", // after what nobody sees
        "＝1+1", "＋1", "－1", "＠A", " ＝1", "=", "-", " @");

    [Theory]
    [MemberData(nameof(Formulas))]
    public void What_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(string text) => Assert.Equal("'" + text, Cells.Text(text));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Carré")]
    [InlineData("Anne-Marie")]
    [InlineData("1-2")]
    [InlineData("'=1")]
    [InlineData("l’été = beau")]
    [InlineData(" Carré\t")]
    [InlineData("\"=1\"")]
    [InlineData("a@b.example")]
    public void Other_texts_stay_as_they_are(string text) => Assert.Equal(text, Cells.Text(text));

    [Fact]
    public void No_text_that_comes_out_begins_like_a_formula() => Gen.String[Gen.OneOf("=+-@＝＋－＠\t\r\n \u00A0\u3000a1'\"".ToCharArray()), 0, 8].Sample(text =>
    {
        var cell = Cells.Text(text);
        Assert.EndsWith(text, cell, StringComparison.Ordinal);
        Assert.True(cell.Length == 0 || !"=+-@＝＋－＠\t\r".Contains(cell[0]));
        Assert.True(cell.Trim().Length == 0 || !"=+-@＝＋－＠".Contains(cell.Trim()[0]));
    });

    [Theory]
    [InlineData(0, 3, 2, "0")]
    [InlineData(3, 3, 2, "1")]
    [InlineData(0, 0, 2, "0")]
    [InlineData(1, 2, 2, "0,5")]
    [InlineData(1, 3, 2, "0,33")]
    [InlineData(2, 3, 2, "0,67")]
    [InlineData(1, 8, 2, "0,13")] // 0.125, half up
    [InlineData(1, 200, 2, "0,01")] // 0.005
    [InlineData(1, 201, 2, "0")]
    [InlineData(199, 200, 2, "1")] // 0.995
    [InlineData(1, 3, 3, "0,333")]
    [InlineData(1, 16, 3, "0,063")] // 0.0625
    [InlineData(1, 8, 3, "0,125")]
    public void A_ratio_has_a_decimal_comma_and_rounds_half_up(long part, long whole, int decimals, string cell) => Assert.Equal(cell, Cells.Ratio(part, whole, decimals));

    [Fact]
    public void A_ratio_is_between_0_and_1_with_two_decimals_at_most() =>
        Gen.Int[1, 500].SelectMany(n => Gen.Int[0, n].Select(v => (v, n))).Sample(x => Assert.Matches("^(0|1|0,[0-9]{1,2})$", Cells.Ratio(x.v, x.n)));

    [Theory]
    [InlineData("2026-01-14T23:30:00Z", "15/01/2026 00:30")]
    [InlineData("2026-07-14T23:30:00Z", "15/07/2026 01:30")]
    [InlineData("2026-03-29T00:59:59Z", "29/03/2026 01:59")] // the clock goes from 2 to 3
    [InlineData("2026-03-29T01:00:00Z", "29/03/2026 03:00")]
    [InlineData("2026-10-25T00:30:00Z", "25/10/2026 02:30")] // and from 3 back to 2
    [InlineData("2026-10-25T01:30:00Z", "25/10/2026 02:30")]
    [InlineData("2026-03-02T11:05:00+02:00", "02/03/2026 10:05")]
    public void Dates_are_those_of_Paris(string instant, string cell) => Assert.Equal(cell, Cells.Date(DateTimeOffset.Parse(instant)));

    [Fact]
    public void Yes_and_no_are_French() => Assert.Equal(("Oui", "Non"), (Cells.YesNo(true), Cells.YesNo(false)));
}
