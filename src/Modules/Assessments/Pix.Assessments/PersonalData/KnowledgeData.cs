using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Assessments.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments.PersonalData;

/// <summary>What is known of a person. It learns from complete blocks only, so that it tells no verdict early.</summary>
internal sealed class KnowledgeData(AssessmentsDb db, Bank bank) : IPersonalDataSource
{
    public string Name => "knowledge";

    public string About => Texts.Data_Knowledge;

    public IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct) => db.Knowledge.AsNoTracking()
        .Where(k => k.PersonId == personId).OrderBy(k => k.TubeId).AsAsyncEnumerable()
        .Select(k => new
        {
            SubjectId = k.TubeId, Subject = bank.Tubes.GetValueOrDefault(k.TubeId)?.Name,
            ValidatedUpToLevel = k.Floor, ValidatedAt = k.FloorAt,
            NotValidatedFromLevel = k.Ceiling == TubeBounds.NoCeiling ? null : (int?)k.Ceiling, NotValidatedAt = k.CeilingAt,
        });

    public async Task EraseAsync(Erasure erasure, CancellationToken ct) =>
        db.RemoveRange(await db.Knowledge.Where(k => k.PersonId == erasure.PersonId).ToListAsync(ct));
}
