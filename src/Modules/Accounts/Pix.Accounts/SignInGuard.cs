using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;

namespace Pix.Accounts;

/// <summary>
/// Checks a password. A locked or unknown account costs the same hash and the same writes as any other, so that neither answer
/// nor time tells them apart.
/// </summary>
internal sealed class SignInGuard(AccountsDb db, UserManager<Account> accounts, Passwords passwords, RateLimiter limiter, TimeProvider clock)
{
    /// <summary>Whether the password is the account's.</summary>
    /// <param name="account">As it was loaded just now; null: nobody has that address.</param>
    /// <param name="email">Of the account, or as it was typed.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="client">The network address that asks.</param>
    /// <param name="ct">When whoever asks has left.</param>
    /// <exception cref="BuildingBlocks.Modules.Problem">429, 503</exception>
    public async Task<bool> PasswordIsRightAsync(Account? account, string email, string password, string client, CancellationToken ct)
    {
        Attempt[] wrong = [RateLimit.WrongPasswordFrom(client), RateLimit.WrongPasswordFor(accounts.NormalizeEmail(email.Trim())!)];
        await limiter.RefuseAsync(wrong, ct);
        var mayPass = account is not null && !account.IsLocked(clock.GetUtcNow()) && password.Length <= Rules.MaxPasswordLength;
        var check = await passwords.CheckAsync(mayPass ? account!.PasswordHash : null, password[..Math.Min(password.Length, Rules.MaxPasswordLength)], ct);
        // Others may have tried while this one was hashed: all of them count, and none is right once they locked the account.
        if (check == PasswordCheck.Right && await db.Accounts.AnyAsync(a => a.Id == account!.Id && a.AccessFailedCount == 0, ct))
            return true;
        var again = check == PasswordCheck.RightButHashedAsBefore ? await passwords.HashAsync(password, ct) : null;
        return await db.InTransactionAsync(attempt => SettleAsync(account?.Id ?? "", check, again, wrong, attempt), ct);
    }

    private async Task<bool> SettleAsync(string id, PasswordCheck check, string? hash, Attempt[] wrong, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, ct);
        var isOpen = account?.IsLocked(now) == false;
        var passes = isOpen && check != PasswordCheck.Wrong;
        if (passes)
            account!.PasswordWasRight(hash);
        else
            await limiter.AddAsync(wrong, ct);
        if (isOpen && !passes)
            account!.PasswordWasWrong(now);
        await db.SaveChangesAsync(ct);
        return passes;
    }
}
