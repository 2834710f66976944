namespace Pix.BuildingBlocks.Web.Components;

/// <summary>One filter of a list.</summary>
/// <param name="Href">Address of the list so filtered.</param>
/// <param name="Label">Its name.</param>
/// <param name="Current">Whether the list is filtered so now.</param>
/// <param name="Count">A count beside the name.</param>
public sealed record SegmentItem(string Href, string Label, bool Current, long? Count = null);
