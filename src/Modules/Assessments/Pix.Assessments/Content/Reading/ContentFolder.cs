using System.Text;

namespace Pix.Assessments.Content.Reading;

/// <summary>One directory of content. Paths inside are relative, with "/"; hidden files are not content.</summary>
internal sealed class ContentFolder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private readonly string _directory;

    public ContentFolder(string directory)
    {
        _directory = directory;
        Files = [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(directory, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(s => s.StartsWith('.')))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>In ordinal order. Existence is looked up here, not on the disk: case matters on every system alike.</summary>
    public IReadOnlyList<string> Files { get; }

    public string FullPath(string file) => Path.GetFullPath(Path.Combine(_directory, file));

    public Place PlaceOf(string file, int line = 1) => new(Path.Combine(_directory, file).Replace('\\', '/'), line);

    /// <summary>Null, and a fault, when the file cannot be read as UTF-8.</summary>
    public string? ReadText(string file, Faults faults)
    {
        try
        {
            return File.ReadAllText(FullPath(file), StrictUtf8);
        }
        catch (Exception e) when (e is DecoderFallbackException or IOException or UnauthorizedAccessException)
        {
            faults.Add(PlaceOf(file), e is DecoderFallbackException ? "not UTF-8" : $"cannot be read: {e.Message}");
            return null;
        }
    }
}
