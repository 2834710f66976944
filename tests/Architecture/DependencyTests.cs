using System.Reflection;
using NetArchTest.Rules;

namespace Pix.Architecture.Tests;

/// <summary>The same in types, and the graph of calls that they draw.</summary>
public sealed class DependencyTests
{
    private static IEnumerable<string> TypesOf(Assembly assembly) =>
        assembly.GetTypes().Where(t => !t.IsNested && t.Namespace?.StartsWith("Pix.", StringComparison.Ordinal) == true).Select(t => t.FullName!);

    private static IEnumerable<string> ContractTypes(Module module) => module.HasContracts ? TypesOf(module.Contracts) : [];

    // Modules and their contracts share the beginning of their namespaces, so types are named one by one.
    private static string[] Forbidden(string from, IEnumerable<string> mayCall) =>
    [
        .. Product.Modules.Where(m => m.Name != from).SelectMany(m => mayCall.Contains(m.Name)
            ? TypesOf(m.Assembly)
            : TypesOf(m.Assembly).Concat(ContractTypes(m))),
    ];

    private static IEnumerable<string> Violations(PredicateList types, string[] forbidden) =>
        types.ShouldNot().HaveDependencyOnAny(forbidden).GetResult().FailingTypeNames?.Select(name => $"{name} depends on another module") ?? [];

    private static string[] Calls(Module from) =>
    [
        .. Product.Modules.Where(to => to != from && to.HasContracts && Violations(Types.InAssembly(from.Assembly).That().ResideInNamespace("Pix"), [.. ContractTypes(to)]).Any())
            .Select(to => to.Name),
    ];

    private static IEnumerable<string> Cycles(IReadOnlyDictionary<string, string[]> calls)
    {
        var ends = calls.ToDictionary(c => c.Key, c => c.Value.ToHashSet());
        while (ends.Where(e => e.Value.Count == 0).Select(e => e.Key).FirstOrDefault() is { } last)
        {
            ends.Remove(last);
            foreach (var others in ends.Values)
                others.Remove(last);
        }
        return ends.Keys.Select(name => $"{name} is in a cycle of calls or leads into one");
    }

    [Fact]
    public void No_type_of_a_module_depends_on_another_module_but_through_allowed_contracts() => Rule.Holds(Product.Modules
        .SelectMany(m => Violations(Types.InAssembly(m.Assembly).That().ResideInNamespace("Pix"), Forbidden(m.Name, m.MayCall))));

    [Fact]
    public void No_building_block_depends_on_a_module() =>
        Rule.Holds(Violations(Types.InAssembly(Product.BuildingBlocks).That().ResideInNamespace("Pix"), Forbidden("", [])));

    [Fact]
    public void Calls_between_modules_make_no_cycle()
    {
        Rule.Holds(Cycles(Product.Modules.ToDictionary(m => m.Name, Calls)));
        Rule.Holds(Cycles(Product.Modules.ToDictionary(m => m.Name, m => m.MayCall.ToArray())));
    }

    [Fact]
    public void The_rules_look_at_something()
    {
        Assert.All(Product.Modules, m => Assert.NotEmpty(Types.InAssembly(m.Assembly).That().ResideInNamespace("Pix").GetTypes()));
        Assert.All(Product.Modules.Where(m => m.HasContracts), m => Assert.NotEmpty(ContractTypes(m)));
        Assert.Equal(["Accounts", "Assessments"], Calls(Product.Modules.Single(m => m.Name == "Campaigns")).Order());
        Assert.All(Product.Calls.SelectMany(c => c.Value.Append(c.Key)), name => Assert.Contains(Product.Modules, m => m.Name == name));
    }

    [Fact]
    public void A_forbidden_dependency_is_found()
    {
        var planted = Types.InAssembly(typeof(DependencyTests).Assembly).That().ResideInNamespace("Pix.Architecture.Tests.Planted.Dependencies");
        Assert.Equal(2, Violations(planted, Forbidden("Assessments", [])).Count());
        Assert.Single(Violations(planted, Forbidden("Reporting", ["Accounts"])));
        Assert.Empty(Violations(planted, ["Pix.Reporting.ReportingModule"]));
    }

    [Fact]
    public void A_cycle_is_found() =>
        Assert.Equal(3, Cycles(new Dictionary<string, string[]> { ["A"] = ["B"], ["B"] = ["C"], ["C"] = ["B"], ["D"] = [] }).Count());
}
