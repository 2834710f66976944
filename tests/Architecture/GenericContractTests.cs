using System.Reflection;
using Grpc.Core;
using NetArchTest.Rules;
using Pix.BuildingBlocks.Modules;
using SessionsBase = Pix.Sessions.V1.Sessions.SessionsBase;

namespace Pix.Architecture.Tests;

/// <summary>
/// Two contracts belong to no module, the only exceptions from the graph of calls: Sessions, served by Accounts and asked by
/// all; PersonalData, served by all and asked by Accounts.
/// </summary>
public sealed class GenericContractTests
{
    private static readonly string[] Asking = [typeof(PersonalDataOfModules).FullName!, typeof(PersonalData.V1.PersonalData.PersonalDataClient).FullName!.Replace('+', '/')];

    private static IEnumerable<string> Services(IEnumerable<Type> types) => types.Where(t => t.IsDefined(typeof(BindServiceMethodAttribute), inherit: false)).Select(t => t.DeclaringType!.Name);

    private static IEnumerable<string> AsksForPersonalData(PredicateList types) =>
        types.ShouldNot().HaveDependencyOnAny(Asking).GetResult().FailingTypeNames?.Select(name => $"{name} asks for personal data") ?? [];

    private static PredicateList OursIn(Assembly assembly) => Types.InAssembly(assembly).That().ResideInNamespace("Pix");

    private static IEnumerable<string> Misplaced(IReadOnlyList<string> list, IReadOnlyDictionary<string, string[]> calls) =>
        from call in calls
        from called in call.Value
        where list.ToList().IndexOf(called) > list.ToList().IndexOf(call.Key)
        select $"{call.Key} stands before {called}, which it calls";

    private static IEnumerable<string> WithoutSources(IEnumerable<Module> modules) =>
        modules.Where(m => !m.Assembly.GetTypes().Any(t => t.IsClass && t.IsAssignableTo(typeof(IPersonalDataSource)))).Select(m => $"{m} says nothing of what it holds on people");

    [Fact]
    public void Building_blocks_hold_two_contracts_and_no_more() =>
        Assert.Equal(["PersonalData", "Sessions"], Services(Product.BuildingBlocks.GetTypes()).Order());

    [Fact]
    public void Sessions_are_served_by_Accounts_alone() =>
        Assert.Equal(["Accounts"], Product.Modules.Where(m => m.Assembly.GetTypes().Any(t => t.IsSubclassOf(typeof(SessionsBase)))).Select(m => m.Name));

    [Fact]
    public void Personal_data_are_asked_for_by_Accounts_alone() =>
        Rule.Holds(Product.Modules.Where(m => m.Name != "Accounts").SelectMany(m => AsksForPersonalData(OursIn(m.Assembly))));

    [Fact]
    public void Every_module_says_what_it_holds_on_people() => Rule.Holds(WithoutSources(Product.Modules));

    // An erasure goes through the list: who follows a feed is asked once its source holds nothing any more.
    [Fact]
    public void A_module_stands_in_the_list_of_the_host_behind_those_it_calls() => Rule.Holds(Misplaced([.. Product.Modules.Select(m => m.Name)], Product.Calls));

    [Fact]
    public void The_rules_look_at_something()
    {
        Assert.NotEmpty(AsksForPersonalData(OursIn(Product.Modules.Single(m => m.Name == "Accounts").Assembly)));
        Assert.All(Product.Modules.Where(m => m.HasContracts), m => Assert.NotEmpty(Services(m.Contracts.GetTypes())));
    }

    [Fact]
    public void Every_breach_is_found()
    {
        Assert.Equal(2, AsksForPersonalData(Types.InAssembly(typeof(GenericContractTests).Assembly).That().ResideInNamespace("Pix.Architecture.Tests.Planted.GenericContracts")).Count());
        Assert.Single(Misplaced(["Accounts", "Reporting", "Campaigns"], new Dictionary<string, string[]> { ["Reporting"] = ["Accounts", "Campaigns"] }));
        Assert.Single(WithoutSources([new Module("Planted", typeof(GenericContractTests).Assembly)]));
    }
}
