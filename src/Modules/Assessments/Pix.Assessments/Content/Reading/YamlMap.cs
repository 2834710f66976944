using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pix.Assessments.Content.Reading;

/// <summary>A text of a YAML file, where it stands, and where the line n (from 0) of a text of several lines stands.</summary>
internal readonly record struct Located(string Value, Place Place, bool Literal = false)
{
    public Place At(int line) => Literal ? Place with { Line = Place.Line + 1 + line } : Place;
}

/// <summary>
/// A YAML map read key by key. Whatever does not fit becomes a fault and a harmless value, so that reading goes on
/// and the next fault is found too.
/// </summary>
internal sealed partial class YamlMap
{
    private readonly Dictionary<string, YamlNode> _values = [];
    private readonly Dictionary<string, Place> _keys = [];
    private readonly Place _start;
    private readonly Faults _faults;

    private YamlMap(YamlMappingNode node, Place start, Faults faults)
    {
        (_start, _faults) = (start, faults);
        Place = PlaceOf(node);
        foreach (var (key, value) in node.Children)
            if (key is YamlScalarNode { Value: { } name })
                (_values[name], _keys[name]) = (value, PlaceOf(key));
            else
                Fault(key, "a key must be a word");
    }

    public Place Place { get; }

    /// <summary>The map that the whole text is, which begins at that place. Null, and a fault, when it is not one.</summary>
    public static YamlMap? Parse(string text, Place start, Faults faults)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            var yaml = new YamlStream();
            yaml.Load(parser);
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return new(root, start, faults);
            faults.Add(start, "must be one YAML map");
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // Brackets that do not match make other exceptions, without a place: it is near where the parser stopped.
            var (line, why) = e is YamlException yaml ? (yaml.Start.Line, yaml.Message) : (parser.Current?.End.Line ?? 1, "brackets or indents do not match");
            faults.Add(start with { Line = start.Line - 1 + (int)Math.Max(1, line) }, $"unreadable YAML: {why}");
        }
        return null;
    }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>A fault at the key, or at the map when it has no such key.</summary>
    public void Fault(string key, string message) => _faults.Add(_keys.GetValueOrDefault(key, Place), message);

    public void Only(params ReadOnlySpan<string> keys)
    {
        foreach (var key in _keys.Keys)
            if (!keys.Contains(key))
                Fault(key, $"unknown key “{key}”; known: {string.Join(", ", keys)}");
    }

    /// <summary>A text of 1 to <paramref name="max"/> characters; empty after a fault.</summary>
    public Located Text(string key, int max)
    {
        if (_values.TryGetValue(key, out var node))
            return Text(node, key, max);
        _faults.Add(Place, $"“{key}” is missing");
        return new("", Place);
    }

    /// <summary>An id: 1 to 40 of a-z, 0-9 and "-".</summary>
    public Located Id(string key = "id")
    {
        var id = Text(key, 40);
        if (id.Value.Length > 0 && !IsId(id.Value))
            _faults.Add(id.Place, $"“{id.Value}” is not an id: 1 to 40 of a-z, 0-9 and -");
        return id;
    }

    public static bool IsId(string text) => IdPattern().IsMatch(text);

    /// <summary>Texts of a list; none when the key is absent.</summary>
    public IReadOnlyList<Located> Texts(string key, int max) => [.. Items(key).Select(n => Text(n, key, max)).Where(t => t.Value.Length > 0)];

    /// <summary>Maps of a list; none when the key is absent.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) => [.. Items(key).Select(n => Map(n, key)).OfType<YamlMap>()];

    public YamlMap? Map(string key) => _values.TryGetValue(key, out var node) ? Map(node, key) : null;

    /// <summary>A whole number in the range; null when it is absent or after a fault.</summary>
    public int? Number(string key, int from, int to)
    {
        if (!_values.TryGetValue(key, out var node))
            return null;
        if (node is YamlScalarNode { Value: var text } && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= from && number <= to)
            return number;
        Fault(node, $"“{key}” must be a whole number from {from} to {to}");
        return null;
    }

    /// <summary>A whole number in the range; 0 after a fault.</summary>
    public int RequiredNumber(string key, int from, int to)
    {
        if (!Has(key))
            _faults.Add(Place, $"“{key}” is missing");
        return Number(key, from, to) ?? 0;
    }

    /// <summary>True or false; false when absent.</summary>
    public bool Flag(string key)
    {
        if (!_values.TryGetValue(key, out var node))
            return false;
        if (node is YamlScalarNode { Value: "true" or "false" } flag)
            return flag.Value == "true";
        Fault(node, $"“{key}” must be true or false");
        return false;
    }

    private Located Text(YamlNode node, string key, int max)
    {
        if (node is not YamlScalarNode { Value: var value } scalar)
        {
            Fault(node, $"“{key}” must be a text");
            return new("", PlaceOf(node));
        }
        var text = new Located((value ?? "").TrimEnd(), PlaceOf(node), scalar.Style == ScalarStyle.Literal);
        if (string.IsNullOrWhiteSpace(text.Value))
        {
            Fault(node, $"“{key}” is empty");
            return text with { Value = "" };
        }
        if (text.Value.Length > max)
            Fault(node, $"“{key}” has {text.Value.Length} characters; at most {max}");
        return text;
    }

    private IEnumerable<YamlNode> Items(string key)
    {
        if (!_values.TryGetValue(key, out var node))
            return [];
        if (node is YamlSequenceNode list)
            return list.Children;
        Fault(node, $"“{key}” must be a list");
        return [];
    }

    private YamlMap? Map(YamlNode node, string key)
    {
        if (node is YamlMappingNode map)
            return new(map, _start, _faults);
        Fault(node, $"“{key}” must be made of keys and values");
        return null;
    }

    private Place PlaceOf(YamlNode node) => _start with { Line = _start.Line - 1 + (int)node.Start.Line };
    private void Fault(YamlNode node, string message) => _faults.Add(PlaceOf(node), message);

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex IdPattern();
}
