using CsCheck;

namespace Pix.Campaigns.Tests;

public sealed class CampaignCodeTests
{
    private const string Letters = "BCDFGHJKMPQRTVWXY", Digits = "2346789";

    [Fact]
    public void A_code_is_six_letters_and_three_digits_that_are_not_taken_for_one_another() =>
        Gen.Const(0).Select(_ => CampaignCode.Generate()).Sample(code => Assert.Matches($"^[{Letters}]{{6}}[{Digits}]{{3}}$", code), iter: 2000, threads: 1);

    [Fact]
    public void Every_letter_and_digit_comes_up_in_every_place()
    {
        var codes = Enumerable.Range(0, 3000).Select(_ => CampaignCode.Generate()).ToList();
        for (var place = 0; place < 9; place++)
            Assert.Equal(place < 6 ? Letters : Digits, string.Concat(codes.Select(c => c[place]).Distinct().Order()));
    }

    [Fact]
    public void Codes_do_not_repeat() => // 17^6 × 7^3 codes: two alike among 2,000 come once in 4,000 runs if chance is fair, always if it is not
        Assert.InRange(Enumerable.Range(0, 2000).Select(_ => CampaignCode.Generate()).Distinct().Count(), 1999, 2000);

    [Fact]
    public void A_code_is_found_however_it_was_typed() =>
        Gen.Select(Gen.Char[Letters].Array[6], Gen.Char[Digits].Array[3], Gen.String[Gen.Char[" \t\n\u00a0"], 0, 3], Gen.String[Gen.Char[" \t\n\u00a0"], 0, 3], Gen.Bool.Array[9])
            .Sample((letters, digits, before, after, lower) =>
            {
                var code = string.Concat(letters) + string.Concat(digits);
                var typed = before + string.Concat(code.Select((c, i) => lower[i] ? char.ToLowerInvariant(c) : c)) + after;
                Assert.Equal(code, CampaignCode.Normalize(typed));
            });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_typed_is_no_code(string? typed) => Assert.Equal("", CampaignCode.Normalize(typed));
}
