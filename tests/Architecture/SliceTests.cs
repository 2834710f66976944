using System.Text.RegularExpressions;
using FastEndpoints;

namespace Pix.Architecture.Tests;

/// <summary>A slice is a folder: whoever deletes it has removed the feature.</summary>
public sealed partial class SliceTests
{
    private static IEnumerable<Type> Endpoints(Module module) => module.Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(BaseEndpoint)));

    private static IEnumerable<string> Violations(string module, IEnumerable<Type> endpoints) => endpoints
        .Where(e => !(e.Namespace is { } where && where.StartsWith(module + ".Features.", StringComparison.Ordinal)
                      && VerbNoun().IsMatch(where[(module.Length + ".Features.".Length)..])))
        .Select(e => $"{e} is not in {module}.Features.<VerbNoun>");

    [Fact]
    public void An_endpoint_lives_in_the_folder_of_its_feature() =>
        Rule.Holds(Product.Modules.SelectMany(m => Violations(m.AssemblyName, Endpoints(m))));

    [Fact]
    public void The_rule_looks_at_something() =>
        Assert.All(["Accounts", "Assessments", "Campaigns"], name => Assert.NotEmpty(Endpoints(Product.Modules.Single(m => m.Name == name))));

    [Fact]
    public void An_endpoint_elsewhere_is_found()
    {
        Type[] planted = 
        [
            typeof(Planted.Features.ShowList.Good), typeof(Planted.Features.Lists.NoVerb),
            typeof(Planted.Features.ShowList.Deeper.TooDeep), typeof(Planted.NoFeature),
        ];
        Assert.Equal(3, Violations("Pix.Architecture.Tests.Planted", planted).Count());
        Assert.Equal(4, Violations("Pix.Campaigns", planted).Count());
    }

    [GeneratedRegex("^[A-Z][a-z0-9]+([A-Z][a-z0-9]+)+$")]
    private static partial Regex VerbNoun();
}
