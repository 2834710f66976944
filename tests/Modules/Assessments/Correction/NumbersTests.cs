using System.Globalization;
using CsCheck;
using Pix.Assessments.Correction;

namespace Pix.Assessments.Tests.Correction;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData(" 12 ", "12")]
    [InlineData("1 250", "1250")]
    [InlineData("1\u00A0250,50", "1250.5")]
    [InlineData("1\u202F250", "1250")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.50", "12.5")]
    [InlineData("+3", "3")]
    [InlineData("-3", "-3")]
    [InlineData("−3", "-3")]
    [InlineData("- 3", "-3")]
    [InlineData(",5", "0.5")]
    [InlineData("5,", "5")]
    [InlineData("007", "7")]
    [InlineData("0,0", "0")]
    public void What_people_type_has_its_value(string typed, string value) => Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Numbers.Parse(typed));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData("+")]
    [InlineData("+-3")]
    [InlineData("1,2,3")]
    [InlineData("1.250,5")]
    [InlineData("douze")]
    [InlineData("12 %")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("١٢")]
    [InlineData("12\n3")]
    [InlineData("100000000000000000000000000000000")]
    public void Anything_else_is_no_number(string typed) => Assert.Null(Numbers.Parse(typed));

    [Fact]
    public void Every_amount_written_as_in_French_is_read_back() => Gen.Decimal[-1_000_000_000, 1_000_000_000].Select(d => Math.Round(d, 4)).Sample(value =>
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        Assert.Equal(value, Numbers.Parse(value.ToString("N4", french)));
        Assert.Equal(value, Numbers.Parse(value.ToString(CultureInfo.InvariantCulture)));
    });
}
