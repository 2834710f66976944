using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.Data;

namespace Pix.Campaigns.PersonalData;

/// <summary>Who created a campaign: it stays with its organisation, whose admins manage it. One that was deleted still names its owner.</summary>
internal sealed class OwnerData(CampaignsDb db) : IPersonalDataSource
{
    public string Name => "campaignsCreated";

    public string About => Texts.Data_Campaigns;

    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) => db.Campaigns.IgnoreQueryFilters()
        .Where(c => c.OwnerId == personId).OrderBy(c => c.CreatedAt)
        .Select(c => new { c.Id, Title = c.Title ?? c.TargetName, c.Code, c.CreatedAt, c.ArchivedAt, c.RemovedAt }).AsAsyncEnumerable();

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        foreach (var campaign in await db.Campaigns.IgnoreQueryFilters().Where(c => c.OwnerId == erasure.PersonId).ToListAsync(ct))
            campaign.ForgetOwner(erasure.NewPersonId);
    }
}
