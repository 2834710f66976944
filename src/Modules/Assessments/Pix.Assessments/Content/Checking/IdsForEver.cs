using System.Text.RegularExpressions;
using Pix.Assessments.Content.Reading;
using Pix.BuildingBlocks.Data;

namespace Pix.Assessments.Content.Checking;

/// <summary>
/// What was published keeps its meaning: answers and frozen campaigns lean on it. More accepted values are no change
/// of the solution; fewer, or another first one, are.
/// </summary>
internal static partial class IdsForEver
{
    public static void Check(BankReading before, string directory, BankReading now)
    {
        if (before.Faults.Blocking > 0)
            now.Faults.Add(new(directory, 1), $"has {before.Faults.Blocking} faults of its own: only what could be read was compared");
        var skills = now.Tubes.SelectMany(t => t.Skills).ToDictionary(s => s.Id);
        foreach (var old in before.Tubes.SelectMany(t => t.Skills))
        {
            if (!skills.TryGetValue(old.Id, out var skill))
                now.Faults.Review(before.PlaceOf("skill", old.Id), $"the skill “{old.Id}” was published and is gone");
            else if (skill.TubeId != old.TubeId)
                now.Faults.Review(now.PlaceOf("skill", old.Id), $"the skill “{old.Id}” was published in the tube “{old.TubeId}”: another tube needs another id");
            else if (skill.Level != old.Level)
                now.Faults.Review(now.PlaceOf("skill", old.Id), $"the skill “{old.Id}” was published at level {old.Level}: another level needs another id");
        }
        var challenges = skills.Values.SelectMany(s => s.Challenges).ToDictionary(c => c.Id);
        foreach (var old in before.Tubes.SelectMany(t => t.Skills).SelectMany(s => s.Challenges))
            if (!challenges.TryGetValue(old.Id, out var challenge))
                now.Faults.Review(before.PlaceOf("challenge", old.Id), $"the challenge “{old.Id}” was published and is gone");
            else if (Change(old, challenge) is { } change)
                now.Faults.Review(now.PlaceOf("challenge", old.Id), $"the challenge “{old.Id}” was published with another solution ({change}): it needs another id");
    }

    private static string? Change(Challenge old, Challenge now)
    {
        if (old.Type != now.Type)
            return "type";
        if (!Correct(old).SequenceEqual(Correct(now)))
            return "correct proposals";
        if (old.Proposals.ExceptBy(now.Proposals.Select(p => p.Id), p => p.Id).Any())
            return "a proposal is gone";
        if (!old.Fields.Select(f => f.Id).SequenceEqual(now.Fields.Select(f => f.Id)))
            return "fields";
        if (old.Fields.Zip(now.Fields).Any(f => Less(f.First.Accepted, f.Second.Accepted)))
            return "accepted values";
        if (old.Groups.Count != now.Groups.Count || old.Groups.Zip(now.Groups).Any(g => Less(g.First.Accepted, g.Second.Accepted)))
            return "groups";
        return null;
    }

    private static bool Less(IReadOnlyList<string> old, IReadOnlyList<string> now) =>
        old.Count > 0 && (now.Count == 0 || old[0] != now[0] || old.Except(now).Any());

    /// <summary>By id and words: a slip in an accent or a touched-up picture is no other solution.</summary>
    private static IEnumerable<string> Correct(Challenge challenge) =>
        challenge.Proposals.Where(p => p.Correct).Select(p => $"{p.Id} {FoldKey.Of(HashInLink().Replace(p.Html, ""))}").Order(StringComparer.Ordinal);

    [GeneratedRegex("/contenu/[0-9a-f]{16}/")]
    private static partial Regex HashInLink();
}
