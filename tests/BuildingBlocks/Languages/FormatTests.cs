using System.Globalization;
using Pix.BuildingBlocks.Web;
using Pix.BuildingBlocks.Web.Components;

namespace Pix.BuildingBlocks.Tests.Languages;

public sealed class FormatTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 20, 14, 5, 0, TimeSpan.FromHours(1));

    private static string In(string language, Func<string> write)
    {
        CultureInfo.CurrentUICulture = Language.Of(language)!.Culture;
        return write();
    }

    [Theory]
    [InlineData("fr", "5\u202f000", "1\u202f234,5", "75\u00a0%", "20/11/2026", "20\u00a0novembre 2026", "14\u00a0h\u00a005", "20\u00a0nov.")]
    [InlineData("en", "5,000", "1,234.5", "75%", "20/11/2026", "20 November 2026", "14:05", "20\u00a0Nov")]
    public void Figures_and_dates_are_the_language_s(string language, string count, string mean, string percent, string shortDate, string longDate, string time, string dayMonth)
    {
        Assert.Equal(count, In(language, () => Format.Number(5000)));
        Assert.Equal(mean, In(language, () => Format.Number(1234.5)));
        Assert.Equal(percent, In(language, () => Format.Percent(75)));
        Assert.Equal(shortDate, In(language, () => Format.ShortDate(Instant)));
        Assert.Equal(shortDate, In(language, () => Format.ShortDate(DateOnly.FromDateTime(Instant.Date))));
        Assert.Equal(longDate, In(language, () => Format.LongDate(Instant)));
        Assert.Equal(time, In(language, () => Format.Time(Instant)));
        Assert.Equal(dayMonth, In(language, () => Format.DayMonth(DateOnly.FromDateTime(Instant.Date))));
    }

    [Theory]
    [InlineData("fr", 0, "0\u00a0secondes")]
    [InlineData("fr", 1, "1\u00a0seconde")]
    [InlineData("fr", 150, "2\u00a0minutes 30\u00a0secondes")]
    [InlineData("en", 0, "0 seconds")]
    [InlineData("en", 61, "1 minute 1 second")]
    [InlineData("en", 150, "2 minutes 30 seconds")]
    public void Durations_know_one_from_many(string language, int seconds, string said) => Assert.Equal(said, In(language, () => Format.Duration(seconds)));

    [Theory]
    [InlineData("fr", "1er\u00a0décembre 2026")]
    [InlineData("en", "1 December 2026")]
    public void The_first_of_a_month_is_the_first_in_French_only(string language, string said) =>
        Assert.Equal(said, In(language, () => Format.LongDate(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero))));

    [Theory]
    [InlineData("fr-CA", "fr")]
    [InlineData("en-US", "en")]
    [InlineData("EN", "en")]
    [InlineData("french", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_tag_is_known_by_its_language(string? tag, string? code) => Assert.Equal(code, Language.Of(tag)?.Code);

    [Fact]
    public void Outside_any_request_it_is_French()
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Assert.Equal(("fr", null), (Language.Current.Code, Language.OfContent));
        CultureInfo.CurrentUICulture = Language.English.Culture;
        Assert.Equal(("en", "fr"), (Language.Current.Code, Language.OfContent));
    }
}
