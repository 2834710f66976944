using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.PersonalData;

/// <summary>Invitations to the person's address, and those that they accepted with an address of before.</summary>
internal sealed class InvitationData(AccountsDb db) : IPersonalDataSource
{
    public string Name => "invitations";

    public string About => Texts.Data_Invitations;

    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) => (
        from invitation in db.InvitationsOf(personId)
        join organisation in db.Organisations on invitation.OrganisationId equals organisation.Id
        orderby invitation.SentAt
        select new { Organisation = organisation.Name, invitation.Email, invitation.Role, invitation.SentAt, invitation.AcceptedAt, invitation.WithdrawnAt }).AsAsyncEnumerable();

    public async Task EraseAsync(Erasure erasure, CancellationToken ct) => db.RemoveRange(await db.InvitationsOf(erasure.PersonId).ToListAsync(ct));
}

internal static class Invitations
{
    public static IQueryable<Invitation> InvitationsOf(this AccountsDb db, string personId) =>
        db.Invitations.Where(i => i.AcceptedById == personId || db.Accounts.Any(a => a.Id == personId && a.NormalizedEmail == i.NormalizedEmail));
}
