using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Data;

namespace Pix.Testing;

/// <summary>Another process holds a module's database: whatever would be written there is refused meanwhile.</summary>
public sealed class BusyDatabase : IAsyncDisposable
{
    private readonly DbConnection _other;

    private BusyDatabase(DbConnection other) => _other = other;

    /// <summary>Holds it until disposed of.</summary>
    public static async Task<BusyDatabase> HoldAsync(PixApp app, string module)
    {
        using var scope = app.Services.CreateScope();
        var database = app.Services.GetServices<ModuleDatabase>().Single(d => d.Module == module);
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(database.Context);
        var address = db.Database.GetConnectionString() + ";Pooling=False";
        DbConnection other = db.Database.IsSqlite() ? new SqliteConnection(address) : new SqlConnection(address);
        await other.OpenAsync();
        await using var hold = other.CreateCommand();
        hold.CommandText = db.Database.IsSqlite() ? "BEGIN IMMEDIATE" : "BEGIN TRANSACTION; " + string.Join(' ',
            db.Model.GetEntityTypes().Select(t => $"SELECT TOP 0 1 FROM [{db.Schema}].[{t.GetTableName()}] WITH (TABLOCKX, HOLDLOCK);")); // readers see the rows of before
        await hold.ExecuteNonQueryAsync();
        return new(other);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _other.DisposeAsync();
}
