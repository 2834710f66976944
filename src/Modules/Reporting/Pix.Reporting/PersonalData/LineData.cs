using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Reporting.Data;

namespace Pix.Reporting.PersonalData;

/// <summary>
/// Lines of the organisers' lists, and the words by which they are found. They would follow the feeds by themselves, but
/// who asks wants to know that nothing is left, in readings that nobody looks at any more neither.
/// </summary>
internal sealed class LineData(ReportingDb db) : IPersonalDataSource
{
    public string Name => "organisersLists";

    public string About => Texts.Data_Lines;

    // The progress now would tell the verdicts of the block that is open.
    public async IAsyncEnumerable<object> ExportAsync(string personId, [EnumeratorCancellation] CancellationToken ct)
    {
        var live = (await db.Cursors.AsNoTracking().SingleAsync(ct)).Live;
        foreach (var line in await db.Participants.AsNoTracking().Where(p => p.Generation == live && p.PersonId == personId).OrderBy(p => p.StartedAt).ToListAsync(ct))
            yield return new
            {
                line.Id, line.CampaignId, line.LastName, line.FirstName, line.Identifier, Status = Json.Name(line.Status.ToString()),
                line.StartedAt, line.CompletedAt, SentAt = line.SharedAt, ResultKept = line.PackedResult is not null,
                SearchWords = await db.Words.Where(w => w.Generation == live && w.ParticipantId == line.Id).Select(w => w.WordKey).Order().ToListAsync(ct),
            };
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        (await db.Cursors.SingleAsync(ct)).Interrupt();
        await db.SaveChangesAsync(ct); // first of all writes, as in a turn of projection
        var lines = await db.Participants.Where(p => p.PersonId == erasure.PersonId).ToListAsync(ct);
        foreach (var campaign in lines.GroupBy(l => (l.Generation, l.CampaignId)))
        {
            // The names are counted where they stand in the list.
            var totals = await db.Totals.SingleOrDefaultAsync(t => t.Generation == campaign.Key.Generation && t.CampaignId == campaign.Key.CampaignId, ct);
            var figures = totals?.Read();
            foreach (var line in campaign)
            {
                figures?.Remove(line);
                line.Forget(erasure.NewPersonId);
                figures?.Add(line);
            }
            totals?.Write(figures!, totals.ChangedAt);
        }
        var ids = lines.Select(l => l.Id).ToArray();
        await db.Words.Where(w => EF.Parameter(ids).Contains(w.ParticipantId)).ExecuteDeleteAsync(ct);
    }
}
