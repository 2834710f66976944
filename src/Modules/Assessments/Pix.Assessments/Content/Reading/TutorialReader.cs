using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pix.Assessments.Content.Reading;

internal static class TutorialReader
{
    private const string Fence = "---";

    public static void Read(ContentFolder folder, BankReading reading)
    {
        var assets = new Assets(folder, "tutorials", reading.Files, reading.Faults);
        reading.Shelves.Add(assets);
        foreach (var file in folder.Files.Where(f => f.StartsWith("tutorials/", StringComparison.Ordinal) && !f.StartsWith("tutorials/assets/", StringComparison.Ordinal)))
            if (file.Count(c => c == '/') > 1 || Path.GetExtension(file) != ".md")
                reading.Faults.Review(folder.PlaceOf(file), "a tutorial is tutorials/<id>.md");
            else if (folder.ReadText(file, reading.Faults) is { } text)
                Read(text.ReplaceLineEndings("\n"), folder.PlaceOf(file), assets, reading);
    }

    private static void Read(string text, Place file, Assets assets, BankReading reading)
    {
        var end = text.StartsWith(Fence + "\n", StringComparison.Ordinal) ? text.IndexOf("\n" + Fence + "\n", StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            reading.Faults.Add(file, "a tutorial begins with its title, minutes and by between two lines ---");
            return;
        }
        var head = text[(Fence.Length + 1)..(end + 1)];
        if (YamlMap.Parse(head, file with { Line = 2 }, reading.Faults) is not { } front)
            return;
        front.Only("title", "minutes", "by");
        var body = text[(end + Fence.Length + 2)..];
        // The body's line 0 is the line after the closing fence: a literal at the fence's own line, counted from the file's first.
        var markdown = new Located(body.TrimEnd(), file with { Line = head.Count(c => c == '\n') + 2 }, Literal: true);
        var rendered = ContentMarkdown.Render(markdown, assets, reading.Faults);
        CheckHeadings(rendered.Document, markdown, reading.Faults);
        var id = new Located(Path.GetFileNameWithoutExtension(file.Path), file);
        if (!YamlMap.IsId(id.Value))
            reading.Faults.Add(file, $"“{id.Value}” is not an id: 1 to 40 of a-z, 0-9 and -");
        var read = new Tutorial(id.Value, front.Text("title", 100).Value, front.RequiredNumber("minutes", 1, 10), front.Text("by", 100).Value, rendered.Html);
        if (reading.Take("tutorial", id))
            reading.Tutorials.Add(read);
    }

    private static void CheckHeadings(MarkdownDocument document, Located markdown, Faults faults)
    {
        var headings = document.OfType<HeadingBlock>().ToList();
        foreach (var heading in headings.Where(h => h.Level is 1 or > 4))
            faults.Review(markdown.At(heading.Line), "headings are ##, ### or ####: the title is the only one above");
        if (headings is not [.., { Inline: { } last }] || string.Concat(last.Descendants<LiteralInline>()) != "À retenir")
            faults.Review(markdown.At(headings.Count > 0 ? headings[^1].Line : 0), "a tutorial ends with “## À retenir”");
    }
}
