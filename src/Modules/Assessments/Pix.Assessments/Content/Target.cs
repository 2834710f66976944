using Pix.BuildingBlocks.Data;

namespace Pix.Assessments.Content;

/// <summary>What a person can be tested on: a competence that has skills, or a target profile (profil-cible).</summary>
/// <param name="Id">The competence's code or the profile's id.</param>
/// <param name="AreaCode">Of a competence; null for a profile.</param>
/// <param name="Skills">All of them, by competence, tube and level: what a course freezes.</param>
internal sealed record Target(
    string Id, TargetKind Kind, string Name, string Description, string? AreaCode, IReadOnlyList<TargetSkill> Skills)
{
    internal static IEnumerable<Target> Of(Bank bank)
    {
        var competences =
            from area in bank.Areas
            from competence in area.Competences
            let skills = SkillsOf(bank.Tubes.Values.Where(t => t.CompetenceCode == competence.Code).Select(t => (t, Level: 8)))
            where skills.Count > 0
            orderby competence.Code
            select new Target(competence.Code, TargetKind.Competence, competence.Name, competence.Description, area.Code, skills);
        var profiles =
            from profile in bank.Profiles.Values
            orderby FoldKey.Of(profile.Name), profile.Id
            select new Target(profile.Id, TargetKind.Profile, profile.Name, profile.Description, null,
                SkillsOf(profile.Tubes.Select(t => (bank.Tubes[t.TubeId], t.Level))));
        return competences.Concat(profiles);
    }

    private static IReadOnlyList<TargetSkill> SkillsOf(IEnumerable<(Tube Tube, int Level)> tubes) =>
    [
        .. from part in tubes
           from skill in part.Tube.Skills
           where skill.Level <= part.Level
           orderby part.Tube.CompetenceCode, part.Tube.Id, skill.Level
           select new TargetSkill(skill.Id, part.Tube.Id, skill.Level, part.Tube.CompetenceCode),
    ];
}

internal enum TargetKind { Competence, Profile }

internal sealed record TargetSkill(string SkillId, string TubeId, int Level, string CompetenceCode);
