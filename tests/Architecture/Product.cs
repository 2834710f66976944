using System.Reflection;
using Pix.Host;
using Pix.Testing;

namespace Pix.Architecture.Tests;

/// <summary>A module of the Host's list, with its assemblies and its folder. One that nobody calls has no contracts.</summary>
internal sealed record Module(string Name, Assembly Assembly)
{
    public string AssemblyName => Assembly.GetName().Name!;
    public string ContractsName => AssemblyName + ".Contracts";
    public bool HasContracts => File.Exists(ContractsProject);
    public Assembly Contracts => Assembly.Load(ContractsName);
    public string Schema => Name.ToLowerInvariant();
    public string Project => Repository.PathOf("src", "Modules", Name, AssemblyName, AssemblyName + ".csproj");
    public string ContractsProject => Repository.PathOf("src", "Modules", Name, ContractsName, ContractsName + ".csproj");
    public IEnumerable<string> MayCall => Product.Calls.GetValueOrDefault(Name, []);
    public override string ToString() => Name;
}

/// <summary>What the rules are about: the Host's own list of modules, the calls allowed between them, and the sources.</summary>
internal static class Product
{
    /// <summary>Who may call whom. A module that is not here calls nobody.</summary>
    public static readonly Dictionary<string, string[]> Calls = new()
    {
        ["Campaigns"] = ["Accounts", "Assessments"],
        ["Reporting"] = ["Accounts", "Assessments", "Campaigns"],
    };

    public static readonly Assembly BuildingBlocks = typeof(BuildingBlocks.Modules.IModule).Assembly;
    public static readonly Assembly Host = typeof(PixHost).Assembly;
    public static readonly IReadOnlyList<Module> Modules = [.. PixHost.Modules.Select(m => new Module(m.Name, m.GetType().Assembly))];

    /// <summary>Paths below the root, with slashes, of what people wrote in src.</summary>
    public static IEnumerable<string> Files(params string[] endings) => Directory.EnumerateFiles(Repository.PathOf("src"), "*.*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
        .Where(path => !path.Split('/').Any(folder => folder is "obj" or "bin"));

    /// <summary>The code among them.</summary>
    public static IEnumerable<SourceFile> Sources() => Files(".cs", ".razor").Select(path => new SourceFile(path, File.ReadAllText(Repository.PathOf(path))));
}

/// <summary>Gathers what breaks a rule, and says it when the test fails.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> violations)
    {
        var list = violations.Distinct().ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}
