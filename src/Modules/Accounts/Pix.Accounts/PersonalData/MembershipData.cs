using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.PersonalData;

/// <summary>Memberships, and departures, which only tell that somebody left.</summary>
internal sealed class MembershipData(AccountsDb db, TimeProvider clock) : IPersonalDataSource
{
    public string Name => "organisations";

    public string About => Texts.Data_Organisations;

    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct)
    {
        var now = from membership in db.Memberships
                  join organisation in db.Organisations on membership.OrganisationId equals organisation.Id
                  where membership.AccountId == personId
                  orderby membership.JoinedAt
                  select new { organisation.Name, membership.Role, JoinedAt = (DateTimeOffset?)membership.JoinedAt, LeftAt = (DateTimeOffset?)null };
        var before = from departure in db.Departures
                     join organisation in db.Organisations on departure.OrganisationId equals organisation.Id
                     where departure.AccountId == personId
                     orderby departure.LeftAt
                     select new { organisation.Name, LeftAt = (DateTimeOffset?)departure.LeftAt };
        return now.AsAsyncEnumerable<object>().Concat(before.AsAsyncEnumerable());
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        foreach (var organisation in await db.Organisations.Include(o => o.Members).Where(o => o.Members.Any(m => m.AccountId == erasure.PersonId)).ToListAsync(ct))
            organisation.Remove(erasure.PersonId, clock.GetUtcNow());
        db.RemoveRange(await db.Departures.Where(d => d.AccountId == erasure.PersonId).ToListAsync(ct));
    }
}
