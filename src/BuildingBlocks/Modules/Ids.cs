using System.Buffers.Binary;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// Identifiers: UUID version 7 (RFC 9562) as 26 characters of Crockford's base 32 in lower case, so that they sort by
/// time of creation, alike in both databases, and stand in addresses. Not a secret: half of the bits are a clock.
/// </summary>
public static class Ids
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Length of every id.</summary>
    public const int Length = 26;

    /// <summary>A new id for something created at <paramref name="now"/>.</summary>
    public static string New(DateTimeOffset now) => Encode(Guid.CreateVersion7(now));

    /// <summary>128 bits as 26 characters, most significant first; order is kept.</summary>
    public static string Encode(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var value = new UInt128(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        return string.Create(Length, value, static (text, left) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, left >>= 5)
                text[i] = Alphabet[(int)(left & 31)];
        });
    }

    /// <summary>Whether a text has the shape of an id: what has not is answered with "not there" before any query.</summary>
    public static bool IsId(string? text) => text is { Length: Length } && text.All(c => Alphabet.Contains(c));
}
