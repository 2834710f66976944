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
        catch (Exception e) when (e is DatabaseRefusedException or SettingsException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static async Task<int> RunOrServeAsync(string[] args)
    {
        if (args is ["migration-script", ..])
            return WriteMigrationScript(args[1..]);
        var command = args is [['-', ..], ..] or [] ? null : args[0];
        if (command is "backup" or "restore")
            return await CopyAsync(command, args);
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
        var commands = app.Services.GetRequiredService<IReadOnlyList<IModule>>().SelectMany(m => m.Commands, (m, c) => (Module: m.Name, Command: c)).ToList();
        if (commands.Find(c => c.Command.Name == command) is (var module, { } found))
        {
            if (found.UsesDatabases && !ModulePlace.Of(app.Configuration, module).IsHere)
            {
                Console.Error.WriteLine($"{module} does not run here (Modules:{module}:Enabled is false): give the command '{command}' to the process that runs it.");
                return 2;
            }
            if (found.UsesDatabases)
                await ModuleDatabases.MigrateIfOursAsync(app.Services, app.Configuration, CancellationToken.None);
            if (found.CallsModules)
                await app.StartAsync();
            using var scope = app.Services.CreateScope();
            return await found.RunAsync(scope.ServiceProvider, args[1..], CancellationToken.None);
        }
        Console.Error.WriteLine($"Unknown command '{command}'. Without one, the program serves. Commands: migrate, migration-script, backup, restore, {string.Join(", ", commands.Select(c => c.Command.Name))}.");
        return 2;
    }

    // For SQL Server, whatever this Host itself uses; nothing is connected to.
    private static int WriteMigrationScript(string[] args)
    {
        using var app = PixHost.Build([.. args, "--Database:Provider=SqlServer", "--ConnectionStrings:Default=Server=none", "--Logging:LogLevel:Default=Warning"], serves: false);
        var module = app.Configuration["module"];
        if (ModuleDatabases.MigrationScript(app.Services, module) is { Length: > 0 } script)
        {
            Console.Write(script);
            return 0;
        }
        Console.Error.WriteLine($"No module '{module}'. Modules: {string.Join(", ", PixHost.Modules.Select(m => m.Name))}.");
        return 2;
    }

    // Folders stand first: behind it come settings, which a path would be taken for.
    private static async Task<int> CopyAsync(string command, string[] args)
    {
        if (args is not [_, [not '-', ..] folder, ..])
        {
            Console.Error.WriteLine(command == "restore" ? "restore DIR [MOVED-AWAY]" : "backup DIR");
            return 2;
        }
        var movedAway = args is [_, _, [not '-', ..] old, ..] && command == "restore" ? Path.GetFullPath(old) : null;
        await using var app = PixHost.Build(args[(movedAway is null ? 2 : 3)..], serves: false);
        using var scope = app.Services.CreateScope();
        var directory = Path.GetFullPath(folder);
        try
        {
            if (command == "backup")
            {
                await Backup.TakeAsync(scope.ServiceProvider, directory, CancellationToken.None);
                Console.WriteLine($"Backed up into {directory}");
            }
            else
                await RestoreAsync(scope.ServiceProvider, directory, movedAway);
        }
        catch (BackupException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        return 0;
    }

    private static async Task RestoreAsync(IServiceProvider services, string directory, string? movedAway)
    {
        var ct = CancellationToken.None;
        var since = services.GetRequiredService<IErasedSince>();
        var erased = movedAway is null ? [] : await since.FindAsync(directory, movedAway, ct);
        await Backup.RestoreAsync(services, directory, ct);
        if (movedAway is not null)
        {
            await ModuleDatabases.MigrateAsync(services, ct);
            await since.EraseAsync(erased, ct);
        }
        Console.WriteLine($"Restored from {directory}. " + (movedAway is null
            ? "Whoever was erased since is back (docs/backup.md)."
            : $"Erased again: {erased.Count} people; the other modules are asked when the Host runs.") + " Next: check-consistency, then start the Host.");
    }
}
