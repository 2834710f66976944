using Microsoft.Data.Sqlite;
using Pix.Host;
using Pix.Testing;

namespace Pix.EndToEnd.Tests.Processes;

/// <summary>
/// The product in several processes, by settings alone: each module named is one of its own, with databases of its own; the
/// others are in the one that people come to. All they share is the folder of keys and the secret.
/// </summary>
internal sealed class Extracted : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pix-processes-").FullName;
    private readonly Dictionary<string, HostProcess> _elsewhere = [];

    private Extracted()
    {
    }

    /// <summary>Where people come.</summary>
    public PixApp Front { get; private set; } = null!;

    /// <summary>A module's process.</summary>
    public HostProcess Of(string module) => _elsewhere[module];

    public static async Task<Extracted> StartAsync(params string[] modules)
    {
        var all = new Extracted();
        string[] names = [.. PixHost.Modules.Select(m => m.Name)];
        var front = $"http://127.0.0.1:{HostProcess.FreePort()}"; // where the other processes call it
        var publicAddress = $"http://127.0.0.1:{HostProcess.FreePort()}";
        var places = names.ToDictionary(name => name, name => modules.Contains(name) ? $"http://127.0.0.1:{HostProcess.FreePort()}" : front);
        foreach (var module in modules)
            all._elsewhere[module] = new([.. Settings(places[module], module), "Public:Address=" + publicAddress]);
        var starting = all._elsewhere.Values.Select(p => p.StartAsync()).ToList();
        all.Front = await PixApp.StartAsync([.. Settings(front, "front"), "urls=" + publicAddress]);
        await Task.WhenAll(starting);
        return all;

        string[] Settings(string here, string name) =>
        [
            "Internal:Url=" + here, "Internal:Key=a-key-for-tests-of-more-than-32-characters", $"Keys:Directory={Path.Combine(all._folder, "keys")}", $"Database:Directory={Path.Combine(all._folder, name)}",
            .. names.Where(n => places[n] != here).SelectMany(n => (string[])[$"Modules:{n}:Enabled=false", $"Modules:{n}:Address={places[n]}"]),
        ];
    }

    /// <summary>The databases that a process has made: <c>"front"</c>, or a module's.</summary>
    public IEnumerable<string> DatabasesOf(string process) => Directory.EnumerateFiles(Path.Combine(_folder, process), "*.db").Select(f => Path.GetFileNameWithoutExtension(f)).Order();

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        foreach (var process in _elsewhere.Values)
            await process.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
