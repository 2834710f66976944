using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pix.BuildingBlocks.Feeds;
using Pix.BuildingBlocks.Tests.Probe;

namespace Pix.BuildingBlocks.Tests.Feeds;

public sealed class FeedTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Follows the feed as a projector does.</summary>
    private sealed class Follower(ProbeFile file, int max = Feed.MaxRows)
    {
        public Dictionary<string, string> Notes { get; } = [];
        public long Position { get; private set; }

        public async Task<IReadOnlyList<Note>> ReadAsync()
        {
            await using var db = file.Open();
            var page = await db.ReadFeedAsync<Note>(Position, max, None);
            Assert.True(page.Position >= Position, "the position never goes back");
            Assert.Equal(page.Rows.Count, page.Rows.DistinctBy(n => n.Id).Count());
            foreach (var note in page.Rows)
                Notes[note.Id] = note.Text;
            Position = page.Position;
            return page.Rows;
        }

        public async Task<bool> HasAllAsync()
        {
            while ((await ReadAsync()).Count > 0)
            {
            }
            await using var db = file.Open();
            var stored = await db.Notes.AsNoTracking().ToDictionaryAsync(n => n.Id, n => n.Text, None);
            return stored.Count == Notes.Count && stored.All(n => Notes[n.Key] == n.Value);
        }
    }

    private static async Task WriteAsync(ProbeDb db, string id, string text)
    {
        if (await db.Notes.SingleOrDefaultAsync(n => n.Id == id, None) is { } note)
            note.Text = text;
        else
            db.Add(new Note(id, text));
        await db.SaveChangesAsync(None);
    }

    [Fact]
    public async Task A_row_changed_many_times_between_two_reads_travels_once_and_last()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open();
        await WriteAsync(db, "a", "1");
        await WriteAsync(db, "b", "1");
        for (var i = 2; i <= 50; i++)
            await WriteAsync(db, "a", $"{i}");

        var page = await db.ReadFeedAsync<Note>(0, 100, None);
        Assert.Equal([("b", "1"), ("a", "50")], page.Rows.Select(n => (n.Id, n.Text)));
        Assert.Empty((await db.ReadFeedAsync<Note>(page.Position, 100, None)).Rows);
    }

    [Fact]
    public async Task A_row_changed_again_after_a_read_comes_again_and_an_unchanged_one_does_not()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open();
        await WriteAsync(db, "a", "1");
        await WriteAsync(db, "b", "1");
        var first = await db.ReadFeedAsync<Note>(0, 100, None);
        await WriteAsync(db, "a", "2");
        var second = await db.ReadFeedAsync<Note>(first.Position, 100, None);
        Assert.Equal(("a", "2"), (Assert.Single(second.Rows).Id, second.Rows[0].Text));
        Assert.True(second.Position > first.Position);
    }

    [Fact]
    public async Task A_read_gives_at_most_what_was_asked_and_the_rest_next_time()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open();
        for (var i = 0; i < 7; i++)
            await WriteAsync(db, $"n{i}", "x");
        var follower = new Follower(file, max: 3);
        var read = new List<int>();
        for (var i = 0; i < 4; i++)
            read.Add((await follower.ReadAsync()).Count);
        Assert.Equal([3, 3, 1, 0], read);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public async Task A_silly_number_of_rows_reads_one(int max)
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open();
        await WriteAsync(db, "a", "x");
        await WriteAsync(db, "b", "x");
        Assert.Single((await db.ReadFeedAsync<Note>(0, max, None)).Rows);
    }

    [Fact]
    public async Task A_position_that_the_source_never_reached_comes_back_smaller()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open();
        await WriteAsync(db, "a", "x");
        var page = await db.ReadFeedAsync<Note>(1_000, 10, None);
        Assert.Empty(page.Rows);
        Assert.InRange(page.Position, 1, 999);
    }

    [Fact]
    public async Task A_feed_keeps_its_id_and_another_database_has_another()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var other = await ProbeFile.CreateAsync();
        await using var db = file.Open();
        await using var again = file.Open();
        await using var elsewhere = other.Open();
        var id = (await db.ReadFeedAsync<Note>(0, 1, None)).FeedId;
        Assert.Equal(32, id.Length);
        Assert.Equal(id, (await again.ReadFeedAsync<Note>(0, 1, None)).FeedId);
        Assert.NotEqual(id, (await elsewhere.ReadFeedAsync<Note>(0, 1, None)).FeedId);
    }

    [Fact]
    public async Task What_is_not_committed_is_neither_handed_out_nor_skipped()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var before = file.Open();
        await WriteAsync(before, "before", "x");
        var follower = new Follower(file);

        await using var writer = file.Open();
        await using var transaction = await writer.Database.BeginTransactionAsync(None);
        await WriteAsync(writer, "late", "x");
        Assert.Equal(["before"], (await follower.ReadAsync()).Select(n => n.Id));
        Assert.Empty(await follower.ReadAsync());
        await transaction.CommitAsync(None);
        Assert.Equal(["late"], (await follower.ReadAsync()).Select(n => n.Id));
    }

    /// <summary>Steps of one writer and a reader, in any order: write, begin, commit, roll back, read.</summary>
    [Fact]
    public async Task Whatever_the_order_of_transactions_and_reads_nothing_is_skipped()
    {
        await using var file = await ProbeFile.CreateAsync();
        await Gen.Int[0, 9].Array[1, 30].SampleAsync(async steps =>
        {
            var follower = new Follower(file, max: 2);
            await using var writer = file.Open();
            IDbContextTransaction? transaction = null;
            foreach (var (step, i) in steps.Select((s, i) => (s, i)))
                switch (step)
                {
                    case <= 4:
                        await WriteAsync(writer, $"note{step}", $"{Guid.NewGuid()}");
                        break;
                    case 5:
                        transaction ??= await writer.Database.BeginTransactionAsync(None);
                        break;
                    case 6 when transaction is not null:
                        await transaction.CommitAsync(None);
                        await transaction.DisposeAsync();
                        transaction = null;
                        break;
                    case 7 when transaction is not null:
                        await transaction.RollbackAsync(None);
                        await transaction.DisposeAsync();
                        transaction = null;
                        writer.ChangeTracker.Clear();
                        break;
                    default:
                        await follower.ReadAsync();
                        break;
                }
            if (transaction is not null)
            {
                await transaction.CommitAsync(None);
                await transaction.DisposeAsync();
            }
            return await follower.HasAllAsync();
        }, iter: 60, threads: 1);
    }

    [Fact]
    public async Task With_many_writers_at_once_a_follower_ends_with_what_is_stored()
    {
        await using var file = await ProbeFile.CreateAsync();
        var follower = new Follower(file, max: 5);
        var writers = Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            await using var db = file.Open();
            for (var i = 0; i < 25; i++)
                await db.InTransactionAsync(async ct =>
                {
                    await WriteAsync(db, $"own{w}-{i % 7}", $"{i}");
                    await WriteAsync(db, $"shared{i % 3}", $"{w}.{i}");
                }, None);
        })));
        while (!writers.IsCompleted)
            await follower.ReadAsync();
        await writers;
        Assert.True(await follower.HasAllAsync());
    }
}
