namespace Pix.BuildingBlocks.Web;

/// <summary>What people read is told in the time of Europe/Paris; what is stored and sent to programs is UTC.</summary>
public static class ParisTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The instant in Paris.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The day it is in Paris at that instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);
}
