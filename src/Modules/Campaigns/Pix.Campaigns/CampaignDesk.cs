using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.V1;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using Pix.Sessions.V1;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns;

/// <summary>Finds campaigns and participations for whoever may see them; what they may not see is not there.</summary>
internal sealed class CampaignDesk(CampaignsDb db, AccountsClient accounts, AssessmentsClient assessments, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>A campaign of the member's organisation.</summary>
    public async Task<Campaign> OfOrganisationAsync(string id, Membership membership, CancellationToken ct) =>
        await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id && c.OrganisationId == membership.OrganisationId, ct) ?? throw Problem.NotThere();

    /// <summary>The same, to change it: its owner or an admin.</summary>
    public async Task<Campaign> ToChangeAsync(string id, Membership membership, string personId, CancellationToken ct)
    {
        var campaign = await OfOrganisationAsync(id, membership, ct);
        return MayChange(campaign, membership, personId) ? campaign : throw Problem.NotAllowed(Texts.Campaign_OwnerOnly);
    }

    /// <summary>Whether someone who could change the campaign has deleted it already.</summary>
    public Task<bool> WasDeletedAsync(string id, Membership membership, string personId, CancellationToken ct) => db.Campaigns.IgnoreQueryFilters()
        .AnyAsync(c => c.Id == id && c.OrganisationId == membership.OrganisationId && c.RemovedAt != null && (membership.IsAdmin || c.OwnerId == personId), ct);

    /// <summary>Whether anybody takes part who is not a member of the organisation.</summary>
    public async Task<bool> HasOutsidersAsync(Campaign campaign, CancellationToken ct)
    {
        await foreach (var people in PeopleAsync(campaign, unsentOnly: false, atOnce: 100, ct)) // one who is no member is found soon
            if ((await MembersAsync(campaign, people, ct)).Count < people.Count)
                return true;
        return false;
    }

    /// <summary>
    /// Who takes part, some at a time, by person as the index has them: a hundred thousand are never held at once, nor
    /// skipped over.
    /// </summary>
    public async IAsyncEnumerable<List<string>> PeopleAsync(Campaign campaign, bool unsentOnly, int atOnce, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = ""; ;)
        {
            var people = await db.Participations
                .Where(p => p.CampaignId == campaign.Id && p.RemovedAt == null && (!unsentOnly || p.SharedAt == null) && string.Compare(p.PersonId, last) > 0)
                .OrderBy(p => p.PersonId).Select(p => p.PersonId).Take(atOnce).ToListAsync(ct);
            if (people.Count > 0)
                yield return people;
            if (people.Count < atOnce)
                yield break;
            last = people[^1];
        }
    }

    /// <summary>Which of these people are members of the organisation now.</summary>
    public async Task<IReadOnlyCollection<string>> MembersAsync(Campaign campaign, IEnumerable<string> people, CancellationToken ct) =>
        (await accounts.GetMembersAsync(new() { OrganisationId = campaign.OrganisationId, PersonIds = { people } }, cancellationToken: ct)).PersonIds;

    /// <summary>Tells the organisation's journal what the member is about to do: nothing is done without its entry there.</summary>
    public async Task RecordAsync(OrganiserAct act, string campaign, CancellationToken ct, string personId = "") => await accounts.RecordAsync(new()
    {
        Id = Ids.New(clock.GetUtcNow()),
        OrganisationId = http.HttpContext!.Membership().OrganisationId,
        ById = http.HttpContext!.PersonId(),
        Act = act,
        Campaign = campaign,
        PersonId = personId,
    }, cancellationToken: ct);

    public static bool MayChange(Campaign campaign, Membership membership, string personId) => membership.IsAdmin || campaign.OwnerId == personId;

    /// <summary>
    /// A campaign by the code in an address or typed by someone. A network address that was wrong too often is told nothing more
    /// for a while (429), right or wrong; but whoever takes part knows the code, and goes on.
    /// </summary>
    public async Task<Campaign> ByCodeAsync(string? code, CancellationToken ct)
    {
        var normalized = CampaignCode.Normalize(code);
        var campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.Code == normalized, ct);
        var from = new CodeTry { ClientAddress = http.HttpContext!.ClientAddress() };
        var tried = await (campaign is null ? accounts.CountWrongCodeAsync(from, cancellationToken: ct) : accounts.MayTryCodeAsync(from, cancellationToken: ct));
        if (tried.WaitSeconds > 0 && (campaign is null || await ParticipationAsync(campaign, http.HttpContext!.SignedIn()?.PersonId, ct) is null))
            throw Problem.TooMany(TimeSpan.FromSeconds(tried.WaitSeconds));
        return campaign ?? throw Problem.NotThere(Texts.Code_Unknown);
    }

    /// <summary>The person's own participation; null: not started (or removed).</summary>
    public Task<Participation?> ParticipationAsync(Campaign campaign, string? personId, CancellationToken ct) =>
        db.Participations.SingleOrDefaultAsync(p => p.CampaignId == campaign.Id && p.PersonId == personId && p.RemovedAt == null, ct);

    /// <summary>The test of a participation.</summary>
    public async Task<Test> TestAsync(Participation participation, CancellationToken ct) =>
        (await assessments.GetTestsAsync(new() { TestIds = { participation.Id } }, cancellationToken: ct)).Tests_.SingleOrDefault() ?? throw Problem.NotThere();

    public async Task<string> OrganisationNameAsync(Campaign campaign, CancellationToken ct) =>
        (await accounts.GetOrganisationsAsync(new() { Ids = { campaign.OrganisationId } }, cancellationToken: ct)).Organisations_.SingleOrDefault()?.Name ?? "";

    /// <summary>Full names by id; erased people are absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken ct) =>
        (await accounts.GetPeopleAsync(new GetPeopleRequest { Ids = { ids.Distinct() } }, cancellationToken: ct)).People_.ToDictionary(p => p.Id, p => $"{p.FirstName} {p.LastName}");

    /// <summary>What the participant's pages call a state: <c>started</c>, <c>completed</c> or <c>shared</c>.</summary>
    public static string StatusOf(Participation participation, Test test) =>
        test.CompletedAt is null ? "started" : participation.SharedAt is null ? "completed" : "shared";

    /// <summary>Where a participation goes on.</summary>
    public static string NextOf(Campaign campaign, Participation participation, Test test) =>
        test.CompletedAt is null ? $"/parcours/{participation.Id}" : campaign.EndLink;
}
