using System.Collections.Concurrent;
using Xunit;

namespace Pix.Testing;

/// <summary>One Host for a test class, or for a whole project when nothing in it moves the clock.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Organiser>>> _organisers = new();

    /// <summary>The Host.</summary>
    public PixApp App { get; private set; } = null!;

    /// <summary>The admin of an organisation that several tests share: for those that do not count what else it has.</summary>
    public Task<Organiser> OrganiserAsync(string organisation = "Université Blaison") =>
        _organisers.GetOrAdd(organisation, name => new(() => App.OrganiserAsync(name))).Value;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => App = await PixApp.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => App.DisposeAsync();
}
