using System.Globalization;

namespace Pix.BuildingBlocks.Web.Components;

/// <summary>Figures as French readers write them, with no-break spaces: « 5 000 », « 1,6 », « 75 % ».</summary>
public static class Fr
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>A count.</summary>
    public static string Number(long value) => value.ToString("N0", Culture);

    /// <summary>A mean, with one decimal unless told otherwise.</summary>
    public static string Number(double value, int decimals = 1) => value.ToString("N" + decimals, Culture);

    /// <summary>A whole percentage, 0 to 100, rounded before by the rules of the domain.</summary>
    public static string Percent(int percent) => percent.ToString(Culture) + "\u00a0%";

    /// <summary>A change: « +12 », « −3 », « 0 ».</summary>
    public static string Signed(int change) => change.ToString("+#,0;\u2212#,0;0", Culture);

    /// <summary>« 20/11/2026 », for tables.</summary>
    public static string ShortDate(DateTimeOffset local) => local.ToString("dd/MM/yyyy", Culture);

    /// <summary>« 20/11/2026 », for tables.</summary>
    public static string ShortDate(DateOnly day) => day.ToString("dd/MM/yyyy", Culture);

    /// <summary>« 9 nov. », for the foot of a chart.</summary>
    public static string DayMonth(DateOnly day) => day.ToString("d\u00a0MMM", Culture);

    /// <summary>« 20 novembre 2026 », « 1er décembre 2026 », for sentences.</summary>
    public static string LongDate(DateTimeOffset local) =>
        (local.Day == 1 ? "1er" : local.Day.ToString(Culture)) + local.ToString("\u00a0MMMM yyyy", Culture);

    /// <summary>« 14 h 05 », for sentences.</summary>
    public static string Time(DateTimeOffset local) => local.ToString("H'\u00a0h\u00a0'mm", Culture);

    /// <summary>« 45 secondes », « 1 minute », « 2 minutes 30 secondes ».</summary>
    public static string Duration(int seconds)
    {
        string?[] parts = [Counted(seconds / 60, ComponentTexts.Minute, ComponentTexts.Minutes), Counted(seconds % 60, ComponentTexts.Second, ComponentTexts.Seconds)];
        return string.Join(' ', parts.Where(part => part is not null)) is { Length: > 0 } text ? text : ComponentTexts.Seconds.With(0);
    }

    private static string? Counted(int count, string one, string many) => count == 0 ? null : (count == 1 ? one : many).With(count);
}
