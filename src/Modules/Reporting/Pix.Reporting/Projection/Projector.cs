using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Pix.Reporting.Data;

namespace Pix.Reporting.Projection;

/// <summary>
/// Brings the read model up to date with the feeds, a turn at a time. A turn is one transaction over cursors, lines,
/// words and totals; running it on several replicas is safe (see <see cref="Cursors"/>).
/// </summary>
internal sealed partial class Projector(ReportingDb db, FeedReader feeds, TimeProvider clock, ILogger<Projector> logger)
{
    private const int OldRowsATurn = 5000;

    /// <summary>One turn. True: there is more to read at once.</summary>
    public async Task<bool> TurnAsync(CancellationToken ct)
    {
        var seen = await db.Cursors.AsNoTracking().SingleAsync(ct);
        var pages = await feeds.ReadAsync(seen, ct);
        var restarts = seen.RebuildAsked || !seen.GoesOn(pages);
        if (!restarts && pages.AreEmpty && !seen.IsRebuilding)
            return await ForgetOldAsync(seen.Live, ct);
        return await db.InTransactionAsync(async attempt =>
        {
            var cursors = await db.Cursors.SingleAsync(attempt);
            if (cursors.Version != seen.Version)
                return true; // another projector had this turn
            var target = cursors.Target;
            if (restarts)
                cursors.Restart();
            else
                cursors.MoveTo(pages);
            await db.SaveChangesAsync(attempt); // first of all writes: from here on the turn is ours alone
            if (!restarts)
                await ProjectAsync(target, pages, attempt);
            return restarts || !pages.AreLast;
        }, ct);
    }

    private async Task ProjectAsync(int generation, FeedPages pages, CancellationToken ct)
    {
        var lines = await LinesAsync(generation, pages, ct);
        var campaigns = lines.Values.Select(l => l.CampaignId).Concat(pages.Participations.Participations.Select(p => p.CampaignId)).OfType<string>().Distinct().ToArray();
        var totals = await db.Totals.Where(t => t.Generation == generation && EF.Parameter(campaigns).Contains(t.CampaignId)).ToDictionaryAsync(t => t.CampaignId, ct);
        var figures = totals.ToDictionary(t => t.Key, t => t.Value.Read());
        var before = lines.Values.ToDictionary(l => l.Id, l => string.Join(' ', l.Words()));
        foreach (var line in lines.Values.Where(l => l.Counts))
            figures[line.CampaignId!].Remove(line);

        await ApplyAsync(generation, pages, lines, ct);

        foreach (var line in lines.Values.Where(l => l.Counts))
        {
            if (!figures.TryGetValue(line.CampaignId!, out var campaign))
            {
                db.Add(totals[line.CampaignId!] = new CampaignTotals(generation, line.CampaignId!));
                figures[line.CampaignId!] = campaign = new();
            }
            campaign.Add(line);
        }
        var moved = db.ChangeTracker.Entries<Participant>().Where(e => e.State != EntityState.Unchanged) // a page of a feed that is read again moves nothing
            .SelectMany(e => (string?[])[e.Property(p => p.CampaignId).OriginalValue, e.Entity.CampaignId]).ToHashSet();
        foreach (var (campaign, row) in totals.Where(t => moved.Contains(t.Key)))
            row.Write(figures[campaign], clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        var changed = lines.Values.Where(l => !l.Counts || before.GetValueOrDefault(l.Id) != string.Join(' ', l.Words())).ToList();
        var known = changed.Where(l => before.ContainsKey(l.Id)).Select(l => l.Id).ToArray();
        if (known.Length > 0)
            await db.Words.Where(w => w.Generation == generation && EF.Parameter(known).Contains(w.ParticipantId)).ExecuteDeleteAsync(ct);
        await db.AddWordsAsync(changed.Where(l => l.Counts).SelectMany(l => l.Words().Select(w => new ParticipantWord(l, w))), ct);
    }

    /// <summary>The lines that these pages are about: of a participation, of its test, of people already known.</summary>
    private async Task<Dictionary<string, Participant>> LinesAsync(int generation, FeedPages pages, CancellationToken ct)
    {
        var ids = pages.Participations.Participations.Select(p => p.Id).Concat(pages.Tests.Tests.Select(t => t.Id)).Distinct().ToArray();
        var people = pages.People.People.Select(p => p.Id).ToArray();
        var lines = db.Participants.Where(p => p.Generation == generation);
        var found = await lines.Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(ct);
        if (people.Length > 0)
            found.AddRange(await lines.Where(p => EF.Parameter(people).Contains(p.PersonId)).ToListAsync(ct));
        return found.DistinctBy(p => p.Id).ToDictionary(p => p.Id);
    }

    private async Task ApplyAsync(int generation, FeedPages pages, Dictionary<string, Participant> lines, CancellationToken ct)
    {
        var people = pages.People.People.ToDictionary(p => p.Id);
        foreach (var line in lines.Values.Where(l => l.PersonId is not null && people.ContainsKey(l.PersonId)))
            Try(line.Id, () => line.Rename(people[line.PersonId!].FirstName, people[line.PersonId!].LastName));
        foreach (var test in pages.Tests.Tests.Where(t => !t.Removed || lines.ContainsKey(t.Id))) // a removed one takes its result along
            Try(test.Id, () => Line(test.Id).Take(test));

        var unnamed = new List<Participant>();
        foreach (var participation in pages.Participations.Participations)
            Try(participation.Id, () =>
            {
                if (Line(participation.Id).Take(participation))
                    unnamed.Add(Line(participation.Id));
            });
        var names = await feeds.NamesAsync([.. unnamed.Select(l => l.PersonId!).Distinct()], ct);
        foreach (var line in unnamed)
            Try(line.Id, () => line.Rename(names.GetValueOrDefault(line.PersonId!)?.FirstName ?? "", names.GetValueOrDefault(line.PersonId!)?.LastName ?? ""));

        Participant Line(string id)
        {
            if (!lines.TryGetValue(id, out var line))
                db.Add(lines[id] = line = new Participant(generation, id));
            return line;
        }
    }

    // A row that cannot be taken over is set aside: it stops nobody else. A rebuild tries it again.
    private void Try(string id, Action take)
    {
        try
        {
            take();
        }
        catch (ArgumentException e)
        {
            LogSetAside(logger, e, id);
        }
    }

    /// <summary>Takes away readings that nobody looks at any more, some rows at a time.</summary>
    private async Task<bool> ForgetOldAsync(int live, CancellationToken ct)
    {
        var old = await db.Participants.Where(p => p.Generation < live).OrderBy(p => p.Generation).ThenBy(p => p.Id).Select(p => p.Id).Take(OldRowsATurn).ToArrayAsync(ct);
        if (old.Length == 0)
            return false;
        await db.InTransactionAsync(async attempt =>
        {
            await db.Words.Where(w => w.Generation < live && EF.Parameter(old).Contains(w.ParticipantId)).ExecuteDeleteAsync(attempt);
            await db.Participants.Where(p => p.Generation < live && EF.Parameter(old).Contains(p.Id)).ExecuteDeleteAsync(attempt);
            await db.Totals.Where(t => t.Generation < live).ExecuteDeleteAsync(attempt);
        }, ct);
        return true;
    }

    [LoggerMessage(4001, LogLevel.Error, "Participation {Id} could not be taken over and was set aside")]
    private static partial void LogSetAside(ILogger logger, Exception e, string id);
}
