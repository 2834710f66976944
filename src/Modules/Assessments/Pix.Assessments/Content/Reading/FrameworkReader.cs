using System.Text.RegularExpressions;

namespace Pix.Assessments.Content.Reading;

internal static partial class FrameworkReader
{
    public static void Read(YamlMap framework, BankReading reading)
    {
        framework.Only("areas");
        foreach (var area in framework.Maps("areas"))
        {
            area.Only("code", "name", "competences");
            var code = Code(area, AreaCode(), "one digit");
            var name = area.Text("name", 100).Value;
            var competences = area.Maps("competences").Select(c => Competence(c, code.Value, reading)).OfType<Competence>().ToList();
            if (reading.Take("area", code))
                reading.Areas.Add(new(code.Value, name, [.. competences]));
        }
        if (reading.Areas.Count == 0)
            framework.Fault("areas", "there is no area");
    }

    private static Competence? Competence(YamlMap competence, string area, BankReading reading)
    {
        competence.Only("code", "name", "description");
        var code = Code(competence, CompetenceCode(), "two digits with a dot between");
        if (CompetenceCode().IsMatch(code.Value) && !code.Value.StartsWith(area + ".", StringComparison.Ordinal))
            competence.Fault("code", $"the code “{code.Value}” must begin with its area's, “{area}.”");
        var read = new Competence(code.Value, competence.Text("name", 100).Value, competence.Text("description", 300).Value, area);
        return reading.Take("competence", code) ? read : null;
    }

    private static Located Code(YamlMap map, Regex pattern, string shape)
    {
        var code = map.Text("code", 10);
        if (code.Value.Length > 0 && !pattern.IsMatch(code.Value))
            map.Fault("code", $"the code “{code.Value}” must be {shape}");
        return code;
    }

    [GeneratedRegex("^[1-9]$")]
    private static partial Regex AreaCode();

    [GeneratedRegex(@"^[1-9]\.[1-9]$")]
    private static partial Regex CompetenceCode();
}
