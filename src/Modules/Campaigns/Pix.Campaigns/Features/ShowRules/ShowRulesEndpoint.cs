using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;

namespace Pix.Campaigns.Features.ShowRules;

internal sealed class RulesRequest
{
    public string Code { get; set; } = "";
    public int? Page { get; set; }
}

/// <param name="Slide">1 to 4.</param>
/// <param name="Next">The test.</param>
public sealed record RulesModel(string Code, string Title, int Slide, int Slides, string Next);

/// <summary>GET /campagnes/{code}/regles: the four rules of the game, a page each; shown once per person, can be skipped.</summary>
internal sealed class ShowRulesEndpoint(CampaignsDb db, CampaignDesk desk, TimeProvider clock) : Endpoint<RulesRequest>
{
    public const int Slides = 4;

    public override void Configure() => Get("campagnes/{code}/regles");

    public override async Task HandleAsync(RulesRequest request, CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var campaign = await desk.ByCodeAsync(request.Code, ct);
        var participation = await desk.ParticipationAsync(campaign, me, ct) ?? throw Problem.Conflict(Texts.Rules_NotStarted, campaign.Link);
        if (!await db.RulesSeen.AnyAsync(r => r.PersonId == me, ct))
        {
            try
            {
                db.Add(new RulesSeen(me, clock.GetUtcNow()));
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException e) when (e.IsUniqueViolation())
            {
                db.ChangeTracker.Clear(); // seen in another tab
            }
        }
        await Send.PageAsync<RulesPage>(new RulesModel(campaign.Code, campaign.ShownTitle, Math.Clamp(request.Page ?? 1, 1, Slides), Slides,
            CampaignDesk.NextOf(campaign, participation, await desk.TestAsync(participation, ct))));
    }
}
