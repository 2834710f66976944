namespace Pix.BuildingBlocks.Web.Components;

/// <summary>The drawings of <see cref="Icon"/>, on a grid of 24 by 24.</summary>
public static class Icons
{
    private static readonly Dictionary<string, string> Drawings = new()
    {
        ["alert"] = """<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.4v.1"/>""",
        ["archive"] = """<path d="M4 8h16v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM3 4h18v4H3zM10 12h4"/>""",
        ["back"] = """<path d="M19 12H5m6-6-6 6 6 6"/>""",
        ["bulb"] = """<path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1.2 1 2V16h5v-.1c0-.8.4-1.5 1-2A6 6 0 0 0 12 3z"/>""",
        ["check"] = """<path d="m5 12.5 4.5 4.5L19 7.5"/>""",
        ["clock"] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>""",
        ["copy"] = """<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h8"/>""",
        ["cross"] = """<path d="m6.5 6.5 11 11m0-11-11 11"/>""",
        ["down"] = """<path d="m6 10 6 6 6-6"/>""",
        ["download"] = """<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14"/>""",
        ["edit"] = """<path d="m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19zM14 6.5 17.5 10"/>""",
        ["file"] = """<path d="M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5M9 13h6M9 17h4"/>""",
        ["flag"] = """<path d="M5 21V4h12l-2 4.5 2 4.5H5"/>""",
        ["info"] = """<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>""",
        ["language"] = """<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5.3 5 5.3 13 0 18M12 3c-5.3 5-5.3 13 0 18"/>""",
        ["mail"] = """<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m4 7 8 6 8-6"/>""",
        ["next"] = """<path d="M5 12h14m-6-6 6 6-6 6"/>""",
        ["page"] = """<path d="M12 6c-2-1.5-5-2-8-1.5V18c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V4.5C17 4 14 4.5 12 6zm0 0v13.5"/>""",
        ["people"] = """<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2.3.7 3.6 2.5 4 5.5"/>""",
        ["plus"] = """<path d="M12 5v14M5 12h14"/>""",
        ["print"] = """<path d="M7 9V4h10v5M7 17H4v-6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6h-3M7 14h10v6H7z"/>""",
        ["restart"] = """<path d="M20 11a8 8 0 1 0-2.3 6M20 5v6h-6"/>""",
        ["rise"] = """<path d="M4 20V9m5 11v-6m5 6V8m5 12V4M3 20h18"/>""",
        ["search"] = """<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>""",
        ["send"] = """<path d="M21 3 3 10.5l7 3 3 7.5zM21 3 10 13.5"/>""",
        ["skip"] = """<path d="m5 6 6 6-6 6M13 6l6 6-6 6"/>""",
        ["up"] = """<path d="m6 14 6-6 6 6"/>""",
        ["video"] = """<rect x="3" y="5" width="18" height="14" rx="3"/><path d="m10 9 5 3-5 3z"/>""",
        ["warning"] = """<path d="M12 4 2.5 20h19zM12 10v4.5M12 17.4v.1"/>""",
    };

    /// <summary>All names, in alphabetical order.</summary>
    public static IReadOnlyCollection<string> Names => Drawings.Keys;

    internal static string Drawing(string name) =>
        Drawings.TryGetValue(name, out var drawing) ? drawing : throw new ArgumentException($"No icon is called “{name}”.", nameof(name));
}
