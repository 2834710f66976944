using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Tests.Probe;

namespace Pix.BuildingBlocks.Tests.Data;

public sealed class WriteGateTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task One_writer_at_a_time_has_the_turn_and_the_next_gets_it_when_it_is_given_back()
    {
        using var gate = new WriteGate();
        var first = await gate.EnterAsync(None);
        var second = gate.EnterAsync(None);
        Assert.False(second.IsCompleted);
        first!.Dispose();
        (await second)!.Dispose();
    }

    [Fact]
    public async Task Giving_a_turn_back_twice_lets_one_writer_in_not_two()
    {
        using var gate = new WriteGate();
        var first = await gate.EnterAsync(None);
        first!.Dispose();
        first.Dispose();
        using var second = await gate.EnterAsync(None);
        var third = gate.EnterAsync(None);
        Assert.False(third.IsCompleted);
        second!.Dispose();
        (await third)!.Dispose();
    }

    [Fact]
    public async Task Who_leaves_the_queue_does_not_take_the_turn_along()
    {
        using var gate = new WriteGate();
        var first = await gate.EnterAsync(None);
        using var leaves = new CancellationTokenSource();
        var second = gate.EnterAsync(leaves.Token);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first!.Dispose();
        (await gate.EnterAsync(None))!.Dispose();
    }

    [Fact]
    public async Task Writers_of_one_file_take_turns_whatever_their_context_and_nothing_is_lost()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using (var db = file.Open())
        {
            db.Add(new Note("counter", "0"));
            await db.SaveChangesAsync(None);
        }
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var db = file.Open();
            for (var i = 0; i < 5; i++)
                await db.InTransactionAsync(async ct =>
                {
                    var counter = await db.Notes.SingleAsync(ct);
                    counter.Text = (int.Parse(counter.Text) + 1).ToString();
                    await db.SaveChangesAsync(ct);
                }, None);
        })));
        await using var after = file.Open();
        Assert.Equal("40", (await after.Notes.SingleAsync(None)).Text);
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_nothing_and_gives_the_turn_back()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransactionAsync(async ct =>
        {
            db.Add(new Note("lost", "x"));
            await db.SaveChangesAsync(ct);
            throw new InvalidOperationException();
        }, None));
        await using var other = file.Open();
        other.Add(new Note("kept", "x"));
        await other.SaveChangesAsync(None);
        Assert.Equal("kept", Assert.Single(await other.Notes.ToListAsync(None)).Id);
    }

    [Fact]
    public async Task A_row_of_somebody_faster_is_told_apart_from_other_errors()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var first = file.Open();
        first.Add(new Note("same", "x"));
        await first.SaveChangesAsync(None);
        await using var second = file.Open();
        second.Add(new Note("same", "y"));
        var twice = await Assert.ThrowsAsync<DbUpdateException>(() => second.SaveChangesAsync(None));
        Assert.True(twice.IsUniqueViolation());
        await using var third = file.Open();
        third.Add(new Note("other", null!));
        var incomplete = await Assert.ThrowsAsync<DbUpdateException>(() => third.SaveChangesAsync(None));
        Assert.False(incomplete.IsUniqueViolation());
    }

    public static TheoryData<Exception, bool> Errors => new()
    {
        { new DatabaseBusyException(), true },
        { new SqliteException("locked", 5), true },
        { new SqliteException("locked", 6), true },
        { new SqliteException("full", 13), true },
        { new SqliteException("attempt to write a readonly database", 8), true },
        { new SqliteException("disk I/O error", 10), true },
        { new SqliteException("unable to open database file", 14), true },
        { new SqliteException("constraint", 19), false },
        { new DbUpdateException("saving", new SqliteException("locked", 5)), true },
        { new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public void A_busy_database_is_told_apart_from_a_fault(Exception error, bool busy) => Assert.Equal(busy, DatabaseErrors.IsBusy(error));

    [Fact]
    public async Task Instants_are_kept_in_utc_to_the_microsecond()
    {
        await using var file = await ProbeFile.CreateAsync();
        var at = new DateTimeOffset(2026, 11, 25, 10, 20, 30, TimeSpan.FromHours(1)).AddTicks(1_234_567);
        await using (var db = file.Open())
        {
            db.Add(new Note("n", "x") { At = at });
            await db.SaveChangesAsync(None);
        }
        await using var again = file.Open();
        var read = (await again.Notes.SingleAsync(None)).At;
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 9, 20, 30, TimeSpan.Zero).AddTicks(1_234_560), read);
        Assert.Equal(TimeSpan.Zero, read.Offset);
    }
}
