using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// A module: the one public type of its assembly. The Host lists its modules by name; nothing is discovered.
/// Its FastEndpoints endpoints are found in the assembly of the implementing type.
/// </summary>
public interface IModule
{
    /// <summary>The name in settings (<c>Modules:{Name}:Address</c>), database files and schemas.</summary>
    string Name { get; }

    /// <summary>Registers the module's services, database and clients of other modules.</summary>
    void AddServices(IHostApplicationBuilder builder);

    /// <summary>Maps the gRPC services that sibling modules call.</summary>
    void MapGrpc(IEndpointRouteBuilder routes);

    /// <summary>Commands of the module for the command line, e.g. <c>check-content</c>.</summary>
    IEnumerable<ModuleCommand> Commands => [];
}

/// <summary>A command of the command line: <c>Pix.Host {Name} …</c>. It runs without serving HTTP.</summary>
/// <param name="Name">The word after the program's name.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="RunAsync">Gets the services, the arguments after the name, and gives the exit code.</param>
/// <param name="UsesDatabases">On SQLite they are then brought up to date first, as when serving.</param>
/// <param name="CallsModules">It asks other modules, which then answer calls of this process.</param>
public sealed record ModuleCommand(
    string Name, string Summary, Func<IServiceProvider, string[], CancellationToken, Task<int>> RunAsync, bool UsesDatabases = true, bool CallsModules = false);

/// <summary>Writes a module's part of the demo story, once, in Development. Registered with the module's services.</summary>
public interface IDemoData
{
    /// <summary>Adds what is missing; a second call changes nothing.</summary>
    Task WriteAsync(DemoStory story, CancellationToken ct);
}
