using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Modules;
using Pix.Reporting.Data;

namespace Pix.Reporting.Features.RebuildReports;

/// <summary><c>rebuild-reports</c>: asks the running Host to read the feeds again from zero. Pages show the present reading meanwhile.</summary>
internal static class RebuildReportsCommand
{
    public static ModuleCommand Command { get; } = new("rebuild-reports", "read all feeds again from zero", async (services, _, ct) =>
    {
        var db = services.GetRequiredService<ReportingDb>();
        await db.InTransactionAsync(async attempt =>
        {
            (await db.Cursors.SingleAsync(attempt)).AskRebuild();
            await db.SaveChangesAsync(attempt);
        }, ct);
        Console.WriteLine("The reports will be read again from zero by the running Host.");
        return 0;
    });
}
