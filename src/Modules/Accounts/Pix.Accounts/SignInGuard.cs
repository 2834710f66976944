using Microsoft.AspNetCore.Identity;

namespace Pix.Accounts;

/// <summary>
/// Checks a password. Ten wrong ones lock the account for two minutes, every further ten for twice as long; a locked or
/// unknown account costs the same hash as any other, so that neither answer nor time tells them apart.
/// </summary>
internal sealed class SignInGuard(UserManager<Account> accounts, TimeProvider clock)
{
    private const int Tries = 10;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(2), LongestLock = TimeSpan.FromHours(24);

    // A hash of nobody's password, to spend the time that a real one takes.
    private static readonly string Nobody = new PasswordHasher<Account>().HashPassword(null!, Guid.NewGuid().ToString());

    public async Task<bool> PasswordIsRightAsync(Account? account, string password)
    {
        var now = clock.GetUtcNow();
        if (password.Length > Rules.MaxPasswordLength || account is null || account.PasswordHash is null || account.LockoutEnd > now)
        {
            accounts.PasswordHasher.VerifyHashedPassword(account!, Nobody, password[..Math.Min(password.Length, Rules.MaxPasswordLength)]);
            return false;
        }
        var right = await accounts.CheckPasswordAsync(account, password);
        if (right && account.AccessFailedCount == 0)
            return true;
        account.AccessFailedCount = right ? 0 : account.AccessFailedCount + 1;
        if (!right && account.AccessFailedCount % Tries == 0)
        {
            var doublings = Math.Min(account.AccessFailedCount / Tries - 1, 10);
            account.LockoutEnd = now + TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << doublings, LongestLock.Ticks));
        }
        await accounts.UpdateAsync(account);
        return right;
    }
}
