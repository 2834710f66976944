namespace Pix.BuildingBlocks.Web.Components;

internal static class Css
{
    /// <summary>Block and its variants: <c>("btn", "primary big", "no-print")</c> gives <c>btn btn--primary btn--big no-print</c>.</summary>
    public static string Block(string block, string? variants, string? more = null)
    {
        var classes = (variants ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(variant => $"{block}--{variant}").Prepend(block);
        return string.Join(' ', string.IsNullOrEmpty(more) ? classes : classes.Append(more));
    }
}
