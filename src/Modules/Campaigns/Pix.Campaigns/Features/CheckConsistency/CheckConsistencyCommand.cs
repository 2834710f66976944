using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.Data;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns.Features.CheckConsistency;

/// <summary>
/// <c>check-consistency</c>: whether participations, tests and people still belong together, and what is counted equals a
/// recount. It changes nothing. What is under way at this moment (a removal, an erasure) may be told as a fault once.
/// </summary>
internal static class CheckConsistencyCommand
{
    private const int AtOnce = 5000;

    public static ModuleCommand Command { get; } = new("check-consistency", "tells participations without their test or person, and wrong counts; exit 1 if any", async (services, _, ct) =>
    {
        var (checkedOnes, faults) = (0, 0);
        await foreach (var batch in ParticipationsAsync(services.GetRequiredService<CampaignsDb>(), ct))
        {
            checkedOnes += batch.Count;
            foreach (var fault in await FaultsAsync(services, batch, ct))
                Tell(fault);
        }
        foreach (var fault in await WrongCountsAsync(services.GetRequiredService<CampaignsDb>(), ct))
            Tell(fault);
        Console.WriteLine($"{checkedOnes} participations, {faults} faults");
        return faults == 0 ? 0 : 1;

        void Tell(string fault)
        {
            faults++;
            Console.WriteLine(fault);
        }
    }, CallsModules: true);

    private static async IAsyncEnumerable<List<Participation>> ParticipationsAsync(CampaignsDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = ""; ;)
        {
            var batch = await db.Participations.AsNoTracking().Where(p => p.RemovedAt == null && string.Compare(p.Id, last) > 0)
                .OrderBy(p => p.Id).Take(AtOnce).ToListAsync(ct);
            if (batch.Count == 0)
                yield break;
            yield return batch;
            last = batch[^1].Id;
        }
    }

    private static async Task<List<string>> FaultsAsync(IServiceProvider services, List<Participation> batch, CancellationToken ct)
    {
        var tests = (await services.GetRequiredService<AssessmentsClient>().GetTestsAsync(new() { TestIds = { batch.Select(p => p.Id) } }, cancellationToken: ct))
            .Tests_.ToDictionary(t => t.Id);
        var people = (await services.GetRequiredService<AccountsClient>().GetPeopleAsync(new() { Ids = { batch.Select(p => p.PersonId).Distinct() } }, cancellationToken: ct))
            .People_.Select(p => p.Id).ToHashSet();
        return [.. batch.Select(p => (p.Id, Fault: FaultOf(p, tests.GetValueOrDefault(p.Id), people.Contains(p.PersonId)))).Where(p => p.Fault is not null).Select(p => $"Participation {p.Id}: {p.Fault}")];
    }

    // Nobody's participation is an erased person's, who has no identifier here and may stand under another id there.
    private static string? FaultOf(Participation participation, Test? test, bool isSomebodys) => (participation, test) switch
    {
        (_, null) => "it has no test",
        _ when test.CourseId != participation.CampaignId => $"its test belongs to course {test.CourseId}",
        _ when isSomebodys && test.PersonId != participation.PersonId => "its test is another person's",
        { participation.SharedAt: not null, test.CompletedAt: null } => "it was sent, and its test is not completed",
        _ when !isSomebodys && participation.Identifier is not null => "its person has no account, and it still has their identifier",
        _ => null,
    };

    private static async Task<List<string>> WrongCountsAsync(CampaignsDb db, CancellationToken ct) => await (
        from campaign in db.Campaigns
        let participants = db.Participations.Count(p => p.CampaignId == campaign.Id && p.RemovedAt == null)
        let shared = db.Participations.Count(p => p.CampaignId == campaign.Id && p.RemovedAt == null && p.SharedAt != null)
        let counted = db.Counts.SingleOrDefault(c => c.CampaignId == campaign.Id)
        where counted == null || counted.Participants != participants || counted.Shared != shared
        select $"Campaign {campaign.Id}: {participants} take part and {shared} have sent, which is not what is counted").ToListAsync(ct);
}
