namespace Pix.BuildingBlocks.Web.Components;

/// <summary>What the style guide shows.</summary>
/// <param name="Space"><c>pix</c> or <c>orga</c>.</param>
public sealed record StyleguideModel(string Space);
