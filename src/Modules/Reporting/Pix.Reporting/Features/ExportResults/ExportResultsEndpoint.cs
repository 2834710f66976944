using System.Globalization;
using System.Text;
using CsvHelper;
using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Reporting.Data;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;

namespace Pix.Reporting.Features.ExportResults;

internal sealed class ExportResultsRequest
{
    public string Id { get; set; } = "";

    /// <summary><c>nom</c> or <c>envoi</c>.</summary>
    public string? Tri { get; set; }
}

/// <summary>
/// GET /orga/{org}/campagnes/{id}/resultats.csv: streamed over a list of ids fixed at the start, one query a batch. An
/// error midway breaks the download rather than ending it as if it were whole.
/// </summary>
internal sealed class ExportResultsEndpoint(ReportingDb db, ReportDesk desk, AccountsClient accounts, TimeProvider clock) : Endpoint<ExportResultsRequest>
{
    private const int Batch = 1000;

    // Letters of three bytes, with what stands around them, within the 255 bytes of a file's name.
    private const int MaxNameLength = 60;

    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { Separator = ';', WriteByteOrderMark = true };

    public override void Configure()
    {
        Get("campagnes/{id}/resultats.csv");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(ExportResultsRequest request, CancellationToken ct)
    {
        var membership = HttpContext.Membership();
        var report = await desk.OpenAsync(request.Id, membership, ct);
        if (report.IsRebuilding)
            throw Problem.Unavailable();
        var table = new ResultsTable(membership.Name, report, await desk.CompetencesOfAsync(report, ct));
        var ids = await IdsAsync(desk.LinesOf(report), request.Tri == "envoi", ct);

        await accounts.RecordAsync(new()
        {
            Id = Ids.New(clock.GetUtcNow()),
            OrganisationId = membership.OrganisationId,
            ById = HttpContext.PersonId(),
            Act = OrganiserAct.ResultsExported,
            Campaign = report.Campaign.Name,
        }, cancellationToken: ct); // before the first line leaves

        HttpContext.MarkResponseStart();
        var response = HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(FileName(report.Campaign.Name, report.Campaign.Code, clock.GetUtcNow()));
        response.Headers.ContentDisposition = disposition.ToString();

        var csv = CsvWriter.Create(response.Body, Format, leaveOpen: true); // not disposed: that would end a broken download as if it were whole
        await WriteAsync(csv, table.Heading(), ct);
        var reading = ReadAheadAsync(report, ids.Range(0, Batch), ct);
        try
        {
            for (var i = 0; i < ids.Count; i += Batch)
            {
                var lines = await reading;
                reading = ReadAheadAsync(report, ids.Range(i + Batch, Batch), ct); // while these are written
                foreach (var id in ids.Range(i, Batch))
                    if (lines.TryGetValue(id, out var line)) // otherwise it was removed since the export began
                        await WriteAsync(csv, table.Line(line), ct);
            }
        }
        finally
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // broken off or not, nobody reads once the request has ended
        }
        await csv.FlushAsync(ct);
    }

    // On another thread: SQLite reads synchronously.
    private Task<Dictionary<string, Participant>> ReadAheadAsync(CampaignReport report, string[] batch, CancellationToken ct) => Task.Run(() => ReadAsync(report, batch, ct), ct);

    private async Task<Dictionary<string, Participant>> ReadAsync(CampaignReport report, string[] batch, CancellationToken ct)
    {
        if (batch.Length == 0)
            return [];
        var lines = await desk.LinesOfAsync(report, batch, ct);
        if (lines.Count < batch.Length && (await db.Cursors.AsNoTracking().SingleAsync(ct)).Live != report.Generation)
            throw new IOException("the reports were read again while they were exported");
        return lines;
    }

    private static async Task<PackedIds> IdsAsync(IQueryable<Participant> lines, bool bySending, CancellationToken ct)
    {
        var ids = new PackedIds();
        if (!bySending)
            await ids.AddAsync(lines.InFrenchOrder().Select(p => p.Id).AsAsyncEnumerable(), ct);
        else
        {
            await ids.AddAsync(lines.Where(p => p.Status == ParticipantStatus.Shared).OrderBy(p => p.SharedAt).ThenBy(p => p.Id).Select(p => p.Id).AsAsyncEnumerable(), ct);
            await ids.AddAsync(lines.Where(p => p.Status != ParticipantStatus.Shared).InFrenchOrder().Select(p => p.Id).AsAsyncEnumerable(), ct);
        }
        return ids;
    }

    private static ValueTask WriteAsync(CsvWriter csv, IEnumerable<Cell> cells, CancellationToken ct)
    {
        foreach (var cell in cells)
            csv.WriteField(cell.Value, cell.IsText ? CsvQuoting.Always : CsvQuoting.WhenNeeded);
        return csv.EndRecordAsync(ct);
    }

    /// <summary><c>Resultats-{campaign}-{code}-{yyyy-MM-dd-HHmm}.csv</c> with nothing in it that a file system refuses.</summary>
    internal static string FileName(string campaign, string code, DateTimeOffset now)
    {
        var name = new StringBuilder();
        foreach (var rune in campaign.Replace('\uFFFE', ' ').Normalize().EnumerateRunes()) // Normalize refuses U+FFFE
            if (name.Length < MaxNameLength)
                name.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : name.Length > 0 && name[^1] == '-' ? "" : "-");
        return string.Create(CultureInfo.InvariantCulture, $"Resultats-{name.ToString().Trim('-')}-{code}-{ParisTime.Of(now):yyyy-MM-dd-HHmm}.csv");
    }
}
