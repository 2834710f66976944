using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Pix.Testing;

namespace Pix.Architecture.Tests;

/// <summary>
/// What people read stands in resources, and is read from there each time it is shown. Looked up in the compiled code, where
/// pages are calls with constants: whatever a page writes as a constant, and whatever else looks French.
/// </summary>
public sealed partial class WordsTests
{
    /// <summary>Texts that may stand in a page.</summary>
    private static readonly (string Where, string Text, string Why)[] MayStandInPages =
    [
        ("Pix.BuildingBlocks.Web.Components.Styleguide", "", "shown in Development only, to whoever draws pages"),
        ("Pix.Assessments.Features.ShowHome.HomePage", "pix", "the unit, alike in all languages"),
        ("Pix.Assessments.Features.ShowProfile.ProfilePage", "pix", "the same"),
    ];

    /// <summary>French that may stand in code.</summary>
    private static readonly (string Where, string Why)[] MayBeFrench =
    [
        ("Pix.Reporting.Features.ExportResults.ResultsTable", "the headings of a file, French by its format"),
        ("Pix.Reporting.Participant", "a name in JSON and in that file"),
        ("Pix.Host.DemoStories", "the demo's story: names, and what its organiser wrote"),
        ("Pix.Accounts.Features.CreateOrganisation.CreateOrganisationCommand", "an example on the command line"),
        ("Pix.BuildingBlocks.Web.Components.Styleguide", "shown in Development only, to whoever draws pages"),
        ("Pix.BuildingBlocks.Web.Language", "what a language calls itself"),
        ("Pix.BuildingBlocks.Data.FoldKey", "a letter"),
        ("Pix.Host.PixHost", "a letter"),
        ("Pix.Assessments.Content.Reading.TutorialReader", "a heading that tutorials end with, which are French"),
        ("Pix.Assessments.Correction.CorrectionReview", "opposite words, for the review of answers to French questions"),
    ];

