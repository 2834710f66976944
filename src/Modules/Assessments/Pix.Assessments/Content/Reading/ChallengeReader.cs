namespace Pix.Assessments.Content.Reading;

internal static class ChallengeReader
{
    private static readonly Dictionary<string, ChallengeType> Types = new()
    {
        ["qcu"] = ChallengeType.Qcu,
        ["qcm"] = ChallengeType.Qcm,
        ["qroc"] = ChallengeType.Qroc,
        ["qrocm-ind"] = ChallengeType.QrocmInd,
        ["qrocm-dep"] = ChallengeType.QrocmDep,
    };

    /// <summary>Null: its id cannot be used, or nobody can tell what type it is.</summary>
    public static Challenge? Read(YamlMap map, string skill, Assets assets, BankReading reading)
    {
        var faultsBefore = reading.Faults.Blocking;
        map.Only("id", "type", "instruction", "timer", "attachments", "simulator", "proposals", "fields", "groups");
        var id = map.Id();
        if (id.Value.Length > 0 && !(id.Value.Length == skill.Length + 2 && id.Value.StartsWith(skill + "-", StringComparison.Ordinal) && id.Value[^1] is >= 'a' and <= 'z'))
            map.Fault("id", $"the id “{id.Value}” must be the skill's and a letter, such as “{skill}-a”");
        var known = reading.Take("challenge", id);
        var typeName = map.Text("type", 20).Value;
        if (!Types.TryGetValue(typeName, out var type) && typeName.Length > 0)
            map.Fault("type", $"“{typeName}” is not a type: {string.Join(", ", Types.Keys)}");

        var instruction = map.Text("instruction", 2000);
        var rendered = ContentMarkdown.Render(instruction, assets, reading.Faults);
        Sentences.Check(rendered.Document, instruction, reading.Faults);
        var timer = map.Number("timer", 10, 600);
        var attachments = map.Maps("attachments").Select(a => ReadAttachment(a, assets)).OfType<Attachment>().ToList();
        var simulator = map.Map("simulator") is { } s ? ReadSimulator(s, assets) : null;
        if (!Types.ContainsKey(typeName))
            return null;

        var (proposals, fields, groups) = type is ChallengeType.Qcu or ChallengeType.Qcm
            ? (ProposalReader.Read(map, type, assets, reading.Faults), [], [])
            : FieldReader.Read(map, type, reading.Faults);
        if (!known)
            return null;
        var read = new Challenge(id.Value, skill, type, rendered.Html, rendered.Text, timer, proposals, fields, groups, [.. attachments], simulator);
        if (reading.Faults.Blocking == faultsBefore)
            reading.Sound.Add(read);
        return read;
    }

    private static Attachment? ReadAttachment(YamlMap map, Assets assets)
    {
        map.Only("file", "label");
        var label = map.Text("label", 100).Value;
        var file = map.Text("file", 200);
        return file.Value.Length == 0 ? null : assets.Attachment(file.Value, label, file.Place);
    }

    private static Simulator? ReadSimulator(YamlMap map, Assets assets)
    {
        map.Only("folder", "title", "height");
        var title = map.Text("title", 100).Value;
        var height = map.RequiredNumber("height", 100, 1200);
        var folder = map.Text("folder", 200);
        return folder.Value.Length == 0 ? null : assets.Simulator(folder.Value, title, height, folder.Place);
    }
}
