using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace Pix.Assessments.Content.Reading;

/// <summary>
/// The assets folder beside a tube or the tutorials: what is named in a text gets its address here, what is missing is
/// a fault, what nobody names is known at the end.
/// </summary>
internal sealed partial class Assets(ContentFolder folder, string owner, List<ContentFile> files, Faults faults)
{
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly string[] Pictures = [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"];
    private static readonly string[] SimulatorParts = [".html", ".css", ".js", .. Pictures];
    private readonly HashSet<string> _known = [.. folder.Files.Where(f => f.StartsWith($"{owner}/assets/", StringComparison.Ordinal))];
    private readonly HashSet<string> _used = [];

    public ContentFolder Folder => folder;
    public IEnumerable<string> Unused => _known.Except(_used);
    public IEnumerable<string> Drawings => _used.Where(f => f.EndsWith(".svg", StringComparison.OrdinalIgnoreCase));

    /// <summary>The parts of each simulator, by the path of its folder with "/" at the end.</summary>
    public Dictionary<string, IReadOnlyList<string>> Simulators { get; } = [];

    /// <summary>The picture's address, and its size in pixels if it is a drawing that tells it; null after a fault.</summary>
    public (string Link, (string Width, string Height)? Size)? Picture(string file, Place place)
    {
        if (Find(file, place) is not { } found)
            return null;
        if (!Pictures.Contains(Path.GetExtension(found).ToLowerInvariant()))
        {
            faults.Add(place, $"“{file}” is not a picture: {string.Join(", ", Pictures)}");
            return null;
        }
        return (Add(found, Path.GetFileName(found), Hash([found]), ContentKind.Picture).Link, SizeOf(found));
    }

    public Attachment? Attachment(string file, string label, Place place)
    {
        if (Find(file, place) is not { } found)
            return null;
        var added = Add(found, Path.GetFileName(found), Hash([found]), ContentKind.Attachment);
        return new(added.Path, label, added.Link, added.Bytes);
    }

    public Simulator? Simulator(string path, string title, int height, Place place)
    {
        var prefix = $"{owner}/{path.TrimEnd('/')}/";
        var parts = _known.Where(f => f.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        _used.UnionWith(parts);
        if (!path.StartsWith("assets/", StringComparison.Ordinal) || parts.Count == 0)
        {
            faults.Add(place, $"there is no folder “{path}” with files in it; a simulator is a folder of assets/");
            return null;
        }
        foreach (var strange in parts.Where(p => !SimulatorParts.Contains(Path.GetExtension(p).ToLowerInvariant())))
            faults.Add(folder.PlaceOf(strange), $"a simulator is made of {string.Join(", ", SimulatorParts)}");
        if (!parts.Contains(prefix + "index.html"))
        {
            faults.Add(place, $"the simulator “{path}” has no index.html");
            return null;
        }
        Simulators[prefix] = parts;
        var hash = Hash(parts, prefix.Length);
        var links = parts.ToDictionary(p => p, p => Add(p, p[prefix.Length..], hash, ContentKind.Simulator).Link);
        return new(title, links[prefix + "index.html"], height);
    }

    private (string, string)? SizeOf(string drawing) =>
        drawing.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) && Size().Match(File.ReadAllText(folder.FullPath(drawing))) is { Success: true } size
            ? (size.Groups[1].Value, size.Groups[2].Value) : null;

    [GeneratedRegex("<svg[^>]* width=\"(\\d+)\" height=\"(\\d+)\"")]
    private static partial Regex Size();

    private string? Find(string file, Place place)
    {
        var found = $"{owner}/{file}";
        // Looked up among the files that were listed: "..", "//" or an absolute path find nothing.
        if (!_known.Contains(found))
        {
            faults.Add(place, $"there is no file “{file}” under {owner}/assets/ (case matters)");
            return null;
        }
        _used.Add(found);
        return found;
    }

    private ContentFile Add(string file, string path, string hash, ContentKind kind)
    {
        var full = folder.FullPath(file);
        var added = new ContentFile(hash, path, full, TypeOf(path), new FileInfo(full).Length, kind);
        // A picture that is also an attachment is sent as a download: an img shows it all the same.
        var same = files.FindIndex(f => f.Hash == hash && f.Path == path);
        if (same < 0)
            files.Add(added);
        else if (kind == ContentKind.Attachment)
            files[same] = added;
        return added;
    }

    private string Hash(IReadOnlyList<string> parts, int? nameFrom = null)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = File.ReadAllBytes(folder.FullPath(part));
            if (nameFrom is { } from)
                sha.AppendData(Encoding.UTF8.GetBytes($"{part[from..]}\0{bytes.Length}\0"));
            sha.AppendData(bytes);
        }
        return Convert.ToHexStringLower(sha.GetHashAndReset())[..16];
    }

    private static string TypeOf(string path)
    {
        if (!Types.TryGetContentType(path, out var type))
            return "application/octet-stream";
        // No charset on attachments such as .csv and .txt: their encoding may be the very point of the question.
        return Path.GetExtension(path) is ".html" or ".css" or ".js" ? type + "; charset=utf-8" : type;
    }
}
