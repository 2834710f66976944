using System.Globalization;

namespace Pix.BuildingBlocks.Web.Components;

/// <summary>Figures, dates and durations as readers of the page's language write them: « 5 000 », « 75 % »; “5,000”, “75%”.</summary>
public static class Format
{
    private static CultureInfo Culture => Language.Current.Culture;

    private static bool IsFrench => Language.Current == Language.French;

    /// <summary>A count.</summary>
    public static string Number(long value) => value.ToString("N0", Culture);

    /// <summary>A mean, with one decimal unless told otherwise.</summary>
    public static string Number(double value, int decimals = 1) => value.ToString("N" + decimals, Culture);

    /// <summary>A whole percentage, 0 to 100, rounded before by the rules of the domain.</summary>
    public static string Percent(int percent) => percent.ToString(Culture) + ComponentTexts.PercentSign;

    /// <summary>A change: “+12”, “−3”, “0”.</summary>
    public static string Signed(int change) => change.ToString("+#,0;\u2212#,0;0", Culture);

    /// <summary>20/11/2026, for tables.</summary>
    public static string ShortDate(DateTimeOffset local) => local.ToString("dd/MM/yyyy", Culture);

    /// <summary>20/11/2026, for tables.</summary>
    public static string ShortDate(DateOnly day) => day.ToString("dd/MM/yyyy", Culture);

    /// <summary>« 9 nov. », “9 Nov”, for the foot of a chart, in one piece.</summary>
    public static string DayMonth(DateOnly day) => day.ToString("d\u00a0MMM", Culture);

    /// <summary>« 20 novembre 2026 », « 1er décembre 2026 », “20 November 2026”, for sentences.</summary>
    public static string LongDate(DateTimeOffset local) => IsFrench
        ? (local.Day == 1 ? "1er" : local.Day.ToString(Culture)) + local.ToString("\u00a0MMMM yyyy", Culture)
        : local.ToString("d MMMM yyyy", Culture);

    /// <summary>« 14 h 05 », “14:05”, for sentences.</summary>
    public static string Time(DateTimeOffset local) => local.ToString(IsFrench ? "H'\u00a0h\u00a0'mm" : "HH:mm", Culture);

    /// <summary>« 45 secondes », « 1 minute », “2 minutes 30 seconds”.</summary>
    public static string Duration(int seconds)
    {
        string?[] parts = [Counted(seconds / 60, ComponentTexts.Minute, ComponentTexts.Minutes), Counted(seconds % 60, ComponentTexts.Second, ComponentTexts.Seconds)];
        return string.Join(' ', parts.Where(part => part is not null)) is { Length: > 0 } text ? text : ComponentTexts.Seconds.With(0);
    }

    private static string? Counted(int count, string one, string many) => count == 0 ? null : (count == 1 ? one : many).With(count);
}
