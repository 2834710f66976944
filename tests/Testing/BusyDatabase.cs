using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Data;

namespace Pix.Testing;

/// <summary>Another process holds a module's database: whatever would be written there is refused meanwhile.</summary>
public sealed class BusyDatabase : IAsyncDisposable
{
    private readonly SqliteConnection _other;

    private BusyDatabase(SqliteConnection other) => _other = other;

    /// <summary>Holds it until disposed of.</summary>
    public static async Task<BusyDatabase> HoldAsync(PixApp app, string module)
    {
        using var scope = app.Services.CreateScope();
        var database = app.Services.GetServices<ModuleDatabase>().Single(d => d.Module == module);
        var other = new SqliteConnection(((ModuleDb)scope.ServiceProvider.GetRequiredService(database.Context)).Database.GetConnectionString() + ";Pooling=False");
        await other.OpenAsync();
        using var hold = other.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";
        await hold.ExecuteNonQueryAsync();
        return new(other);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _other.DisposeAsync();
}
