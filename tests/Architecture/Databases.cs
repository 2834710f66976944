using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Pix.BuildingBlocks.Data;

namespace Pix.Architecture.Tests;

/// <summary>The databases of modules, opened without a server.</summary>
internal static class Databases
{
    /// <summary>The abstract contexts, one a database.</summary>
    public static IEnumerable<Type> Of(Module module) => module.Assembly.GetTypes().Where(t => t.IsAbstract && t.IsAssignableTo(typeof(ModuleDb)));

    public static bool HasOne(Module module) => Of(module).Any();

    /// <summary>Both contexts of every module that keeps data.</summary>
    public static IEnumerable<(Module Module, ModuleDb Db)> All() => Product.Modules.SelectMany(m => Open(m.Assembly).Select(db => (m, db)));

    /// <summary>By the module's own factories for <c>dotnet ef</c>.</summary>
    public static IEnumerable<ModuleDb> Open(Assembly assembly) => assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsGenericType: false })
        .SelectMany(t => t.GetInterfaces().Where(IsFactory).Select(i => (Factory: t, Interface: i)))
        .Select(f => (ModuleDb)f.Interface.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(f.Factory, nonPublic: true), [Array.Empty<string>()])!);

    private static bool IsFactory(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>);

    /// <summary>What <see cref="All"/> must have found: two contexts for each database of a module.</summary>
    public static void AreAllOpened()
    {
        Assert.All(["Accounts", "Assessments", "Campaigns"], name => Assert.True(HasOne(Product.Modules.Single(m => m.Name == name))));
        foreach (var database in Product.Modules.SelectMany(m => Of(m).Select(type => (Module: m, Type: type))))
        {
            var opened = All().Where(d => d.Module == database.Module && database.Type.IsInstanceOfType(d.Db)).ToList();
            Assert.Single(opened, d => d.Db.Database.IsSqlite());
            Assert.Single(opened, d => d.Db.Database.IsSqlServer());
        }
    }
}
