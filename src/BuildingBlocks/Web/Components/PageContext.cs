using System.Globalization;

namespace Pix.BuildingBlocks.Web.Components;

/// <summary>What the layouts and forms of one page show about the site, the person and the request. Cascaded by the page sender.</summary>
public sealed class PageContext
{
    /// <summary>Name of the site, <c>Site:Name</c>; the organisers' space is called “{SiteName} Orga”.</summary>
    public required string SiteName { get; init; }

    /// <summary>First and last name of the person signed in; null when signed out.</summary>
    public string? PersonName { get; init; }

    /// <summary>One to three letters for the avatar. Left out: the first letters of <see cref="PersonName"/>.</summary>
    public string Initials { get => field ?? InitialsOf(PersonName); init; }

    /// <summary>Path and query of this page, for links that come back to it and to mark the current entry of menus.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The same where a link leads back to this very page; null for the answer to a post.</summary>
    public string? ReturnPath { get; init; }

    /// <summary>Value of the hidden field <c>__RequestVerificationToken</c>; null on pages without a form.</summary>
    public string? FormToken { get; init; }

    /// <summary>What was typed and what is wrong, after a post that was refused; null otherwise.</summary>
    public FormState? Form { get; init; }

    /// <summary>What logs and traces call this request; pages about a fault show it.</summary>
    public string? TraceId { get; init; }

    /// <summary>The organisation whose pages these are; null in the participants' space.</summary>
    public PageOrganisation? Organisation { get; init; }

    /// <summary>The path without its query.</summary>
    public string PathOnly => Path.Split('?', 2)[0];

    /// <summary>Whether the page lies at this path or below it; “/” matches the home page only.</summary>
    public bool IsAt(string path) =>
        PathOnly == path || (path != "/" && PathOnly.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>First letters of the first two words: “Louise Carré” gives “LC”.</summary>
    public static string InitialsOf(string? name) =>
        string.Concat((name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => StringInfo.GetNextTextElement(word).ToUpperInvariant()));
}

/// <summary>The organisation an organiser works in.</summary>
/// <param name="Name">Its name, as its members know it.</param>
/// <param name="Slug">Its part of the addresses: <c>/orga/{Slug}/…</c>.</param>
/// <param name="IsAdmin">Whether the person is one of its administrators.</param>
/// <param name="HasSeveral">Whether the person has another organisation to change to.</param>
public sealed record PageOrganisation(string Name, string Slug, bool IsAdmin, bool HasSeveral);
