using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments.PersonalData;

/// <summary>Problem reports. Without its comment a report helps nobody.</summary>
internal sealed class ReportData(AssessmentsDb db) : IPersonalDataSource
{
    public string Name => "problemReports";

    public string About => Texts.Data_Reports;

    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) => db.ProblemReports
        .Where(r => r.PersonId == personId).OrderBy(r => r.CreatedAt)
        .Select(r => new { TestId = r.TestId, Question = r.ChallengeId, r.Category, r.Comment, r.CreatedAt }).AsAsyncEnumerable();

    public async Task EraseAsync(Erasure erasure, CancellationToken ct) =>
        db.RemoveRange(await db.ProblemReports.Where(r => r.PersonId == erasure.PersonId).ToListAsync(ct));
}
