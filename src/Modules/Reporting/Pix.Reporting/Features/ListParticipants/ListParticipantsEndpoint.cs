using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;
using Pix.Reporting.Data;

namespace Pix.Reporting.Features.ListParticipants;

internal sealed class ListParticipantsRequest
{
    public string Id { get; set; } = "";
    public string? Q { get; set; }
    public string? Statut { get; set; }
    public int? Page { get; set; }
    public int? Taille { get; set; }
}

/// <param name="Total">Lines that match, on all pages; a search stops counting at 1,000.</param>
/// <param name="More">True when a search found more than it counted.</param>
/// <param name="AsOf">When a line of the campaign changed last.</param>
public sealed record ParticipantsModel(int Total, bool? More, StatusCounts Counts, IReadOnlyList<ParticipantItem> Items, int Page, int Size, DateTimeOffset AsOf)
{
    /// <summary>For the page only.</summary>
    [JsonIgnore]
    public ReportHead Head { get; init; } = null!;

    /// <summary>What was searched and filtered, for the page only.</summary>
    [JsonIgnore]
    public string? Q { get; init; }

    /// <inheritdoc cref="Q"/>
    [JsonIgnore]
    public string? Status { get; init; }
}

/// <summary>Participants of the campaign by status, each in one.</summary>
public sealed record StatusCounts(int Started, int Completed, int Shared);

/// <param name="Status"><c>started</c>, <c>completed</c> or <c>shared</c>.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Mastery">0 to 1; only once sent.</param>
public sealed record ParticipantItem(
    string Id, string LastName, string FirstName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Identifier,
    string Status, double Progress, DateTimeOffset StartedAt, DateTimeOffset? SharedAt, double? Mastery)
{
    /// <summary>For the page, which says so in its own language.</summary>
    [JsonIgnore]
    public bool IsErased { get; init; }

    /// <summary>As they are shown, 0 to 100.</summary>
    [JsonIgnore]
    public int ProgressPercent { get; init; }

    /// <inheritdoc cref="ProgressPercent"/>
    [JsonIgnore]
    public int MasteryPercent { get; init; }
}

/// <summary>GET /orga/{org}/campagnes/{id}/participants: in French order; every word searched begins a word of last name, first name or identifier.</summary>
internal sealed class ListParticipantsEndpoint(ReportingDb db, ReportDesk desk) : Endpoint<ListParticipantsRequest>
{
    private const int MaxWords = 8, MaxTotal = 1000;

    // Behind every letter, those of more than 16 bits too, which SQLite sorts behind U+FFFF.
    private const string LastCharacter = "\U0010FFFF";

    public override void Configure()
    {
        Get("campagnes/{id}/participants");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(ListParticipantsRequest request, CancellationToken ct)
    {
        var report = await desk.OpenAsync(request.Id, HttpContext.Membership(), ct);
        var status = Enum.GetValues<ParticipantStatus>().Cast<ParticipantStatus?>().FirstOrDefault(s => string.Equals(s.ToString(), request.Statut, StringComparison.OrdinalIgnoreCase));
        var words = Participant.WordsOf(request.Q).Take(MaxWords).ToList();
        var lines = OfStatus(desk.LinesOf(report), status);
        var (total, isCapped) = (CountOf(report.Figures, status), false);
        if (words.Count > 0)
            (lines, total, isCapped) = await SearchAsync(report, words, status, ct);

        var page = new PageRequest(request.Page, request.Taille).Within(total);
        var items = words.Count == 0
            ? await lines.PageAsync(report.Figures, status, page.Skip, page.Size, ct)
            : await lines.InFrenchOrder().Skip(page.Skip).Take(page.Size).ToListAsync(ct);
        await Send.PageAsync<ParticipantsPage>(new ParticipantsModel(
            total, isCapped ? true : null, new(report.Figures.Started, report.Figures.Completed, report.Figures.Shared), [.. items.Select(Describe)], page.Page, page.Size, report.AsOf)
        {
            Head = ReportHead.Of(report),
            Q = request.Q,
            Status = status is null ? null : Json.Name(status.Value.ToString()),
        }, tagged: true);
    }

    /// <summary>
    /// The lines that have every word, and how many. The index of words knows who they are; when they are more than is
    /// counted, the list is read in its order instead, which then meets one soon.
    /// </summary>
    private async Task<(IQueryable<Participant> Lines, int Total, bool IsCapped)> SearchAsync(CampaignReport report, List<string> words, ParticipantStatus? status, CancellationToken ct)
    {
        var ids = await words
            .Select(word => Beginning(word).Where(w => w.Generation == report.Generation && w.CampaignId == report.Campaign.Id).Select(w => w.ParticipantId))
            .Aggregate((one, other) => one.Intersect(other)).Distinct().Take(MaxTotal + 1).ToArrayAsync(ct);
        if (ids.Length <= MaxTotal)
        {
            // By their ids alone, or a database reads the whole campaign to find one of them.
            var few = OfStatus(db.Participants.AsNoTracking().Where(p => p.Generation == report.Generation && EF.Parameter(ids).Contains(p.Id)), status);
            return (few, status is null ? ids.Length : await few.CountAsync(ct), false);
        }
        var lines = OfStatus(desk.LinesOf(report), status);
        foreach (var beginning in words.Select(Beginning)) // without the campaign, so that the words of a line are looked up, not the lines of a word
            lines = lines.Where(p => beginning.Any(w => w.Generation == p.Generation && w.ParticipantId == p.Id));
        var found = status is null ? ids.Length : await lines.Select(p => p.Id).Take(MaxTotal + 1).CountAsync(ct);
        return (lines, Math.Min(found, MaxTotal), found > MaxTotal);
    }

    private IQueryable<ParticipantWord> Beginning(string word)
    {
        var behind = word + LastCharacter;
        return db.Words.Where(w => string.Compare(w.WordKey, word) >= 0 && string.Compare(w.WordKey, behind) < 0);
    }

    private static IQueryable<Participant> OfStatus(IQueryable<Participant> lines, ParticipantStatus? status) => status is null ? lines : lines.Where(p => p.Status == status);

    private static int CountOf(Figures figures, ParticipantStatus? status) => status switch
    {
        null => figures.Participants,
        ParticipantStatus.Started => figures.Started,
        ParticipantStatus.Completed => figures.Completed,
        _ => figures.Shared,
    };

    private static ParticipantItem Describe(Participant line)
    {
        var result = line.SharedResult;
        return new(line.Id, line.ShownLastName, line.FirstName, line.Identifier, Json.Name(line.Status.ToString()), line.Progress, line.StartedAt!.Value,
            result is null ? null : line.SharedAt, result is null ? null : Percent.Ratio(result.Validated, result.Skills))
        {
            IsErased = line.IsErased,
            ProgressPercent = line.ProgressPercent,
            MasteryPercent = result is null ? 0 : Percent.Of(result.Validated, result.Skills),
        };
    }
}
