namespace Pix.Assessments.Content.Reading;

internal static class ProfileReader
{
    public static void Read(ContentFolder folder, BankReading reading)
    {
        foreach (var file in folder.Files.Where(f => f.StartsWith("profiles/", StringComparison.Ordinal)))
            if (file.Count(c => c == '/') > 1 || Path.GetExtension(file) != ".yaml")
                reading.Faults.Review(folder.PlaceOf(file), "a profile is profiles/<id>.yaml");
            else if (folder.ReadText(file, reading.Faults) is { } text && YamlMap.Parse(text, folder.PlaceOf(file), reading.Faults) is { } map)
                Read(map, Path.GetFileNameWithoutExtension(file), reading);
    }

    private static void Read(YamlMap profile, string fileName, BankReading reading)
    {
        profile.Only("id", "name", "description", "tubes");
        var id = profile.Id();
        if (id.Value.Length > 0 && id.Value != fileName)
            profile.Fault("id", $"the id “{id.Value}” must be the file's name, “{fileName}”");
        var parts = profile.Maps("tubes");
        if (parts.Count == 0)
            profile.Fault("tubes", "a profile has at least one tube");
        var tubes = new List<ProfileTube>();
        foreach (var part in parts)
        {
            part.Only("tube", "level");
            var tubeId = part.Text("tube", 40).Value;
            var level = part.RequiredNumber("level", 1, 8);
            var tube = reading.Tubes.Find(t => t.Id == tubeId);
            if (tubeId.Length > 0 && tube is null)
                part.Fault("tube", $"there is no tube “{tubeId}”");
            else if (tubes.Exists(t => t.TubeId == tubeId))
                part.Fault("tube", $"the tube “{tubeId}” is here twice");
            else if (tube is not null && level > 0 && !tube.Skills.Any(s => s.Level == level))
                part.Fault("level", $"the tube “{tubeId}” has no level {level}; it has {string.Join(", ", tube.Skills.Select(s => s.Level))}");
            else if (tube is not null)
                tubes.Add(new(tubeId, level));
        }
        var read = new TargetProfile(id.Value, profile.Text("name", 100).Value, profile.Text("description", 1000).Value, [.. tubes]);
        if (reading.Take("profile", id))
            reading.Profiles.Add(read);
    }
}
