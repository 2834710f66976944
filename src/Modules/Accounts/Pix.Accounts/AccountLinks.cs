using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;

namespace Pix.Accounts;

internal static class AccountLinks
{
    /// <summary>Makes the account's open links of a purpose void; whoever calls it saves.</summary>
    public static async Task CloseLinksAsync(this AccountsDb db, string accountId, LinkPurpose purpose, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var link in await db.AccountLinks.Where(l => l.AccountId == accountId && l.Purpose == purpose && l.ClosedAt == null).ToListAsync(ct))
            link.Close(now);
    }
}
