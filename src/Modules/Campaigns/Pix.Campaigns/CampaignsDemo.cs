using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.Data;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns;

/// <summary>The demo's campaigns and who takes part. Their tests are Assessments' chapter, written before this one.</summary>
internal sealed class CampaignsDemo(CampaignsDb db, AssessmentsClient assessments) : IDemoData
{
    public async Task WriteAsync(DemoStory story, CancellationToken ct)
    {
        foreach (var demo in story.Campaigns)
        {
            if (await db.Campaigns.IgnoreQueryFilters().AnyAsync(c => c.Id == demo.Id, ct))
                continue;
            var target = await assessments.GetTargetAsync(new() { TargetId = demo.TargetId }, cancellationToken: ct);
            await db.InTransactionAsync(async attempt =>
            {
                var campaign = new Campaign(demo.Id, story.OrganisationId, story.Organiser.Id, demo.Name, new(target.Id, target.Name, target.Kind),
                    demo.IdentifierLabel is null ? null : new(demo.IdentifierLabel, IdentifierKind.Text), demo.Title, demo.LandingText, demo.CreatedAt);
                campaign.UseCode(demo.Code);
                db.AddRange(campaign, new CampaignCounts(campaign.Id, demo.Participations.Count, demo.Participations.Count(p => p.SharedAfter is not null)));
                foreach (var part in demo.Participations)
                {
                    var participation = new Participation(part.Id, campaign, part.Person.Id, part.Identifier, part.StartedAt);
                    if (part.SharedAfter is { } after)
                        participation.Share(part.StartedAt + after);
                    db.Add(participation);
                }
                await db.SaveChangesAsync(attempt);
            }, ct);
        }
    }
}
