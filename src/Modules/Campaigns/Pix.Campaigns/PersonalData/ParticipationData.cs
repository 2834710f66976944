using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.Data;

namespace Pix.Campaigns.PersonalData;

/// <summary>Participations: the organisation keeps the line, without the person and the identifier.</summary>
internal sealed class ParticipationData(CampaignsDb db, TimeProvider clock) : IPersonalDataSource
{
    public string Name => "participations";

    public string About => Texts.Data_Participations;

    // The campaign's name is its organisation's only; participants read its title.
    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) => (
        from participation in db.Participations
        join campaign in db.Campaigns.IgnoreQueryFilters() on participation.CampaignId equals campaign.Id
        where participation.PersonId == personId
        orderby participation.StartedAt
        select new
        {
            participation.Id, Campaign = campaign.Title ?? campaign.TargetName, campaign.Code, campaign.IdentifierLabel, participation.Identifier,
            participation.StartedAt, SentAt = participation.SharedAt, participation.RemovedAt,
        }).AsAsyncEnumerable();

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var taken = await db.Participations.Where(p => p.PersonId == erasure.NewPersonId).Select(p => p.CampaignId).ToHashSetAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var participation in await db.Participations.Where(p => p.PersonId == erasure.PersonId).OrderBy(p => p.RemovedAt != null).ToListAsync(ct))
            participation.Forget(taken.Add(participation.CampaignId) ? erasure.NewPersonId : Ids.New(now), now); // started again while it was erased
    }
}
