using Pix.Assessments.Content;

namespace Pix.Assessments.Correction;

/// <summary>Whether a text is one of the accepted values, and whether several texts are all of them.</summary>
internal static class Matching
{
    /// <summary>Whether the field accepts what was typed.</summary>
    public static bool IsAccepted(Field field, string? given) => IsAccepted(field, field.Accepted, given);

    private static bool IsAccepted(Field field, IReadOnlyList<string> accepted, string? given)
    {
        if (string.IsNullOrEmpty(given))
            return false;
        return field.Kind switch
        {
            FieldKind.List => accepted.Contains(given, StringComparer.Ordinal),
            FieldKind.Number => IsNumber(accepted, given),
            _ => IsText(field, accepted, given),
        };
    }

    /// <summary>
    /// Whether the texts of interchangeable fields can be given to different groups, one each: a maximum matching of a
    /// bipartite graph by augmenting paths (Kuhn), since a text may fit several groups and the first fit may be in the way.
    /// </summary>
    public static bool AllMatchDifferentGroups(Challenge challenge, IReadOnlyDictionary<string, string?> given)
    {
        var groups = challenge.Groups;
        var takenBy = new int[groups.Count];
        Array.Fill(takenBy, -1);
        for (var field = 0; field < challenge.Fields.Count; field++)
            if (!Augment(field, new bool[groups.Count]))
                return false;
        return true;

        bool Augment(int field, bool[] seen)
        {
            for (var group = 0; group < groups.Count; group++)
            {
                var text = given.GetValueOrDefault(challenge.Fields[field].Id);
                if (seen[group] || !IsAccepted(challenge.Fields[field], groups[group].Accepted, text))
                    continue;
                seen[group] = true;
                if (takenBy[group] >= 0 && !Augment(takenBy[group], seen))
                    continue;
                takenBy[group] = field;
                return true;
            }
            return false;
        }
    }

    private static bool IsNumber(IReadOnlyList<string> accepted, string given)
    {
        if (Numbers.Parse(given) is { } value)
            return accepted.Any(a => Numbers.Parse(a) == value);
        var treated = TextTreatment.Treat(given, Treatments.T1);
        return treated.Length > 0 && accepted.Any(a => TextTreatment.Treat(a, Treatments.T1) == treated);
    }

    private static bool IsText(Field field, IReadOnlyList<string> accepted, string given)
    {
        var treated = TextTreatment.Treat(given, field.Treatments);
        if (string.IsNullOrWhiteSpace(treated) || field.Refused.Any(r => TextTreatment.Treat(r, field.Treatments) == treated))
            return false;
        return accepted.Select(a => TextTreatment.Treat(a, field.Treatments))
            .Any(a => a == treated || (field.Treatments.HasFlag(Treatments.T3) && TextTreatment.IsCloseTo(treated, a)));
    }
}
