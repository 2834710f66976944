using System.Text.RegularExpressions;

namespace Pix.Assessments.Content;

/// <summary>
/// Proposals that name the parts of a lettered picture, as « Le bouton B » or « C, Les produits »: they stand in the order
/// of those letters. In another order, with letters of their own, they would read « A. Le bouton D ».
/// </summary>
internal static partial class Lettering
{
    /// <summary>The proposals in the order of the letters A to H that they name; null when they do not each name one of their own.</summary>
    public static IReadOnlyList<Proposal>? InOrder(IReadOnlyList<Proposal> proposals)
    {
        var named = proposals.Select(p => (Proposal: p, Letters: Letter().Matches(p.Html))).ToList();
        return named.Count > 0 && named.All(n => n.Letters.Count == 1) && named.DistinctBy(n => n.Letters[0].Value).Count() == named.Count
            ? [.. named.OrderBy(n => n.Letters[0].Value, StringComparer.Ordinal).Select(n => n.Proposal)] : null;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}’'-])[A-H](?![\p{L}\p{N}’'-])")]
    private static partial Regex Letter();
}
