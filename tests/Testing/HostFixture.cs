using Xunit;

namespace Pix.Testing;

/// <summary>One Host for a test class, or for a whole project when nothing in it moves the clock.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private readonly Lazy<Task<Organiser>> _organiser;

    /// <summary>Started by xunit.</summary>
    public HostFixture() => _organiser = new(() => App.OrganiserAsync());

    /// <summary>The Host.</summary>
    public PixApp App { get; private set; } = null!;

    /// <summary>An organiser for tests that do not count what else their organisation has.</summary>
    public Task<Organiser> OrganiserAsync() => _organiser.Value;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => App = await PixApp.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => App.DisposeAsync();
}
