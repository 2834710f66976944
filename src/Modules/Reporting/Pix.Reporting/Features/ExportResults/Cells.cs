using System.Globalization;
using Pix.BuildingBlocks.Web;

namespace Pix.Reporting.Features.ExportResults;

/// <summary>How values stand in the CSV (domain rules §9).</summary>
internal static class Cells
{
    /// <summary>Stands for a result that was not sent.</summary>
    public const string NotAvailable = "NA";

    private const string Dangerous = "=+-@＝＋－＠\t\r";

    /// <summary>
    /// A text that a spreadsheet would take for a formula — one that begins, also after spaces, with <c>= + - @</c> (also
    /// full-width), a tab or a carriage return — gets a leading apostrophe.
    /// </summary>
    public static string Text(string text)
    {
        foreach (var c in text)
        {
            if (Dangerous.Contains(c))
                return "'" + text;
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                return text;
        }
        return text;
    }

    /// <summary>part / whole from 0 to 1 with a decimal comma, half up, as few decimals as it takes.</summary>
    public static string Ratio(long part, long whole, int decimals = 2) =>
        (whole == 0 ? 0 : Math.Round((decimal)part / whole, decimals, MidpointRounding.AwayFromZero)).ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary><c>dd/MM/yyyy HH:mm</c> in Paris.</summary>
    public static string Date(DateTimeOffset instant) => ParisTime.Of(instant).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string YesNo(bool yes) => yes ? "Oui" : "Non";
}
