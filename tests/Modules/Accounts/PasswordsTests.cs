using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.Tests;

public sealed class PasswordsTests
{
    /// <summary>Writes down what it hashes, and takes as long as it is told.</summary>
    private sealed class Hasher : IPasswordHasher<Account>
    {
        public readonly ConcurrentQueue<string> Seen = new();
        public readonly ManualResetEventSlim Open = new(true);
        public int AtOnce, MostAtOnce;

        public string HashPassword(Account user, string password)
        {
            if (password.Length == 48)
                return "nobody's";
            var now = Interlocked.Increment(ref AtOnce);
            MostAtOnce = Math.Max(MostAtOnce, now);
            Seen.Enqueue(password);
            Open.Wait();
            Interlocked.Decrement(ref AtOnce);
            return password == "faulty" ? throw new InvalidOperationException("no hash") : "hash of " + password;
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Seen.Enqueue($"{hashedPassword}?");
            return hashedPassword == "old" ? PasswordVerificationResult.SuccessRehashNeeded
                : hashedPassword == "hash of " + providedPassword || providedPassword == "any" ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var tries = 0; tries < 500 && !condition(); tries++)
            await Task.Delay(10);
        Assert.True(condition());
    }

    [Fact]
    public async Task Everybody_waits_in_order_for_the_threads_there_are()
    {
        var hasher = new Hasher();
        hasher.Open.Reset();
        using var passwords = new Passwords(hasher, TimeSpan.FromMinutes(1), threads: 2);
        var tasks = Enumerable.Range(0, 20).Select(i => passwords.HashAsync($"p{i:d2}", CancellationToken.None)).ToList();
        await UntilAsync(() => hasher.Seen.Count == 2);
        hasher.Open.Set();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"hash of p{i:d2}"), await Task.WhenAll(tasks));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i / 2), hasher.Seen.Select(p => int.Parse(p[1..], System.Globalization.CultureInfo.InvariantCulture) / 2)); // two at once may change places
        Assert.Equal(2, hasher.MostAtOnce);
        Assert.Equal(20, passwords.Hashes);
    }

    [Fact]
    public async Task Whose_turn_does_not_come_is_told_to_come_again_and_is_not_hashed()
    {
        var hasher = new Hasher();
        hasher.Open.Reset();
        using var passwords = new Passwords(hasher, TimeSpan.FromMilliseconds(300), threads: 1);
        var first = passwords.HashAsync("first", CancellationToken.None);
        await UntilAsync(() => hasher.Seen.Count == 1);
        Assert.Equal(503, (await Assert.ThrowsAsync<Problem>(() => passwords.HashAsync("second", CancellationToken.None))).Status);
        hasher.Open.Set();
        Assert.Equal("hash of first", await first); // it had begun: it is waited for
        Assert.Equal("hash of third", await passwords.HashAsync("third", CancellationToken.None));
        Assert.Equal(["first", "third"], hasher.Seen);
    }

    [Fact]
    public async Task Whoever_has_left_takes_nobody_s_time()
    {
        var hasher = new Hasher();
        hasher.Open.Reset();
        using var passwords = new Passwords(hasher, TimeSpan.FromMinutes(1), threads: 1);
        using var left = new CancellationTokenSource();
        var first = passwords.HashAsync("first", CancellationToken.None);
        var second = passwords.HashAsync("second", left.Token);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        hasher.Open.Set();
        await first;
        await passwords.HashAsync("third", CancellationToken.None);
        Assert.Equal(["first", "third"], hasher.Seen);
    }

    [Fact]
    public async Task A_fault_is_told_to_its_caller_and_stops_nobody_else()
    {
        using var passwords = new Passwords(new Hasher(), TimeSpan.FromMinutes(1), threads: 1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => passwords.HashAsync("faulty", CancellationToken.None));
        Assert.Equal("hash of next", await passwords.HashAsync("next", CancellationToken.None));
    }

    [Fact]
    public async Task Without_an_account_something_is_hashed_all_the_same_and_nothing_is_right()
    {
        var hasher = new Hasher();
        using var passwords = new Passwords(hasher, TimeSpan.FromMinutes(1), threads: 1);
        Assert.Equal(PasswordCheck.Right, await passwords.CheckAsync("hash of a", "a", CancellationToken.None));
        Assert.Equal(PasswordCheck.RightButHashedAsBefore, await passwords.CheckAsync("old", "a", CancellationToken.None));
        Assert.Equal(PasswordCheck.Wrong, await passwords.CheckAsync("hash of a", "b", CancellationToken.None));
        Assert.Equal(PasswordCheck.Wrong, await passwords.CheckAsync(null, "any", CancellationToken.None));
        Assert.Equal("nobody's?", hasher.Seen.Last());
        Assert.Equal(4, passwords.Hashes);
    }
}
