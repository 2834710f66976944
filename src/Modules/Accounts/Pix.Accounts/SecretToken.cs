using System.Security.Cryptography;
using System.Text;

namespace Pix.Accounts;

/// <summary>The secret part of links in e-mails. Only its hash is kept.</summary>
internal static class SecretToken
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
