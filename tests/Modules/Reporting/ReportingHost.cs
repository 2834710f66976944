using Microsoft.Extensions.DependencyInjection;
using Pix.Reporting.Data;
using Pix.Testing;

// One Host for all classes but the one that rebuilds: none of them moves the clock, and each has campaigns and people of its own.
[assembly: AssemblyFixture(typeof(HostFixture))]

namespace Pix.Reporting.Tests;

internal static class ReportingHost
{
    /// <summary>Writes lines or figures of a campaign that nobody takes part in: projections leave it alone.</summary>
    public static async Task InReportingAsync(this PixApp app, Action<ReportingDb> change)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDb>();
        await db.InTransactionAsync(async ct =>
        {
            change(db);
            await db.SaveChangesAsync(ct);
        }, CancellationToken.None);
    }
}
