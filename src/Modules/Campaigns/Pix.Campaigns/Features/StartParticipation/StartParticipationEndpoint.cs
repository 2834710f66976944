using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using Pix.Campaigns.Features.ShowLanding;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns.Features.StartParticipation;

internal sealed class StartParticipationRequest
{
    public string Code { get; set; } = "";
    public string? Identifier { get; set; }
}

internal sealed record ParticipationStarted(string Id, string Next);

/// <summary>
/// POST /campagnes/{code}/participations: starts the test (the callee first, repeatable), then commits the participation
/// under the test's id. A double click or two tabs give one participation.
/// </summary>
internal sealed class StartParticipationEndpoint(CampaignsDb db, CampaignDesk desk, AssessmentsClient assessments, TimeProvider clock) : FormEndpoint<StartParticipationRequest>
{
    public override void Configure() => Post("campagnes/{code}/participations");

    protected override async Task SubmitAsync(StartParticipationRequest request, CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var campaign = await desk.ByCodeAsync(request.Code, ct);
        var participation = await desk.ParticipationAsync(campaign, me, ct);
        var isNew = participation is null;
        if (participation is null)
        {
            if (campaign.IsArchived)
                throw Problem.Gone(Texts.Campaign_Archived);
            CheckIdentifier(campaign, request.Identifier);
            var test = await assessments.StartTestAsync(new() { CourseId = campaign.Id, PersonId = me }, cancellationToken: ct);
            (participation, isNew) = await CommitAsync(campaign, test.Id, me, request.Identifier, ct);
        }
        var next = CampaignDesk.NextOf(campaign, participation, await desk.TestAsync(participation, ct));
        var sawRules = !HttpContext.WantsHtml() || !next.StartsWith("/parcours/", StringComparison.Ordinal) || await db.RulesSeen.AnyAsync(r => r.PersonId == me, ct);
        await Send.DoneAsync(sawRules ? next : campaign.Link + "/regles", isNew ? 201 : 200, new ParticipationStarted(participation.Id, next), next);
    }

    private async Task<(Participation, bool IsNew)> CommitAsync(Campaign campaign, string testId, string personId, string? identifier, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(async attempt =>
            {
                if (await desk.ParticipationAsync(campaign, personId, attempt) is { } there)
                    return (there, false);
                if (!await db.CountAsync(campaign.Id, participants: 1, shared: 0, attempt))
                    throw Problem.NotThere(Texts.Code_Unknown); // deleted a moment ago
                var participation = new Participation(testId, campaign, personId, identifier, clock.GetUtcNow());
                db.Add(participation);
                await db.SaveChangesAsync(attempt);
                return (participation, true);
            }, ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            db.ChangeTracker.Clear();
            // Another tab was faster; or the test that we were given was removed since: the next try starts anew.
            return (await desk.ParticipationAsync(campaign, personId, ct) ?? throw Problem.Unavailable(), false);
        }
    }

    private void CheckIdentifier(Campaign campaign, string? identifier)
    {
        if (!campaign.AsksIdentifier)
            return;
        if (Lines.OneLine(identifier ?? "").Length == 0)
            Refuse("identifier", Texts.Identifier_Missing);
        if (identifier!.Trim().Length > Participation.MaxIdentifierLength)
            Refuse("identifier", Texts.Text_Over255);
        if (campaign.IdentifierKind == IdentifierKind.Email && !IsEmail(identifier.Trim()))
            Refuse("identifier", Texts.Identifier_NotEmail);
    }

    private static bool IsEmail(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain] && domain.Contains('.', StringComparison.Ordinal) && domain[0] != '.' && domain[^1] != '.' && !text.Any(char.IsWhiteSpace);

    protected override async Task ShowAgainAsync(StartParticipationRequest request, CancellationToken ct) =>
        await Send.PageAsync<AskIdentifier.IdentifierPage>(
            await Landing.ModelAsync(desk, await desk.ByCodeAsync(request.Code, ct), HttpContext.PersonId(), ct), StatusCodes.Status400BadRequest);
}
