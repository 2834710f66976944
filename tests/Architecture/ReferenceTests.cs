using System.Reflection;
using System.Xml.Linq;
using Pix.Testing;

namespace Pix.Architecture.Tests;

/// <summary>A module knows the building blocks, its own contracts and those of the modules it may call: nothing else of ours.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] ForContracts = ["Google.Protobuf", "Grpc.Core.Api", "Grpc.Tools"];

    private static IEnumerable<Module> WithContracts => Product.Modules.Where(m => m.HasContracts);

    private static IEnumerable<string> OfAssembly(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static IEnumerable<string> OfProject(string xml, params string[] kinds) => XDocument.Parse(xml).Descendants()
        .Where(item => kinds.Contains(item.Name.LocalName))
        .Select(item => ((string?)item.Attribute("Include") ?? "").Split('/', '\\')[^1])
        .Select(file => Path.GetExtension(file) is ".csproj" or ".dll" ? Path.GetFileNameWithoutExtension(file) : file);

    private static IEnumerable<string> Violations(string who, IEnumerable<string> references, IEnumerable<string> allowed) =>
        references.Where(r => r.StartsWith("Pix.", StringComparison.Ordinal)).Except(allowed).Select(r => $"{who} references {r}");

    private static IEnumerable<string> ContractViolations(string who, IEnumerable<string> references) => references
        .Where(r => r is not "netstandard" and not "mscorlib" && !r.StartsWith("System.", StringComparison.Ordinal))
        .Except(ForContracts).Select(r => $"{who} references {r}");

    private static IEnumerable<string> Allowed(Module module) => module.MayCall
        .Select(name => Product.Modules.Single(m => m.Name == name)).Append(module)
        .Select(m => m.ContractsName).Append("Pix.BuildingBlocks");

    [Fact]
    public void A_module_is_built_on_building_blocks_and_allowed_contracts_only() =>
        Rule.Holds(Product.Modules.SelectMany(m => Violations(m.AssemblyName, OfAssembly(m.Assembly), Allowed(m))));

    [Fact]
    public void A_module_does_not_even_name_another_reference_in_its_project() => Rule.Holds(Product.Modules
        .SelectMany(m => Violations(m.Project, OfProject(File.ReadAllText(m.Project), "ProjectReference", "Reference", "PackageReference"), Allowed(m))));

    [Fact]
    public void Contracts_depend_on_protobuf_and_grpc_only()
    {
        Rule.Holds(WithContracts.SelectMany(m => ContractViolations(m.ContractsName, OfAssembly(m.Contracts))));
        Rule.Holds(WithContracts.SelectMany(m => ContractViolations(m.ContractsProject,
            OfProject(File.ReadAllText(m.ContractsProject), "ProjectReference", "Reference", "PackageReference", "FrameworkReference"))));
    }

    [Fact]
    public void Building_blocks_know_no_module()
    {
        Rule.Holds(Violations("Pix.BuildingBlocks", OfAssembly(Product.BuildingBlocks), []));
        var project = Repository.PathOf("src", "BuildingBlocks", "Pix.BuildingBlocks.csproj");
        Rule.Holds(Violations(project, OfProject(File.ReadAllText(project), "ProjectReference", "Reference", "PackageReference"), []));
    }

    [Fact]
    public void Every_project_among_the_modules_belongs_to_a_module_of_the_host()
    {
        var projects = Directory.GetFiles(Repository.PathOf("src", "Modules"), "*.csproj", SearchOption.AllDirectories).ToHashSet();
        Assert.Equal(projects.Order(), Product.Modules.Select(m => m.Project).Concat(WithContracts.Select(m => m.ContractsProject)).Order());
    }

    [Fact]
    public void The_rules_look_at_something()
    {
        Assert.Equal(4, Product.Modules.Count);
        Assert.All(Product.Modules, m => Assert.Contains("Pix.BuildingBlocks", OfAssembly(m.Assembly)));
        Assert.All(WithContracts, m => Assert.Contains(m.ContractsName, OfProject(File.ReadAllText(m.Project), "ProjectReference")));
        Assert.All(WithContracts, m => Assert.Contains("Google.Protobuf", OfAssembly(m.Contracts)));
        Assert.All(Product.Modules.SelectMany(m => m.MayCall), called => Assert.Contains(WithContracts, m => m.Name == called));
        Assert.Contains("Pix.Accounts.Contracts", OfAssembly(Product.Modules.Single(m => m.Name == "Campaigns").Assembly));
    }

    [Theory]
    [InlineData("""<ProjectReference Include="../../Accounts/Pix.Accounts/Pix.Accounts.csproj" />""")]
    [InlineData("""<ProjectReference Include="..\..\Accounts\Pix.Accounts.Contracts\Pix.Accounts.Contracts.csproj" />""")]
    [InlineData("""<Reference Include="../lib/Pix.Campaigns.dll" />""")]
    [InlineData("""<PackageReference Include="Pix.Reporting.Contracts" />""")]
    public void A_forbidden_reference_in_a_project_is_found(string item)
    {
        var assessments = Product.Modules.Single(m => m.Name == "Assessments");
        var project = $"""<Project><ItemGroup><ProjectReference Include="../../../BuildingBlocks/Pix.BuildingBlocks.csproj" />{item}</ItemGroup></Project>""";
        Assert.Single(Violations("planted", OfProject(project, "ProjectReference", "Reference", "PackageReference"), Allowed(assessments)));
    }

    [Fact]
    public void A_forbidden_reference_of_an_assembly_is_found()
    {
        Assert.NotEmpty(Violations("tests", OfAssembly(typeof(ReferenceTests).Assembly), ["Pix.BuildingBlocks"]));
        Assert.NotEmpty(ContractViolations("tests", OfAssembly(typeof(ReferenceTests).Assembly)));
        var project = """<Project><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""";
        Assert.NotEmpty(ContractViolations("planted", OfProject(project, "FrameworkReference")));
    }
}
