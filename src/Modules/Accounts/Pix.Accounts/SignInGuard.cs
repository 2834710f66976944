using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;

namespace Pix.Accounts;

/// <summary>
/// Checks a password. Ten wrong ones lock the account for two minutes, every further ten for twice as long; a locked or
/// unknown account costs the same hash as any other, so that neither answer nor time tells them apart.
/// </summary>
internal sealed class SignInGuard(AccountsDb db, UserManager<Account> accounts, TimeProvider clock)
{
    private const int Tries = 10;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(2), LongestLock = TimeSpan.FromHours(24);

    // A hash of nobody's password, to spend the time that a real one takes.
    private static readonly string Nobody = new PasswordHasher<Account>().HashPassword(null!, Guid.NewGuid().ToString());

    public async Task<bool> PasswordIsRightAsync(Account? account, string password, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (password.Length > Rules.MaxPasswordLength || account is null || account.PasswordHash is null || account.LockoutEnd > now)
        {
            accounts.PasswordHasher.VerifyHashedPassword(account!, Nobody, password[..Math.Min(password.Length, Rules.MaxPasswordLength)]);
            return false;
        }
        var right = await accounts.CheckPasswordAsync(account, password);
        // Others may have tried while this one was hashed: all of them count, and none is right once they locked the account.
        if (right && await db.Accounts.AnyAsync(a => a.Id == account.Id && a.AccessFailedCount == 0, ct))
            return true;
        return await db.InTransactionAsync(attempt => CountAsync(account.Id, right, now, attempt), ct);
    }

    private async Task<bool> CountAsync(string id, bool right, DateTimeOffset now, CancellationToken ct)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, ct);
        if (account is null || account.LockoutEnd > now)
            return false;
        account.AccessFailedCount = right ? 0 : account.AccessFailedCount + 1;
        if (!right && account.AccessFailedCount % Tries == 0)
        {
            var doublings = Math.Min(account.AccessFailedCount / Tries - 1, 10);
            account.LockoutEnd = now + TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << doublings, LongestLock.Ticks));
        }
        if (!(await accounts.UpdateAsync(account)).Succeeded)
            throw new DbUpdateConcurrencyException("another process changed the account"); // Identity keeps it to itself; the transaction tries again
        return right;
    }
}
