namespace Pix.BuildingBlocks.Web.Components;

/// <summary>One tab.</summary>
/// <param name="Href">Address of its page.</param>
/// <param name="Label">Its name.</param>
/// <param name="Count">A count beside the name.</param>
public sealed record TabItem(string Href, string Label, long? Count = null);
