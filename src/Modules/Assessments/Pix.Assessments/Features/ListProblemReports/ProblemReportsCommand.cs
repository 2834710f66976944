using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ListProblemReports;

/// <summary><c>problem-reports [--since yyyy-MM-dd]</c>: what people said of questions, as CSV, for the keepers of the content. It tells no names.</summary>
internal static class ProblemReportsCommand
{
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { Separator = ';', Injection = CsvInjection.Escape };

    public static ModuleCommand Command { get; } = new("problem-reports", "[--since yyyy-MM-dd]", async (services, args, ct) =>
    {
        var since = DateOnly.MinValue;
        if (args is not [] && !(args is ["--since", var day] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out since)))
        {
            Console.Error.WriteLine("problem-reports [--since yyyy-MM-dd]");
            return 2;
        }
        var from = new DateTimeOffset(since.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var reports = services.GetRequiredService<AssessmentsDb>().ProblemReports.AsNoTracking().Where(r => r.CreatedAt >= from).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id);
        var csv = CsvWriter.Create(Console.Out, Format, leaveOpen: true);
        csv.WriteRecord(["date", "challenge", "category", "comment"]);
        await foreach (var report in reports.AsAsyncEnumerable().WithCancellation(ct))
            csv.WriteRecord([report.CreatedAt.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture), report.ChallengeId, Json.Name(report.Category.ToString()), report.Comment]);
        await csv.FlushAsync(ct);
        return 0;
    });
}
