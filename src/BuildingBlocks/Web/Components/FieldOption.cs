namespace Pix.BuildingBlocks.Web.Components;

/// <summary>One option of a list or of a group of choices.</summary>
/// <param name="Value">Value sent.</param>
/// <param name="Label">What people read.</param>
/// <param name="Hint">A second, softer line; choices only.</param>
public sealed record FieldOption(string Value, string Label, string? Hint = null);
