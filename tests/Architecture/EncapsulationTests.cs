using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Migrations;
using Pix.BuildingBlocks.Modules;

namespace Pix.Architecture.Tests;

/// <summary>
/// Public in a module are its module class, its Razor components (the compiler makes them so), and the records that a
/// component takes as a parameter, with the records inside those. EF's migrations are public because the tool writes them so.
/// </summary>
public sealed class EncapsulationTests
{
    private static IEnumerable<string> Violations(IReadOnlyCollection<Type> types)
    {
        var models = Models(types.Where(IsComponent));
        return types.Where(t => t.IsVisible && !IsGenerated(t) && !IsComponent(t) && !t.IsAssignableTo(typeof(IModule)))
            .Where(t => !(models.Contains(t) && (IsRecord(t) || t.IsEnum)))
            .Select(t => $"{t} is public: neither the module, a component nor a record that a component shows");
    }

    private static HashSet<Type> Models(IEnumerable<Type> components)
    {
        var seen = new HashSet<Type>();
        var left = new Queue<Type>(components.SelectMany(c => c.GetProperties())
            .Where(p => p.IsDefined(typeof(ParameterAttribute)) || p.IsDefined(typeof(CascadingParameterAttribute))).SelectMany(p => Parts(p.PropertyType)));
        while (left.TryDequeue(out var type))
            if (seen.Add(type) && IsRecord(type))
                foreach (var part in type.GetProperties().SelectMany(p => Parts(p.PropertyType)))
                    left.Enqueue(part);
        return seen;
    }

    private static IEnumerable<Type> Parts(Type type) =>
        (type.IsArray ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts)).Append(type);

    private static bool IsComponent(Type type) => type.IsAssignableTo(typeof(ComponentBase));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || type is { IsValueType: true, IsEnum: false } && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static bool IsGenerated(Type type) =>
        type.Name == "_Imports" || type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsAssignableTo(typeof(Migration));

    [Fact]
    public void Only_the_module_its_components_and_what_they_show_is_public() =>
        Rule.Holds(Product.Modules.SelectMany(m => Violations(m.Assembly.GetTypes())));

    [Fact]
    public void A_module_has_one_module_class() =>
        Assert.All(Product.Modules, m => Assert.Single(m.Assembly.GetTypes(), t => t.IsAssignableTo(typeof(IModule))));

    [Fact]
    public void The_rule_looks_at_something()
    {
        var accounts = Product.Modules.Single(m => m.Name == "Accounts").Assembly.GetTypes();
        Assert.Contains(accounts, t => IsComponent(t) && t.Name == "SignInPage");
        Assert.Contains(Models(accounts.Where(IsComponent)), t => t.Name == "SignInModel");
        Assert.Contains(accounts, t => !t.IsVisible && t.Name == "Account");
    }

    [Fact]
    public void A_public_type_too_many_is_found() =>
        Assert.Equal([nameof(PlantedHelper), nameof(PlantedOrphan), nameof(PlantedService)],
            Violations([.. typeof(PlantedComponent).Assembly.GetTypes().Where(t => t.Name.StartsWith("Planted", StringComparison.Ordinal))])
                .Select(v => v.Split(' ')[0].Split('.')[^1]).Order());
}

public sealed class PlantedComponent : ComponentBase
{
    [Parameter] public PlantedModel? Model { get; set; }
    [Parameter] public PlantedService? Service { get; set; }
    public PlantedHelper? Helper { get; set; }
}

public sealed record PlantedModel(IReadOnlyList<PlantedItem[]> Items);
public sealed record PlantedItem(PlantedKind? Kind);
public enum PlantedKind { One }
public sealed record PlantedHelper;
public sealed record PlantedOrphan;
public sealed class PlantedService;
