using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Data;

namespace Pix.Accounts;

/// <summary>What several slices do to an organisation's team.</summary>
internal static class Team
{
    /// <summary>As programs and forms call it.</summary>
    public static string Word(this Role role) => role == Role.Admin ? "admin" : "member";

    /// <summary>The organisations that nobody but this person administers, by name.</summary>
    public static async Task<IReadOnlyList<Organisation>> OrganisationsInNeedOfAsync(this AccountsDb db, string accountId, CancellationToken ct) =>
    [
        .. (await db.Organisations.Include(o => o.Members).Where(o => o.Members.Any(m => m.AccountId == accountId && m.Role == Role.Admin)).ToListAsync(ct))
            .Where(o => o.NeedsAsAdmin(accountId)).OrderBy(o => FoldKey.Of(o.Name), StringComparer.Ordinal).ThenBy(o => o.Id, StringComparer.Ordinal),
    ];

    /// <summary>Takes a member out; someone who was taken out before stays so.</summary>
    public static Task RemoveMemberAsync(this AccountsDb db, string organisationId, string accountId, string byId, DateTimeOffset now, CancellationToken ct) => db.InTransactionAsync(async attempt =>
    {
        var organisation = await db.Organisations.Include(o => o.Members).SingleAsync(o => o.Id == organisationId, attempt);
        var left = await db.Departures.AnyAsync(d => d.OrganisationId == organisationId && d.AccountId == accountId, attempt);
        if (left && organisation.Members.All(m => m.AccountId != accountId))
            return;
        var departure = organisation.Remove(accountId, now);
        if (!left)
            db.Add(departure);
        db.Record(organisationId, byId, byId == accountId ? Act.MemberLeft : Act.MemberRemoved, now, accountId);
        await db.SaveChangesAsync(attempt);
    }, ct);
}