    private static readonly HashSet<string> HumanAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "aria-label", "aria-valuetext", "aria-description", "placeholder", "alt", "label",
        "Hint", "Text", "Heading", "Caption", "Empty", "Noun", "SearchLabel", "SearchPlaceholder", "LinkText", "Confirm", "ConfirmTitle", "ConfirmText", "ConfirmLabel",
        "FirstLabel", "SecondLabel", "BandHead", "CountHead",
    };

    private sealed record Found(string Where, string Text);

    private static T Read<T>(Assembly assembly, Func<ModuleDefinition, T> read)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return read(module);
    }

    private static string Name(TypeReference type) => type.FullName.Replace('/', '.');

    private static IEnumerable<(string Where, MethodDefinition Method)> MethodsIn(ModuleDefinition module, string prefix) =>
        from type in module.GetTypes()
        let name = Name(type)
        where name.StartsWith(prefix, StringComparison.Ordinal)
        from method in type.Methods
        where method.HasBody
        select (name, method);

    // What pages write as constants: text, whole pieces of markup, and attributes that people read.
    private static List<Found> InPages(ModuleDefinition module, string prefix = "Pix.") =>
    [
        .. from found in MethodsIn(module, prefix)
           from instruction in found.Method.Body.Instructions
           where instruction.Operand is MethodReference { DeclaringType.Name: "RenderTreeBuilder" }
           from text in WrittenBy(instruction, ((MethodReference)instruction.Operand).Name)
           where Word().IsMatch(text)
           select new Found(found.Where, text.Trim()),
    ];

    private static IEnumerable<string> WrittenBy(Instruction call, string method)
    {
        var arguments = ConstantsBefore(call);
        return (method, arguments) switch
        {
            ("AddMarkupContent", [.., var html]) => Humans(html),
            ("AddContent", [.., var text]) => [text],
            ("AddAttribute" or "AddComponentParameter", [.., var name, var value]) when HumanAttributes.Contains(name) => [value],
            _ => [],
        };
    }

    // The constants right before a call; a check of the type may stand in between.
    private static List<string> ConstantsBefore(Instruction call)
    {
        var constants = new List<string>();
        for (var at = call.Previous; at is not null; at = at.Previous)
        {
            if (at.OpCode.Code == Code.Ldstr)
                constants.Insert(0, (string)at.Operand);
            else if (!(at.OpCode.Code == Code.Nop || at.Operand is MethodReference { Name: "TypeCheck" }))
                break;
        }
        return constants;
    }

    private static IEnumerable<string> Humans(string html)
    {
        foreach (var node in new HtmlParser().ParseFragment(html, null!).SelectMany(n => n.GetDescendants().Prepend(n)))
        {
            if (node is IText text)
                yield return text.Data;
            foreach (var attribute in (node as IElement)?.Attributes.Where(a => HumanAttributes.Contains(a.Name)) ?? [])
                yield return attribute.Value;
        }
    }

    private static List<Found> FrenchIn(ModuleDefinition module, string prefix = "Pix.") =>
    [
        .. from found in MethodsIn(module, prefix)
           from instruction in found.Method.Body.Instructions
           where instruction.OpCode.Code == Code.Ldstr && French.LooksLike((string)instruction.Operand)
           select new Found(found.Where, (string)instruction.Operand),
    ];

    // Static fields, and rules, which are made once for all requests: the first one's language would be everybody's.
    private static IEnumerable<string> ReadOnce(ModuleDefinition module, string prefix = "Pix.") =>
        from found in MethodsIn(module, prefix)
        where found.Method is { IsConstructor: true, IsStatic: true } || IsValidator(found.Method) || found.Method.Parameters.Any(p => p.ParameterType.Name.StartsWith("IRuleBuilder", StringComparison.Ordinal))
        from instruction in found.Method.Body.Instructions
        where instruction.Operand is MethodReference { DeclaringType.Name: "Texts" or "ComponentTexts" } call && call.Name.StartsWith("get_", StringComparison.Ordinal)
        select $"{found.Where} reads {((MethodReference)instruction.Operand).Name[4..]} once for all requests: give it as a function";

    private static bool IsValidator(MethodDefinition method) =>
        method is { IsConstructor: true, DeclaringType.BaseType: { } parent } && parent.Name.StartsWith("Validator`", StringComparison.Ordinal);

    private static IEnumerable<Assembly> Assemblies => Product.Modules.Select(m => m.Assembly).Append(Product.BuildingBlocks).Append(Product.Host);

    private static readonly Lazy<List<Found>> Pages = new(() => [.. Assemblies.SelectMany(a => Read(a, m => InPages(m)))]);
    private static readonly Lazy<List<Found>> FrenchTexts = new(() => [.. Assemblies.SelectMany(a => Read(a, m => FrenchIn(m)))]);

    private static bool Stands((string Where, string Text, string Why) exception, Found found) =>
        found.Where.StartsWith(exception.Where, StringComparison.Ordinal) && (exception.Text.Length == 0 || found.Text == exception.Text);

    private static bool IsMigration(Found found) => found.Where.Contains(".Migrations.", StringComparison.Ordinal);

    [Fact]
    public void Pages_take_their_words_from_resources() => Rule.Holds(
        Pages.Value.Where(found => !MayStandInPages.Any(e => Stands(e, found))).Select(found => $"{found.Where} writes “{found.Text}”"));

    [Fact]
    public void Code_holds_no_French() => Rule.Holds(
        FrenchTexts.Value.Where(found => !IsMigration(found) && !MayBeFrench.Any(e => found.Where.StartsWith(e.Where, StringComparison.Ordinal))).Select(found => $"{found.Where} holds “{found.Text}”"));

    [Fact]
    public void A_text_is_read_each_time_it_is_shown() => Rule.Holds(Assemblies.SelectMany(a => Read(a, m => ReadOnce(m).ToList())));

    [Fact]
    public void The_script_holds_no_French() => Rule.Holds(
        from path in Product.Files(".js").Where(p => p.Contains("/wwwroot/", StringComparison.Ordinal))
        from text in InScript(File.ReadAllText(Repository.PathOf(path)))
        select $"{path} holds “{text}”");

    private static IEnumerable<string> InScript(string script) => ScriptText().Matches(ScriptComment().Replace(script, "")).Select(m => m.Groups["text"].Value).Where(French.LooksLike);

    [Fact]
    public void Every_exception_is_still_needed() => Rule.Holds(
        MayStandInPages.Where(e => !Pages.Value.Exists(found => Stands(e, found))).Select(e => $"{e.Where} no longer writes a text of its own")
            .Concat(MayBeFrench.Where(e => !FrenchTexts.Value.Exists(found => found.Where.StartsWith(e.Where, StringComparison.Ordinal))).Select(e => $"{e.Where} no longer holds French")));

    [Fact]
    public void The_rules_look_at_something()
    {
        Assert.Contains(Pages.Value, found => found is { Where: "Pix.Assessments.Features.ShowHome.HomePage", Text: "pix" });
        Assert.All(Product.Modules, m => Assert.NotEmpty(Read(m.Assembly, module => MethodsIn(module, "Pix.").Where(f => f.Method.Name == "BuildRenderTree").ToList())));
        Assert.NotEmpty(InScript("toast(\"Vous avez oublié\")"));
    }

    [Fact]
    public void Every_word_planted_in_a_page_is_found() => Assert.Equal(
        ["Annuler l’envoi", "Bienvenue,", "Bonjour", "Fermer", "Prénom", "Réglages", "Une image"],
        Read(typeof(WordsTests).Assembly, m => InPages(m, "Pix.Architecture.Tests.Planted.Words")).Select(f => f.Text).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_French_sentence_planted_in_code_is_found() => Assert.Equal(
        ["Vous avez oublié quelque chose", "Il vous reste "],
        Read(typeof(WordsTests).Assembly, m => FrenchIn(m, "Pix.Architecture.Tests.Planted.Sentences")).Select(f => f.Text));

    [Fact]
    public void Every_text_planted_to_be_read_once_is_found() => Assert.Equal(
        ["ReadOnce", "ReadOnceByAll", "ReadOnceByAll"],
        Read(typeof(WordsTests).Assembly, m => ReadOnce(m, "Pix.Architecture.Tests.Planted.Sentences").ToList()).Select(v => v.Split(' ')[0].Split('.')[^1]));

    [Theory]
    [InlineData("Envoyer les résultats", true)]
    [InlineData("Bonjour à tous", true)]
    [InlineData("Rien de plus pour le moment", true)]
    [InlineData("« oui »", true)]
    [InlineData("/mot-de-passe-oublie", false)]
    [InlineData("les", false)]
    [InlineData("the course is closed", false)]
    [InlineData("stack stack--l", false)]
    [InlineData("On the whole, some pages come and go", false)]
    [InlineData("Université", true)]
    public void French_is_told_from_other_texts(string text, bool looksFrench) => Assert.Equal(looksFrench, French.LooksLike(text));

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Word();

    [GeneratedRegex("(?<quote>[\"'`])(?<text>(?:\\\\.|(?!\\k<quote>).)*)\\k<quote>")]
    private static partial Regex ScriptText();

    [GeneratedRegex(@"^\s*//.*$|\s//\s.*$", RegexOptions.Multiline)]
    private static partial Regex ScriptComment();
}
