using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.PersonalData;

/// <summary>
/// The account itself: no tombstone, since its id must be found nowhere afterwards. Who follows the feed hears of it by
/// being asked to erase too, and takes a person whom Accounts does not know for erased.
/// </summary>
internal sealed class AccountData(AccountsDb db) : IPersonalDataSource
{
    public string Name => "account";

    public string About => Texts.Data_Account;

    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) => db.Accounts.Where(a => a.Id == personId).Select(a => new
    {
        a.Id, a.FirstName, a.LastName, a.Email, EmailIsProved = a.EmailConfirmed, a.CreatedAt,
        OrganiserTermsVersion = a.TermsVersion, OrganiserTermsAcceptedAt = a.TermsAcceptedAt,
        FailedSignIns = a.AccessFailedCount, LockedUntil = a.LockoutEnd,
    }).AsAsyncEnumerable();

    public async Task EraseAsync(Erasure erasure, CancellationToken ct) =>
        db.RemoveRange(await db.Accounts.Where(a => a.Id == erasure.PersonId).ToListAsync(ct));
}
