using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pix.BuildingBlocks.Tests.Probe;

namespace Pix.BuildingBlocks.Tests.Data;

/// <summary>What becomes of work when the connection is lost midway: on SQL Server an execution strategy tries again, here one of our own.</summary>
public sealed class TransactionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Work_is_done_again_from_its_start_and_nothing_of_the_first_time_is_left()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open(s => s.ExecutionStrategy(d => new TriesAgain(d)));
        var attempts = 0;
        await db.InTransactionAsync(async ct =>
        {
            Assert.Empty(db.ChangeTracker.Entries());
            db.Add(new Note($"attempt {++attempts}", "kept once"));
            await db.SaveChangesAsync(ct);
            if (attempts == 1)
                throw new TimeoutException("the connection is lost");
            db.Add(new Note("second", "of the same work"));
            await db.SaveChangesAsync(ct);
        }, None);
        Assert.Equal(["attempt 2", "second"], await db.Notes.Select(n => n.Id).Order().ToListAsync(None));
    }

    [Fact]
    public async Task A_transaction_that_could_not_be_tried_again_is_refused()
    {
        await using var file = await ProbeFile.CreateAsync();
        await using var db = file.Open(s => s.ExecutionStrategy(d => new TriesAgain(d)));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(None);
            await db.Notes.ExecuteDeleteAsync(None);
        });
    }

    private sealed class TriesAgain(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;
    }
}
