namespace Pix.Assessments.Content.Reading;

/// <summary>QCU and QCM.</summary>
internal static class ProposalReader
{
    public static IReadOnlyList<Proposal> Read(YamlMap challenge, ChallengeType type, Assets assets, Faults faults)
    {
        foreach (var key in new[] { "fields", "groups" }.Where(challenge.Has))
            challenge.Fault(key, $"a {type.Name()} has no {key}");
        var maps = challenge.Maps("proposals");
        if (maps.Count is < 3 or > 6)
            challenge.Fault("proposals", $"a {type.Name()} has 3 to 6 proposals, not {maps.Count}");
        var ids = new HashSet<string>();
        var texts = new HashSet<string>();
        var proposals = new List<Proposal>();
        foreach (var map in maps)
        {
            map.Only("id", "text", "correct");
            var id = map.Text("id", 40).Value;
            if (id.Length > 0 && id is not [>= 'a' and <= 'z'])
                map.Fault("id", $"the proposal's id “{id}” must be one letter from a to z");
            else if (id.Length > 0 && !ids.Add(id))
                map.Fault("id", $"the proposal “{id}” is here twice");
            var text = map.Text("text", 300);
            if (text.Value.Length > 0 && !texts.Add(text.Value))
                map.Fault("text", $"the proposal “{text.Value}” is here twice");
            proposals.Add(new(id, text.Value.Length == 0 ? "" : ContentMarkdown.RenderPhrase(text, assets, faults).Html, map.Flag("correct")));
        }
        var correct = proposals.Count(p => p.Correct);
        if (type == ChallengeType.Qcu && correct != 1)
            challenge.Fault("proposals", $"a qcu has exactly one correct proposal, not {correct}");
        if (type == ChallengeType.Qcm && (correct < 2 || correct == proposals.Count))
            challenge.Fault("proposals", $"a qcm has at least two correct proposals and a wrong one; here {correct} of {proposals.Count} are correct");
        return [.. proposals];
    }

    /// <summary>As written in the files.</summary>
    public static string Name(this ChallengeType type) => type switch
    {
        ChallengeType.QrocmInd => "qrocm-ind",
        ChallengeType.QrocmDep => "qrocm-dep",
        _ => type.ToString().ToLowerInvariant(),
    };
}
