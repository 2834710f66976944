using Pix.BuildingBlocks.Data;

namespace Pix.Host;

/// <summary>What an orchestrator asks.</summary>
internal static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its own databases are open, migrated and writable, and it is not told to stop.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Ok(new { status = "ok" })).AllowAnonymous();
        app.MapGet("/health/ready", async (IServiceProvider services, CancellationToken ct) =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct); // a server out of reach is tried again and again
            limit.CancelAfter(TimeSpan.FromSeconds(3));
            var states = (await Task.WhenAll(services.GetServices<ModuleDatabase>().Select(async database =>
                (database.Module, State: await StateAsync((ModuleDb)services.GetRequiredService(database.Context), limit.Token, ct))))).ToDictionary(s => s.Module, s => s.State);
            var status = app.Lifetime.ApplicationStopping.IsCancellationRequested ? "stopping" : states.Values.All(s => s == "ok") ? "ok" : "unavailable";
            return Results.Json(new { status, databases = states }, statusCode: status == "ok" ? 200 : 503);
        }).AllowAnonymous();
    }

    private static async Task<string> StateAsync(ModuleDb db, CancellationToken ct, CancellationToken asker)
    {
        try
        {
            if ((await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetPendingMigrationsAsync(db.Database, ct)).Any())
                return "migrations are pending";
            await db.InTransactionAsync(_ => Task.FromResult(true), ct); // takes the write lock, and gives it back
            return "ok";
        }
        catch (Exception) when (!asker.IsCancellationRequested)
        {
            return "out of reach";
        }
    }
}
