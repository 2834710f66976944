using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pix.Testing;

namespace Pix.Architecture.Tests;

/// <summary>
/// Every text is there in both languages, with the same places to fill, is used somewhere, and is written by the rules of
/// its own language.
/// </summary>
public sealed partial class TranslationTests
{
    private sealed record Resource(string Path, IReadOnlyDictionary<string, string> Texts)
    {
        public string Class => System.IO.Path.GetFileName(Path).Split('.')[0];
        public string English => Path.Replace(".resx", ".en.resx", StringComparison.Ordinal);

        public static Resource Read(string path) => new(path, XDocument.Load(Repository.PathOf(path)).Root!.Elements("data")
            .ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!));
    }

    private static List<Resource> Ours => [.. Product.Files(".resx").Where(path => !path.EndsWith(".en.resx", StringComparison.Ordinal)).Select(Resource.Read)];

    private static Resource EnglishOf(Resource french) => File.Exists(Repository.PathOf(french.English)) ? Resource.Read(french.English) : new(french.English, new Dictionary<string, string>());

    private static IEnumerable<string> Missing(Resource french, Resource english) =>
        from pair in new[] { (There: french, Lacking: english), (There: english, Lacking: french) }
        let keys = pair.There.Texts.Keys.Except(pair.Lacking.Texts.Keys).ToList()
        where keys.Count > 0
        select $"{pair.Lacking.Path} lacks {string.Join(", ", keys)}";

    private static IEnumerable<string> OtherPlaces(Resource french, Resource english) =>
        from key in french.Texts.Keys.Intersect(english.Texts.Keys)
        let places = (French: PlacesIn(french.Texts[key]), English: PlacesIn(english.Texts[key]))
        where places.French != places.English
        select $"{english.Path}: {key} fills “{places.English}”, and “{places.French}” in French";

    private static string PlacesIn(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    // The class of a resource is internal: only its own project can use it.
    private static IEnumerable<string> Dead(Resource resource, IEnumerable<SourceFile> sources)
    {
        var folder = ProjectOf(resource.Path);
        var used = sources.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal))
            .SelectMany(f => Regex.Matches(f.Text, $@"\b{resource.Class}\.(\w+)").Select(m => m.Groups[1].Value)).ToHashSet();
        return resource.Texts.Keys.Where(key => !used.Contains(key)).Select(key => $"{resource.Path}: nobody uses {key}");
    }

    private static string ProjectOf(string path)
    {
        var folder = path[..path.LastIndexOf('/')];
        return Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj").Any() ? folder + "/" : ProjectOf(folder);
    }

    private static IEnumerable<string> Careless(Resource resource, bool isEnglish) =>
        from text in resource.Texts
        let fault = string.IsNullOrWhiteSpace(text.Value) ? "is empty"
            : isEnglish && French.LooksLike(text.Value) ? "looks French"
            : isEnglish && NoBreakSpace().IsMatch(text.Value) ? "has a no-break space, as French punctuation wants it"
            : !isEnglish && LooseMark().IsMatch(text.Value) ? "has a mark that a line may begin with: a no-break space belongs before ? ! ; : % and inside « »"
            : null
        where fault is not null
        select $"{resource.Path}: {text.Key} {fault}";

    [Fact]
    public void Every_text_is_there_in_both_languages() => Rule.Holds(Ours.SelectMany(r => Missing(r, EnglishOf(r))));

    [Fact]
    public void A_translation_fills_the_same_places() => Rule.Holds(Ours.SelectMany(r => OtherPlaces(r, EnglishOf(r))));

    [Fact]
    public void Every_text_is_used() => Rule.Holds(Ours.SelectMany(r => Dead(r, Product.Sources())));

    [Fact]
    public void Each_language_is_written_by_its_own_rules() => Rule.Holds(Ours.SelectMany(r => Careless(r, isEnglish: false).Concat(Careless(EnglishOf(r), isEnglish: true))));

    [Fact]
    public void A_text_of_the_components_is_there_for_each_of_their_names()
    {
        var components = Ours.Single(r => r.Class == "ComponentTexts");
        var names = Product.BuildingBlocks.GetType("Pix.BuildingBlocks.Web.Components.ComponentTexts")!.GetProperties().Select(p => p.Name);
        Assert.Equal(names.Order(StringComparer.Ordinal), components.Texts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_rules_look_at_something()
    {
        Assert.Equal(Product.Modules.Count + 3, Ours.Count); // BuildingBlocks has two, the Host one
        Assert.All(Ours, r => Assert.NotEmpty(r.Texts));
        Assert.Contains(Ours.SelectMany(r => r.Texts.Values), text => PlacesIn(text) == "{0} {1} {2}");
        Assert.Equal("src/Modules/Accounts/Pix.Accounts/", ProjectOf("src/Modules/Accounts/Pix.Accounts/Texts.resx"));
        Assert.Equal("src/BuildingBlocks/", ProjectOf("src/BuildingBlocks/Web/Components/ComponentTexts.resx"));
    }

    private static Resource Planted(string path, params (string Key, string Value)[] texts) => new(path, texts.ToDictionary(t => t.Key, t => t.Value));

    [Fact]
    public void A_text_missing_in_a_language_is_named()
    {
        var french = Planted("a/Texts.resx", ("Both", "Deux"), ("One", "Un"), ("Two", "Deux"));
        var english = Planted("a/Texts.en.resx", ("Both", "Both"), ("Old", "Old"));
        Assert.Equal(["a/Texts.en.resx lacks One, Two", "a/Texts.resx lacks Old"], Missing(french, english));
    }

    [Fact]
    public void Places_that_a_translation_loses_or_invents_are_found()
    {
        var french = Planted("a/Texts.resx", ("Same", "{0} sur {1}"), ("Turned", "{0} à {1}"), ("Lost", "{0} reste"), ("More", "Rien"));
        var english = Planted("a/Texts.en.resx", ("Same", "{0} of {1}"), ("Turned", "{1} to {0}"), ("Lost", "left"), ("More", "Nothing {0}"));
        Assert.Equal(["a/Texts.en.resx: Lost fills “”, and “{0}” in French", "a/Texts.en.resx: More fills “{0}”, and “” in French"], OtherPlaces(french, english));
    }

    [Fact]
    public void A_text_that_nobody_uses_is_found() => Assert.Equal(
        ["src/Host/Texts.resx: nobody uses Elsewhere", "src/Host/Texts.resx: nobody uses Nowhere"],
        Dead(Planted("src/Host/Texts.resx", ("Here", ""), ("Elsewhere", ""), ("Nowhere", "")),
            [new("src/Host/A.razor", "<p>@Texts.Here</p>"), new("src/Modules/B.cs", "Texts.Elsewhere"), new("src/Host/C.cs", "OtherTexts.Nowhere")]));

    [Theory]
    [InlineData("Annulez dans une heure", true, "looks French")]
    [InlineData("Really?", true, null)]
    [InlineData("Really\u00a0?", true, "has a no-break space")]
    [InlineData("They said “yes”", true, null)]
    [InlineData(" ", true, "is empty")]
    [InlineData("Vraiment\u00a0?", false, null)]
    [InlineData("Vraiment ?", false, "has a mark")]
    [InlineData("Il a dit « oui »", false, "has a mark")]
    [InlineData("Il a dit «\u00a0oui\u00a0»", false, null)]
    [InlineData("75 %", false, "has a mark")]
    [InlineData("https://exemple.fr, à 14:05", false, null)]
    public void A_text_by_the_rules_of_another_language_is_found(string text, bool isEnglish, string? fault)
    {
        var found = Careless(Planted("a/Texts.resx", ("Key", text)), isEnglish).ToList();
        if (fault is null)
            Assert.Empty(found);
        else
            Assert.Contains(fault, Assert.Single(found));
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex("[\u00a0\u202f]")]
    private static partial Regex NoBreakSpace();

    [GeneratedRegex(@" [?!;:%»](?=\s|$)|« ")]
    private static partial Regex LooseMark();
}
