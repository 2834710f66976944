using System.Text.RegularExpressions;

namespace Pix.Assessments.Content.Reading;

/// <summary>QROC, QROCM-ind and QROCM-dep.</summary>
internal static partial class FieldReader
{
    public static (IReadOnlyList<Proposal>, IReadOnlyList<Field>, IReadOnlyList<AcceptedGroup>) Read(YamlMap challenge, ChallengeType type, Faults faults)
    {
        var dependent = type == ChallengeType.QrocmDep;
        if (challenge.Has("proposals"))
            challenge.Fault("proposals", $"a {type.Name()} has no proposals");
        if (!dependent && challenge.Has("groups"))
            challenge.Fault("groups", $"a {type.Name()} has no groups: each field has its own accepted values");
        var maps = challenge.Maps("fields");
        if (type == ChallengeType.Qroc ? maps.Count != 1 : maps.Count < 2)
            challenge.Fault("fields", $"a {type.Name()} has {(type == ChallengeType.Qroc ? "exactly one field" : "at least two fields")}, not {maps.Count}");

        var ids = new HashSet<string>();
        var fields = new List<Field>();
        foreach (var map in maps)
        {
            var field = ReadField(map, dependent, faults);
            if (field.Id.Length > 0 && !ids.Add(field.Id))
                map.Fault("id", $"the field “{field.Id}” is here twice");
            fields.Add(field);
        }
        return ([], [.. fields], dependent ? ReadGroups(challenge, fields, faults) : []);
    }

    private static Field ReadField(YamlMap map, bool dependent, Faults faults)
    {
        map.Only("id", "label", "kind", "options", "accepted", "refused", "treatments");
        var id = map.Id().Value;
        var label = map.Text("label", 150).Value;
        var kindName = map.Text("kind", 20).Value;
        if (!Enum.TryParse(kindName, ignoreCase: true, out FieldKind kind) || kindName != kind.ToString().ToLowerInvariant())
            map.Fault("kind", $"“{kindName}” is not a kind: text, number, list");

        var options = map.Texts("options", 200);
        if (kind == FieldKind.List ? options.Count < 2 : map.Has("options"))
            map.Fault("options", kind == FieldKind.List ? "a list has at least two options" : "only a list has options");
        Once(options, "option", faults);

        var accepted = map.Texts("accepted", 200);
        if (dependent && map.Has("accepted"))
            map.Fault("accepted", "a field of a qrocm-dep has no accepted values of its own: they are in groups");
        if (!dependent && accepted.Count == 0)
            map.Fault("accepted", "a field has at least one accepted value");
        CheckAccepted(accepted, kind, options, faults);

        var refused = map.Texts("refused", 200);
        foreach (var both in refused.Where(r => accepted.Any(a => a.Value == r.Value)))
            faults.Add(both.Place, $"“{both.Value}” is both accepted and refused");
        return new(id, label, kind, Values(options), Values(accepted), Values(refused), ReadTreatments(map, faults));
    }

    private static IReadOnlyList<AcceptedGroup> ReadGroups(YamlMap challenge, List<Field> fields, Faults faults)
    {
        var maps = challenge.Maps("groups");
        if (maps.Count < fields.Count)
            challenge.Fault("groups", $"{fields.Count} fields need at least as many groups, not {maps.Count}");
        var groups = new List<AcceptedGroup>();
        foreach (var map in maps)
        {
            map.Only("accepted");
            var accepted = map.Texts("accepted", 200);
            if (accepted.Count == 0)
                map.Fault("accepted", "a group has at least one accepted value");
            foreach (var field in fields)
                CheckAccepted(accepted, field.Kind, [.. field.Options.Select(o => new Located(o, map.Place))], faults);
            groups.Add(new(Values(accepted)));
        }
        return [.. groups];
    }

    private static void CheckAccepted(IReadOnlyList<Located> accepted, FieldKind kind, IReadOnlyList<Located> options, Faults faults)
    {
        Once(accepted, "accepted value", faults);
        if (kind == FieldKind.List)
            foreach (var stranger in accepted.Where(a => options.All(o => o.Value != a.Value)))
                faults.Add(stranger.Place, $"the accepted value “{stranger.Value}” is not an option");
        // The others may be words: what is not a number is right when it equals an accepted text.
        if (kind == FieldKind.Number && accepted is [{ } first, ..] && !Number().IsMatch(first.Value))
            faults.Add(first.Place, $"the accepted value “{first.Value}” is not a number; the first, shown as the solution, must be one");
    }

    private static Treatments ReadTreatments(YamlMap map, Faults faults)
    {
        if (!map.Has("treatments"))
            return Treatments.All;
        var treatments = Treatments.None;
        foreach (var name in map.Texts("treatments", 20))
            if (name.Value is "t1" or "t2" or "t3")
                treatments |= Enum.Parse<Treatments>(name.Value, ignoreCase: true);
            else
                faults.Add(name.Place, $"“{name.Value}” is not a treatment: t1, t2, t3");
        return treatments;
    }

    private static void Once(IReadOnlyList<Located> values, string what, Faults faults)
    {
        foreach (var twice in values.GroupBy(v => v.Value).SelectMany(g => g.Skip(1)))
            faults.Add(twice.Place, $"the {what} “{twice.Value}” is here twice");
    }

    private static IReadOnlyList<string> Values(IReadOnlyList<Located> texts) => [.. texts.Select(t => t.Value)];

    /// <summary>Domain rules §7: a sign, digits with spaces for the thousands, one comma or point.</summary>
    [GeneratedRegex(@"^[+\-−]?\d[\d\s]*([.,]\d+)?$")]
    private static partial Regex Number();
}
