using System.Xml;
using System.Xml.Linq;
using Pix.Assessments.Content.Reading;

namespace Pix.Assessments.Content.Checking;

/// <summary>An SVG is shown in an img: it carries everything it needs and runs nothing.</summary>
internal static class DrawingRules
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static void Check(string file, ContentFolder folder, Faults faults)
    {
        XElement svg;
        try
        {
            using var reader = XmlReader.Create(folder.FullPath(file), Settings);
            svg = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            faults.Review(folder.PlaceOf(file, Math.Max(1, e.LineNumber)), $"unreadable SVG: {e.Message}");
            return;
        }
        if (svg.Attribute("viewBox") is null)
            faults.Review(Place(svg), "the svg has no viewBox");
        foreach (var element in svg.DescendantsAndSelf())
        {
            if (element.Name.LocalName is "script" or "foreignObject")
                faults.Review(Place(element), $"no <{element.Name.LocalName}> in a drawing");
            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
                if (attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    faults.Review(Place(attribute), $"no {attribute.Name.LocalName} in a drawing");
                else if (attribute.Name.LocalName == "href" && attribute.Value is not (['#', ..] or ['d', 'a', 't', 'a', ':', ..]))
                    faults.Review(Place(attribute), $"a drawing refers to nothing outside: “{attribute.Value}”");
        }

        Place Place(IXmlLineInfo at) => folder.PlaceOf(file, at.LineNumber);
    }
}
