using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.PersonalData;

/// <summary>What somebody did in an organisation, and what was done to them there: the act stays, and names nobody.</summary>
internal sealed class JournalData(AccountsDb db) : IPersonalDataSource
{
    public string Name => "journal";

    public string About => Texts.Data_Journal;

    // Neither who did it to them nor the campaign's name, which is its organisation's only.
    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) => (
        from entry in db.Journal
        join organisation in db.Organisations on entry.OrganisationId equals organisation.Id
        where entry.ById == personId || entry.PersonId == personId
        orderby entry.Id
        select new { entry.At, entry.Act, Organisation = organisation.Name, ByYou = entry.ById == personId }).AsAsyncEnumerable();

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        await db.Journal.Where(e => e.ById == erasure.PersonId).ExecuteUpdateAsync(set => set.SetProperty(e => e.ById, erasure.NewPersonId), ct);
        await db.Journal.Where(e => e.PersonId == erasure.PersonId).ExecuteUpdateAsync(set => set.SetProperty(e => e.PersonId, erasure.NewPersonId), ct);
    }
}
