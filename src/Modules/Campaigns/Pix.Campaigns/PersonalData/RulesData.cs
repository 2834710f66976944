using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.Data;

namespace Pix.Campaigns.PersonalData;

/// <summary>That somebody was shown the rules of the game.</summary>
internal sealed class RulesData(CampaignsDb db) : IPersonalDataSource
{
    public string Name => "rulesSeen";

    public string About => Texts.Data_Rules;

    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) =>
        db.RulesSeen.Where(r => r.PersonId == personId).Select(r => new { r.SeenAt }).AsAsyncEnumerable();

    public async Task EraseAsync(Erasure erasure, CancellationToken ct) =>
        db.RemoveRange(await db.RulesSeen.Where(r => r.PersonId == erasure.PersonId).ToListAsync(ct));
}
