using Pix.BuildingBlocks.Data;

namespace Pix.Host;

/// <summary>What an orchestrator asks.</summary>
internal static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its own databases are open, migrated and writable.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Ok(new { status = "ok" })).AllowAnonymous();
        app.MapGet("/health/ready", async (IServiceProvider services, CancellationToken ct) =>
        {
            var states = new Dictionary<string, string>();
            foreach (var database in services.GetServices<ModuleDatabase>())
                states[database.Module] = await StateAsync((ModuleDb)services.GetRequiredService(database.Context), ct);
            return Results.Json(new { status = states.Values.All(s => s == "ok") ? "ok" : "unavailable", databases = states },
                statusCode: states.Values.All(s => s == "ok") ? 200 : 503);
        }).AllowAnonymous();
    }

    private static async Task<string> StateAsync(ModuleDb db, CancellationToken ct)
    {
        try
        {
            if ((await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetPendingMigrationsAsync(db.Database, ct)).Any())
                return "migrations are pending";
            await db.InTransactionAsync(_ => Task.FromResult(true), ct); // takes the write lock, and gives it back
            return "ok";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return "out of reach";
        }
    }
}
