using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.PersonalData;

/// <summary>Links for a new password or another address.</summary>
internal sealed class LinkData(AccountsDb db) : IPersonalDataSource
{
    public string Name => "links";

    public string About => Texts.Data_Links;

    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) => db.AccountLinks
        .Where(l => l.AccountId == personId).OrderBy(l => l.CreatedAt)
        .Select(l => new { l.Purpose, l.Email, l.CreatedAt, l.ClosedAt }).AsAsyncEnumerable();

    public async Task EraseAsync(Erasure erasure, CancellationToken ct) =>
        db.RemoveRange(await db.AccountLinks.Where(l => l.AccountId == erasure.PersonId).ToListAsync(ct));
}
