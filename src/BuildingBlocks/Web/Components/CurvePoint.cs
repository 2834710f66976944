namespace Pix.BuildingBlocks.Web.Components;

/// <summary>One day of a curve.</summary>
/// <param name="Day">The day.</param>
/// <param name="First">Running total of the first line.</param>
/// <param name="Second">Running total of the second line.</param>
public sealed record CurvePoint(DateOnly Day, int First, int Second);
