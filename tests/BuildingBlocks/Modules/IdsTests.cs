using CsCheck;
using Pix.BuildingBlocks.Modules;

namespace Pix.BuildingBlocks.Tests.Modules;

public sealed class IdsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_id_has_26_characters_of_its_alphabet_and_is_one() => Gen.Guid.Sample(guid =>
    {
        var id = Ids.Encode(guid);
        Assert.Equal(26, id.Length);
        Assert.All(id, c => Assert.Contains(c, "0123456789abcdefghjkmnpqrstvwxyz"));
        Assert.True(Ids.IsId(id));
    });

    [Fact]
    public void Ids_sort_by_the_time_of_what_they_name() =>
        Gen.Select(Gen.Long[0, 4_000_000_000_000], Gen.Long[1, 4_000_000_000_000]).Sample((ms, later) =>
            string.CompareOrdinal(Ids.New(DateTimeOffset.FromUnixTimeMilliseconds(ms)), Ids.New(DateTimeOffset.FromUnixTimeMilliseconds(ms + later))) < 0);

    [Fact]
    public void The_order_of_the_bits_is_the_order_of_the_texts() => Gen.Select(Gen.Guid, Gen.Guid).Sample((a, b) =>
        Math.Sign(string.CompareOrdinal(a.ToString("N"), b.ToString("N"))) == Math.Sign(string.CompareOrdinal(Ids.Encode(a), Ids.Encode(b))));

    [Fact]
    public void Ids_of_the_same_instant_differ()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => Ids.New(Now)).ToHashSet();
        Assert.Equal(1000, ids.Count);
    }

    [Fact]
    public void The_bits_are_kept() => Assert.Equal("7zzzzzzzzzzzzzzzzzzzzzzzzz", Ids.Encode(Guid.AllBitsSet));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdefghjkmnpqr")]
    [InlineData("0123456789abcdefghjkmnpqrst")]
    [InlineData("0123456789ABCDEFGHJKMNPQRS")]
    [InlineData("0123456789abcdefghijklmnop")]
    [InlineData("0123456789abcdefghjkmnpq'-")]
    public void What_has_another_shape_is_no_id(string? text) => Assert.False(Ids.IsId(text));
}
