using System.Security.Cryptography;

namespace Pix.Campaigns;

/// <summary>
/// The code of a campaign: six letters and three digits that are not taken for one another when read aloud or copied
/// from a board. Drawn by a cryptographic generator, so that codes cannot be guessed from one another.
/// </summary>
internal static class CampaignCode
{
    public const int Length = 9;
    public const string Letters = "BCDFGHJKMPQRTVWXY", Digits = "2346789";

    public static string Generate() =>
        string.Concat(RandomNumberGenerator.GetItems<char>(Letters, 6)) + string.Concat(RandomNumberGenerator.GetItems<char>(Digits, 3));

    /// <summary>A code as typed: spaces around it and case do not count. The alphabet binds the generator only.</summary>
    public static string Normalize(string? typed) => (typed ?? "").Trim().ToUpperInvariant();
}
