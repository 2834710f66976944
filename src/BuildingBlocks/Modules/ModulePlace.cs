using System.Reflection;
using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// Where a module runs. <c>Modules:{Name}:Enabled=false</c> leaves it out of this process, and
/// <c>Modules:{Name}:Address</c> tells where it is then: the <c>Internal:Url</c> of the process that has it.
/// </summary>
/// <param name="Module">The module's name.</param>
/// <param name="IsHere">In this process.</param>
/// <param name="Address">Elsewhere: where; null: it runs nowhere, and whatever needs it is answered with 503.</param>
public sealed record ModulePlace(string Module, bool IsHere, Uri? Address)
{
    /// <summary>What the settings say of a module.</summary>
    /// <exception cref="SettingsException">A setting makes no sense; the message names it.</exception>
    public static ModulePlace Of(IConfiguration configuration, string module)
    {
        var (enabled, address) = (configuration[$"Modules:{module}:Enabled"], configuration[$"Modules:{module}:Address"]);
        if (!bool.TryParse(enabled is { Length: > 0 } ? enabled : "true", out var isHere))
            throw new SettingsException($"Modules__{module}__Enabled is '{enabled}'; it takes true or false.");
        if (address is not { Length: > 0 })
            return new(module, isHere, null);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
            throw new SettingsException($"Modules__{module}__Address is '{address}'; it takes the Internal__Url of the process that runs the module, as http://10.0.0.7:6000.");
        return new(module, isHere, uri);
    }

    /// <summary>Stops the start of a process whose settings cannot work, with a message that names what to set.</summary>
    /// <exception cref="SettingsException">The first that cannot.</exception>
    public static void Check(IConfiguration configuration, IReadOnlyList<IModule> modules)
    {
        var names = modules.Select(m => m.Name).ToList();
        if (configuration.GetSection("Modules").GetChildren().FirstOrDefault(m => !names.Contains(m.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingsException($"Modules__{unknown.Key} is set, and there is no such module. There are {string.Join(", ", names)}.");

        var places = names.Select(name => Of(configuration, name)).ToList();
        if (places.Find(p => p is { IsHere: true, Address: not null }) is { } both)
            throw new SettingsException($"Modules__{both.Module}__Address is set, but the module runs here: set Modules__{both.Module}__Enabled to false, or take the address away.");

        if (configuration["Internal:Url"] is { Length: > 0 } url && !CanListen(url))
            throw new SettingsException($"Internal__Url is '{url}'; it takes an address to listen to, as http://10.0.0.7:6000.");
        if (places.Find(p => p.Address is not null) is not { } elsewhere)
            return;
        var because = $"Modules__{elsewhere.Module}__Address is set:";
        if (configuration["Internal:Key"] is not { Length: >= InternalToken.ShortestKey })
            throw new SettingsException($"{because} set Internal__Key too, the same secret of at least {InternalToken.ShortestKey} characters in every process.");
        if (configuration["Internal:Url"] is not { Length: > 0 })
            throw new SettingsException($"{because} set Internal__Url too, where that process can call this one.");
        if (configuration["Keys:Directory"] is not { Length: > 0 })
            throw new SettingsException($"{because} set Keys__Directory too, one folder for all processes. Without it they do not know each other's sessions.");
    }

    private static bool CanListen(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { PathBase: "", IsUnixPipe: false, Scheme: "http" or "https" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>Modules that run elsewhere, by the endpoints that they would answer here.</summary>
internal sealed class ModulesElsewhere(IReadOnlyList<IModule> modules, IReadOnlyList<ModulePlace> places)
{
    private readonly Dictionary<Assembly, ModulePlace> _places = modules.Zip(places).Where(m => !m.Second.IsHere).ToDictionary(m => m.First.GetType().Assembly, m => m.Second);

    /// <summary>Null: what this leads to is here.</summary>
    public ModulePlace? Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<EndpointDefinition>() is { } definition ? _places.GetValueOrDefault(definition.EndpointType.Assembly) : null;
}
