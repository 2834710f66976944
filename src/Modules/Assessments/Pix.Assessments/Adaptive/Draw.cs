using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pix.Assessments.Adaptive;

/// <summary>
/// A test's own chance, drawn from its id (SHA-256: the first 8 bytes for the skill, the next 8 for the challenge): the
/// same test in the same state asks the same question, on any device or replica, and two tests differ.
/// </summary>
internal readonly record struct Draw(ulong Skill, ulong Challenge)
{
    public static Draw Of(string testId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> id = stackalloc byte[128];
        SHA256.HashData(id[..Encoding.UTF8.GetBytes(testId, id)], hash);
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    /// <summary>Items in an order of the test's own, for the proposals of a question.</summary>
    public static IReadOnlyList<T> Shuffle<T>(string testId, string challengeId, IReadOnlyList<T> items, Func<T, string> id) =>
        [.. items.OrderBy(item => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{testId} {challengeId} {id(item)}"))))];
}
