namespace Pix.BuildingBlocks.Web.Components;

/// <summary>A group of a <see cref="Picker"/>.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Items">Its items.</param>
/// <param name="Lang">Language of the heading, when it is not the page's.</param>
public sealed record PickerGroup(string Name, IReadOnlyList<PickerItem> Items, string? Lang = null);

/// <summary>One item of a <see cref="Picker"/>.</summary>
/// <param name="Value">Value sent.</param>
/// <param name="Label">What people read.</param>
/// <param name="Detail">A figure at the end of the line: « 25 acquis ».</param>
/// <param name="Words">Further words by which the filter finds it, for instance a description.</param>
/// <param name="Lang">Language of the label, when it is not the page's.</param>
public sealed record PickerItem(string Value, string Label, string? Detail = null, string? Words = null, string? Lang = null);
