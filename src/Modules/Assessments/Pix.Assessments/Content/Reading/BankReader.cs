namespace Pix.Assessments.Content.Reading;

/// <summary>
/// What has been read of one or more directories, sound or not. Tutorials are read before the tubes that name them, tubes
/// before profiles: a reference is looked up where it is written, so its fault has the right line.
/// </summary>
internal sealed class BankReading
{
    private readonly Dictionary<(string Kind, string Id), Place> _ids = [];

    public Faults Faults { get; } = new();
    public List<Area> Areas { get; } = [];
    public List<Tube> Tubes { get; } = [];
    public List<Tutorial> Tutorials { get; } = [];
    public List<TargetProfile> Profiles { get; } = [];
    public List<ContentFile> Files { get; } = [];
    public List<Assets> Shelves { get; } = [];
    public HashSet<string> UsedTutorials { get; } = [];

    /// <summary>Challenges in which no fault was found: only those can be corrected.</summary>
    public List<Challenge> Sound { get; } = [];

    /// <summary>Keeps the id for this place. False, and a fault, when it is taken.</summary>
    public bool Take(string kind, Located id)
    {
        if (id.Value.Length == 0)
            return false;
        if (_ids.TryAdd((kind, id.Value), id.Place))
            return true;
        Faults.Add(id.Place, $"the {kind} id “{id.Value}” is taken at {_ids[(kind, id.Value)]}");
        return false;
    }

    public bool Knows(string kind, string id) => _ids.ContainsKey((kind, id));

    /// <summary>Where the thing of that kind and id stands; it must be there.</summary>
    public Place PlaceOf(string kind, string id) => _ids[(kind, id)];

    public Bank ToBank() => new(Areas, Tubes, Tutorials, Profiles, new ContentFiles(Files));
}

internal static class BankReader
{
    public static BankReading Read(IReadOnlyList<string> directories)
    {
        var reading = new BankReading();
        foreach (var missing in directories.Where(d => !Directory.Exists(d)))
            reading.Faults.Add(new(missing.Replace('\\', '/'), 1), "there is no such directory");
        ContentFolder[] folders = [.. directories.Where(Directory.Exists).Select(d => new ContentFolder(d))];
        for (var i = 0; i < folders.Length; i++)
            ReadFramework(folders[i], first: i == 0, reading);
        foreach (var folder in folders)
            TutorialReader.Read(folder, reading);
        foreach (var folder in folders)
            TubeReader.Read(folder, reading);
        foreach (var folder in folders)
            ProfileReader.Read(folder, reading);
        return reading;
    }

    private static void ReadFramework(ContentFolder folder, bool first, BankReading reading)
    {
        const string file = "framework.yaml";
        if (first != folder.Files.Contains(file))
            reading.Faults.Add(folder.PlaceOf(file), first ? "there is no framework.yaml" : "a bank of one's own uses the framework of the first");
        else if (first && folder.ReadText(file, reading.Faults) is { } text && YamlMap.Parse(text, folder.PlaceOf(file), reading.Faults) is { } map)
            FrameworkReader.Read(map, reading);
    }
}
