using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Assessments.Data;

namespace Pix.Assessments.Features.ShowHome;

/// <summary>Profil: what a person has shown, competence by competence (domain rules §8).</summary>
internal static class Profile
{
    public static async Task<IReadOnlyList<DomainModel>> ReadAsync(AssessmentsDb db, Bank bank, string personId, CancellationToken ct)
    {
        var known = await db.Knowledge.AsNoTracking().Where(k => k.PersonId == personId).ToDictionaryAsync(k => k.TubeId, ct);
        var tubes = bank.Tubes.Values.ToLookup(t => t.CompetenceCode);
        return [.. bank.Areas.Select(a => new DomainModel(a.Code, a.Name, [.. a.Competences.Select(c => LevelOf(c, tubes[c.Code], known))]))];
    }

    private static CompetenceLevelModel LevelOf(Competence competence, IEnumerable<Tube> tubes, Dictionary<string, TubeKnowledge> known)
    {
        var pix = PixPoints.Of(tubes.SelectMany(t => t.Skills).GroupBy(s => s.Level)
            .Select(level => (level.Count(s => known.TryGetValue(s.TubeId, out var k) && k.Bounds.IsValidated(s.Level)), level.Count())));
        return new(competence.Code, competence.Name, PixPoints.Level(pix), pix) { CanBeTested = tubes.Any() };
    }
}
