namespace Pix.BuildingBlocks.Web;

/// <summary>Shares of a whole as people read them, everywhere the same.</summary>
public static class Percent
{
    /// <summary>
    /// part / whole as a whole percentage, half up, in integers: (200·part + whole) div (2·whole). 0 of nothing is 0.
    /// 0 ≤ part ≤ whole gives 0 to 100.
    /// </summary>
    public static int Of(long part, long whole) => whole == 0 ? 0 : (int)((200 * part + whole) / (2 * whole));

    /// <summary>part / whole, 0 to 1; 0 of nothing is 0. For JSON, never for what is shown.</summary>
    public static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
