using System.Collections.Frozen;

namespace Pix.Assessments.Content;

/// <summary>
/// The files of the bank that people may get, and nothing else: a file that no challenge or tutorial names cannot be
/// reached, whatever the address. The hash in the address changes with the bytes, so answers can be cached for ever.
/// </summary>
internal sealed class ContentFiles(IEnumerable<ContentFile> files)
{
    public static readonly ContentFiles None = new([]);

    private readonly FrozenDictionary<(string, string), ContentFile> _files = files.ToFrozenDictionary(f => (f.Hash, f.Path));

    public IReadOnlyCollection<ContentFile> All => _files.Values;

    /// <summary>The file behind <c>/contenu/{hash}/{path}</c>, its path percent-decoded; null: not there.</summary>
    public ContentFile? Find(string hash, string path) => _files.GetValueOrDefault((hash, path));
}

/// <param name="Hash">First 16 hexadecimal digits (lower case) of SHA-256 over the file, or over the simulator's whole folder.</param>
/// <param name="Path">The file's name, or for a simulator its path inside the folder, with "/".</param>
/// <param name="FullPath">On the disk.</param>
/// <param name="ContentType">For the header, with its charset for what a browser shows as text.</param>
internal sealed record ContentFile(string Hash, string Path, string FullPath, string ContentType, long Bytes, ContentKind Kind)
{
    /// <summary>Site-relative, percent-encoded.</summary>
    public string Link => $"/contenu/{Hash}/{string.Join('/', Path.Split('/').Select(Uri.EscapeDataString))}";
}

/// <summary>How a file is sent: shown in an img, as a download, or in a sandboxed frame of its own origin.</summary>
internal enum ContentKind { Picture, Attachment, Simulator }
