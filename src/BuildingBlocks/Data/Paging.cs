using Microsoft.EntityFrameworkCore;

namespace Pix.BuildingBlocks.Data;

/// <summary>One page of a list. Every list has pages.</summary>
/// <param name="Items">At most <paramref name="Size"/> of them.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Items on a full page.</param>
/// <param name="Total">Items on all pages.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Page, int Size, int Total);

/// <summary>Asks for a page (<c>?page=&amp;taille=</c>); whatever was typed becomes a page that exists.</summary>
public readonly record struct PageRequest
{
    /// <summary>Most items on a page.</summary>
    public const int MaxSize = 100;

    /// <summary>Items on a page unless told.</summary>
    public const int UsualSize = 25;

    /// <param name="page">From 1; null or less: 1.</param>
    /// <param name="size">1 to 100; null or less: 25.</param>
    public PageRequest(int? page, int? size)
    {
        Page = Math.Clamp(page ?? 1, 1, int.MaxValue / MaxSize);
        Size = size is null or < 1 ? UsualSize : Math.Min(size.Value, MaxSize);
    }

    /// <summary>From 1.</summary>
    public int Page { get; }

    /// <summary>1 to 100.</summary>
    public int Size { get; }

    /// <summary>Items before this page.</summary>
    public int Skip => (Page - 1) * Size;

    /// <summary>The same page, or the last one when there are fewer.</summary>
    public PageRequest Within(int total) => new(Math.Min(Page, Math.Max(1, (total + Size - 1) / Size)), Size);
}

/// <summary>Reads pages.</summary>
public static class Paging
{
    /// <summary>One page of an ordered query; past the end, the last page.</summary>
    public static async Task<Paged<T>> ToPageAsync<T>(this IQueryable<T> ordered, PageRequest request, CancellationToken ct)
    {
        var total = await ordered.CountAsync(ct);
        var page = request.Within(total);
        return new(await ordered.Skip(page.Skip).Take(page.Size).ToListAsync(ct), page.Page, page.Size, total);
    }
}
