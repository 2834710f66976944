using CsCheck;
using Pix.Assessments.Adaptive;

namespace Pix.Assessments.Tests.Adaptive;

public sealed class DrawTests
{
    private static readonly string[] Items = ["a", "b", "c", "d", "e"];

    // SHA-256 of "abc" is ba7816bf 8f01cfea 414140de 5dae2223 …
    [Fact]
    public void The_draw_is_the_beginning_of_the_hash_of_the_id() => Assert.Equal(new Draw(0xba7816bf8f01cfea, 0x414140de5dae2223), Draw.Of("abc"));

    [Fact]
    public void Shuffling_keeps_every_item_and_forgets_the_order_they_came_in() => Gen.Select(Gen.Guid, Gen.Shuffle(Items)).Sample((test, shuffled) =>
    {
        var order = Draw.Shuffle($"{test}", "q", shuffled, i => i);
        Assert.Equal(Items, order.Order());
        Assert.Equal(Draw.Shuffle($"{test}", "q", Items, i => i), order);
    });

    [Fact]
    public void Tests_and_challenges_have_orders_of_their_own_and_any_item_can_come_first()
    {
        Assert.Equal(Items, Enumerable.Range(0, 200).Select(i => Draw.Shuffle($"test {i}", "q", Items, x => x)[0]).Distinct().Order());
        Assert.True(Enumerable.Range(0, 20).Select(i => string.Concat(Draw.Shuffle("test", $"q{i}", Items, x => x))).Distinct().Count() > 10);
    }
}
