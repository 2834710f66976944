using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Host;

/// <summary>Serves, or runs one command.</summary>
internal static class HostRun
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await RunOrServeAsync(args);
        }
        catch (DatabaseRefusedException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static async Task<int> RunOrServeAsync(string[] args)
    {
        var command = args is [['-', ..], ..] or [] ? null : args[0];
        await using var app = PixHost.Build(command is null ? args : args[1..], serves: command is null);
        if (command is null)
        {
            await app.RunAsync();
            return 0;
        }
        if (command == "migrate")
        {
            await ModuleDatabases.MigrateAsync(app.Services, CancellationToken.None);
            return 0;
        }
        var commands = app.Services.GetRequiredService<IReadOnlyList<IModule>>().SelectMany(m => m.Commands).ToList();
        if (commands.Find(c => c.Name == command) is { } found)
        {
            if (found.UsesDatabases)
                await ModuleDatabases.MigrateIfOursAsync(app.Services, app.Configuration, CancellationToken.None);
            using var scope = app.Services.CreateScope();
            return await found.RunAsync(scope.ServiceProvider, args[1..], CancellationToken.None);
        }
        Console.Error.WriteLine($"Unknown command '{command}'. Without one, the program serves. Commands: migrate, {string.Join(", ", commands.Select(c => c.Name))}.");
        return 2;
    }
}
