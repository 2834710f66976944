namespace Pix.BuildingBlocks.Web.Components;

/// <summary>A group of a <see cref="Picker"/>.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Items">Its items.</param>
public sealed record PickerGroup(string Name, IReadOnlyList<PickerItem> Items);

/// <summary>One item of a <see cref="Picker"/>.</summary>
/// <param name="Value">Value sent.</param>
/// <param name="Label">What people read.</param>
/// <param name="Detail">A figure at the end of the line: « 25 acquis ».</param>
/// <param name="Words">Further words by which the filter finds it, for instance a description.</param>
public sealed record PickerItem(string Value, string Label, string? Detail = null, string? Words = null);
