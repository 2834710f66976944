using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>What a password turned out to be.</summary>
internal enum PasswordCheck { Wrong, Right, RightButHashedAsBefore }

/// <summary>
/// Hashes passwords, which takes long on purpose, on max(1, cores − 1) threads of its own: a lecture hall that signs up at once
/// waits its turn, in order, and everybody else's pages stay quick. Whose turn has not come after 90 s is told to come again.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(90);

    private readonly BlockingCollection<Action> _queue = [];
    private readonly IPasswordHasher<Account> _hasher;
    private readonly TimeSpan _patience;
    private readonly string _nobody;
    private int _hashes;

    public Passwords(IPasswordHasher<Account> hasher) : this(hasher, Usual, Math.Max(1, Environment.ProcessorCount - 1))
    {
    }

    internal Passwords(IPasswordHasher<Account> hasher, TimeSpan patience, int threads)
    {
        (_hasher, _patience) = (hasher, patience);
        _nobody = hasher.HashPassword(null!, SecretToken.New());
        for (var i = 0; i < threads; i++)
            new Thread(Work) { IsBackground = true, Name = "passwords" }.Start();
    }

    /// <summary>How many were hashed so far.</summary>
    public int Hashes => _hashes;

    /// <exception cref="Problem">503: the turn did not come.</exception>
    public Task<string> HashAsync(string password, CancellationToken ct) => InTurnAsync(() => _hasher.HashPassword(null!, password), ct);

    /// <summary>Takes as long when there is no account, or no password may be right: null is the hash of nobody's.</summary>
    /// <exception cref="Problem">503: the turn did not come.</exception>
    public Task<PasswordCheck> CheckAsync(string? hash, string password, CancellationToken ct) => InTurnAsync(() => _hasher.VerifyHashedPassword(null!, hash ?? _nobody, password) switch
    {
        PasswordVerificationResult.Success when hash is not null => PasswordCheck.Right,
        PasswordVerificationResult.SuccessRehashNeeded when hash is not null => PasswordCheck.RightButHashedAsBefore,
        _ => PasswordCheck.Wrong,
    }, ct);

    public void Dispose() => _queue.CompleteAdding(); // threads that still take from it must not find it disposed

    private async Task<T> InTurnAsync<T>(Func<T> hash, CancellationToken ct)
    {
        var taken = 0; // by the thread that hashes, or by whoever does not wait any longer
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add(() =>
        {
            if (Interlocked.Exchange(ref taken, 1) == 1)
                return;
            Interlocked.Increment(ref _hashes);
            try
            {
                done.SetResult(hash());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }, CancellationToken.None);
        try
        {
            return await done.Task.WaitAsync(_patience, ct);
        }
        catch (TimeoutException) when (Interlocked.Exchange(ref taken, 1) == 0)
        {
            throw Problem.Unavailable();
        }
        catch (TimeoutException)
        {
            return await done.Task; // its turn came at the last moment
        }
        catch (OperationCanceledException)
        {
            Interlocked.Exchange(ref taken, 1); // whoever has left takes nobody's time
            throw;
        }
    }

    private void Work()
    {
        foreach (var hash in _queue.GetConsumingEnumerable())
            hash();
    }
}
