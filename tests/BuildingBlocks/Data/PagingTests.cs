using CsCheck;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Tests.Probe;

namespace Pix.BuildingBlocks.Tests.Data;

public sealed class PagingTests
{
    [Theory]
    [InlineData(null, null, 1, 25)]
    [InlineData(0, 0, 1, 25)]
    [InlineData(-4, -1, 1, 25)]
    [InlineData(3, 10, 3, 10)]
    [InlineData(2, 1000, 2, 100)]
    public void Whatever_is_typed_becomes_a_page(int? page, int? size, int expectedPage, int expectedSize)
    {
        var request = new PageRequest(page, size);
        Assert.Equal((expectedPage, expectedSize), (request.Page, request.Size));
    }

    [Theory]
    [InlineData(1, 10, 0, 1)]
    [InlineData(5, 10, 41, 5)]
    [InlineData(5, 10, 40, 4)]
    [InlineData(int.MaxValue, 100, 250, 3)]
    public void Past_the_end_it_is_the_last_page(int page, int size, int total, int expected) =>
        Assert.Equal(expected, new PageRequest(page, size).Within(total).Page);

    [Fact]
    public void A_page_that_exists_is_kept_and_never_begins_past_the_end() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Int[0, 1_000_000]).Sample((page, size, total) =>
        {
            var asked = new PageRequest(page, size);
            var within = asked.Within(total);
            Assert.InRange(asked.Skip, 0, int.MaxValue);
            Assert.InRange(within.Skip, 0, Math.Max(0, total - 1));
            Assert.Equal(asked.Size, within.Size);
            if (asked.Skip < total)
                Assert.Equal(asked, within);
        });

    [Fact]
    public async Task Pages_hold_every_row_once_and_in_order()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open();
        db.AddRange(Enumerable.Range(1, 23).Select(i => new Note($"n{i:00}", "x")));
        await db.SaveChangesAsync(CancellationToken.None);

        var seen = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            var read = await db.Notes.OrderBy(n => n.Id).ToPageAsync(new(page, 10), CancellationToken.None);
            Assert.Equal((page, 10, 23), (read.Page, read.Size, read.Total));
            seen.AddRange(read.Items.Select(n => n.Id));
        }
        Assert.Equal(Enumerable.Range(1, 23).Select(i => $"n{i:00}"), seen);

        var past = await db.Notes.OrderBy(n => n.Id).ToPageAsync(new(9, 10), CancellationToken.None);
        Assert.Equal((3, 3), (past.Page, past.Items.Count));
    }
}
