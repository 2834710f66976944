using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>Where the product sends something to a database, read from its assemblies.</summary>
internal static partial class CallSites
{
    /// <summary>Methods that send a query, and, followed by a full stop, the types that hand one to others to read.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> assemblies) => assemblies.SelectMany(path =>
    {
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        return assembly.MainModule.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)
            .SelectMany(m => m.Body.Instructions.Where(i => i.OpCode == OpCodes.Call || i.OpCode == OpCodes.Callvirt).Select(i => ((MethodReference)i.Operand, m)))
            .Select(call => Sends(call.Item1) ? Name(call.m) : HandsOver(call.Item1) ? TypeOf(Name(call.m)) + "." : null).OfType<string>().Distinct().ToList();
    });

    /// <summary>The type that a method was written in: <c>Pix.M.Loop+&lt;PassAsync&gt;d__5.MoveNext</c> is of <c>Pix.M.Loop</c>.</summary>
    public static string TypeOf(string method) => Generated().Replace(method[..method.LastIndexOf('.')], "").TrimEnd('+', '.');

    /// <summary>As a person would say it.</summary>
    public static string Readable(string method) => InMethod().Match(method) is { Success: true } match ? $"{TypeOf(method)}.{match.Groups[1].Value}" : method;

    private static string Name(MethodDefinition method) => $"{method.DeclaringType.FullName.Replace('/', '+')}.{method.Name}";

    private static bool Sends(MethodReference method) => method.DeclaringType.FullName is var type
        && ((type == typeof(EntityFrameworkQueryableExtensions).FullName && method.Name.EndsWith("Async", StringComparison.Ordinal))
            || (type == typeof(Paging).FullName && method.Name == nameof(Paging.ToPageAsync))
            || (type == typeof(Feed).FullName && method.Name == nameof(Feed.ReadFeedAsync))
            || method.Name is "FindAsync" && type.StartsWith("Microsoft.EntityFrameworkCore.DbSet", StringComparison.Ordinal));

    private static bool HandsOver(MethodReference method) => method.DeclaringType.FullName == typeof(EntityFrameworkQueryableExtensions).FullName && method.Name == nameof(EntityFrameworkQueryableExtensions.AsAsyncEnumerable);

    [GeneratedRegex(@"\+<.*$")]
    private static partial Regex Generated();

    [GeneratedRegex(@"<+([A-Za-z]\w*)>")]
    private static partial Regex InMethod();
}
