using System.Text;
using Pix.BuildingBlocks.Modules;

namespace Pix.Reporting.Features.ExportResults;

/// <summary>A list of ids in the third of the memory that texts take: an export of a million lines holds one.</summary>
internal sealed class PackedIds
{
    private readonly MemoryStream _bytes = new();

    public int Count => (int)(_bytes.Length / Ids.Length);

    public async Task AddAsync(IAsyncEnumerable<string> ids, CancellationToken ct)
    {
        var buffer = new byte[Ids.Length];
        await foreach (var id in ids.WithCancellation(ct))
            _bytes.Write(buffer.AsSpan(0, Encoding.ASCII.GetBytes(id, buffer)));
    }

    /// <summary>At most <paramref name="count"/> of them, from <paramref name="start"/> on.</summary>
    public string[] Range(int start, int count)
    {
        var range = new string[Math.Clamp(Count - start, 0, count)];
        for (var i = 0; i < range.Length; i++)
            range[i] = Encoding.ASCII.GetString(_bytes.GetBuffer(), (start + i) * Ids.Length, Ids.Length);
        return range;
    }
}
