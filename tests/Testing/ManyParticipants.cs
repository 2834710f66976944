using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Data;
using Pix.Reporting;
using Pix.Reporting.Data;

namespace Pix.Testing;

/// <summary>More lines in the read model than a test could play.</summary>
public static class ManyParticipants
{
    /// <summary>Writes lines that nobody stands behind, « Louise Nom 00000 » and on, into a campaign that nobody takes part in: projections leave it alone. On SQLite only.</summary>
    public static async Task WriteParticipantsAsync(this PixApp app, string campaignId, int count)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDb>();
        await db.InTransactionAsync(async ct =>
        {
            var live = (await db.Cursors.SingleAsync(ct)).Live;
            var totals = new CampaignTotals(live, campaignId);
            totals.Write(new() { Started = count, Names = { [NameCounts.BeginningOf("nom")] = [count, 0, 0] } }, app.Clock.GetUtcNow());
            db.Add(totals);
            await db.Database.ExecuteSqlAsync($"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
                INSERT INTO participants (Generation, Id, CampaignId, PersonId, LastName, FirstName, LastNameKey, FirstNameKey, StartedAt, Tested, Skills, Status)
                SELECT {live}, substr({campaignId}, 1, 20) || printf('%06d', i), {campaignId}, {campaignId}, printf('Nom %05d', {count} - i), 'Louise', printf('nom %05d', {count} - i), 'louise', i, 0, 15, 0 FROM n
                """, ct);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO participant_words (Generation, CampaignId, ParticipantId, WordKey)
                SELECT Generation, CampaignId, Id, 'louise' FROM participants WHERE CampaignId = {campaignId}
                """, ct);
            await db.SaveChangesAsync(ct);
        }, CancellationToken.None);
    }
}
