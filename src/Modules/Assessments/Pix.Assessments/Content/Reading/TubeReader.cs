namespace Pix.Assessments.Content.Reading;

internal static class TubeReader
{
    /// <summary>Every folder but tutorials/ and profiles/ is a competence, every folder in it a tube.</summary>
    public static void Read(ContentFolder folder, BankReading reading)
    {
        var parts = folder.Files.Select(f => f.Split('/')).Where(p => p.Length > 1 && p[0] is not ("tutorials" or "profiles")).ToList();
        foreach (var stray in parts.Where(p => p.Length == 2 || (p.Length == 3 && p[2] != "tube.yaml") || (p.Length > 3 && p[2] != "assets")))
            reading.Faults.Review(folder.PlaceOf(string.Join('/', stray)), "does not belong here: a tube's folder has tube.yaml and assets/");
        foreach (var competence in parts.GroupBy(p => p[0]))
        {
            if (!reading.Knows("competence", competence.Key))
                reading.Faults.Add(folder.PlaceOf(competence.Key), $"there is no competence “{competence.Key}” in the framework");
            foreach (var tube in competence.Where(p => p.Length > 2).GroupBy(p => p[1]))
                ReadFile(folder, competence.Key, tube.Key, reading);
        }
    }

    private static void ReadFile(ContentFolder folder, string competence, string name, BankReading reading)
    {
        var owner = $"{competence}/{name}";
        var file = $"{owner}/tube.yaml";
        if (!folder.Files.Contains(file))
            reading.Faults.Add(folder.PlaceOf(owner), "a tube's folder has a tube.yaml");
        else if (folder.ReadText(file, reading.Faults) is { } text && YamlMap.Parse(text, folder.PlaceOf(file), reading.Faults) is { } map)
        {
            var assets = new Assets(folder, owner, reading.Files, reading.Faults);
            reading.Shelves.Add(assets);
            Read(map, competence, name, assets, reading);
        }
    }

    private static void Read(YamlMap tube, string competence, string folderName, Assets assets, BankReading reading)
    {
        tube.Only("id", "name", "description", "skills");
        var id = tube.Id();
        if (id.Value.Length > 0 && id.Value != folderName)
            tube.Fault("id", $"the id “{id.Value}” must be the folder's name, “{folderName}”");
        var known = reading.Take("tube", id);
        var name = tube.Text("name", 100).Value;
        var description = tube.Text("description", 300).Value;
        var skills = new List<Skill>();
        var maps = tube.Maps("skills");
        if (maps.Count == 0)
            tube.Fault("skills", "a tube has at least one skill");
        foreach (var map in maps)
            if (ReadSkill(map, id.Value, skills, assets, reading) is { } skill)
                skills.Add(skill);
        if (known)
            reading.Tubes.Add(new(id.Value, name, description, competence, [.. skills.OrderBy(s => s.Level)]));
    }

    private static Skill? ReadSkill(YamlMap skill, string tube, List<Skill> before, Assets assets, BankReading reading)
    {
        skill.Only("id", "level", "name", "hint", "toSucceed", "toLearnMore", "challenges");
        var id = skill.Id();
        var known = reading.Take("skill", id);
        var level = skill.RequiredNumber("level", 1, 8);
        if (level > 0 && before.Find(s => s.Level == level) is { } same)
            skill.Fault("level", $"the skill “{same.Id}” already has level {level} in this tube");
        var name = skill.Text("name", 200).Value;
        var hint = skill.Text("hint", 250).Value;
        var toSucceed = Tutorials(skill, "toSucceed", reading);
        var toLearnMore = Tutorials(skill, "toLearnMore", reading);
        var maps = skill.Maps("challenges");
        if (maps.Count == 0)
            skill.Fault("challenges", "a skill has at least one challenge");
        var challenges = maps.Select(c => ChallengeReader.Read(c, id.Value, assets, reading)).OfType<Challenge>().ToList();
        return known ? new(id.Value, tube, level, name, hint, toSucceed, toLearnMore, [.. challenges]) : null;
    }

    private static IReadOnlyList<string> Tutorials(YamlMap skill, string key, BankReading reading)
    {
        var ids = skill.Texts(key, 40);
        if (ids.Count == 0)
            skill.Fault(key, $"“{key}” has at least one tutorial");
        foreach (var id in ids.Where(id => !reading.Knows("tutorial", id.Value)))
            reading.Faults.Add(id.Place, $"there is no tutorial “{id.Value}”");
        foreach (var twice in ids.GroupBy(i => i.Value).SelectMany(g => g.Skip(1)))
            reading.Faults.Add(twice.Place, $"the tutorial “{twice.Value}” is here twice");
        reading.UsedTutorials.UnionWith(ids.Select(i => i.Value));
        return [.. ids.Select(i => i.Value)];
    }
}
