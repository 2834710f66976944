using System.Globalization;

namespace Pix.BuildingBlocks.Web;

/// <summary>What counts as an e-mail address.</summary>
public static class EmailAddress
{
    /// <summary>One @ with something before it and a domain with a dot after it, no spaces, nothing unseen: the e-mail itself is the real check.</summary>
    public static bool IsOne(string? email) =>
        email?.Trim() is { } trimmed && trimmed.Split('@') is [{ Length: > 0 and <= 64 }, { Length: > 2 } domain]
        && domain.Contains('.', StringComparison.Ordinal) && domain[0] is not ('.' or '-') && domain[^1] is not ('.' or '-') && !domain.Contains("..", StringComparison.Ordinal)
        && !trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format || c is ',' or ';' or '<' or '>' or '"');
}
