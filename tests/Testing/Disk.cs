using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Data;

namespace Pix.Testing;

/// <summary>The disk under the answers of a Host on SQLite, which a test can fill.</summary>
public sealed class Disk : DbConnectionInterceptor
{
    // SQLite takes less than there is for what there is.
    private const long Full = 1, Most = 4_294_967_294;

    private long _pages = Most;

    /// <summary>Puts it under a Host.</summary>
    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<SqliteAssessmentsDb>(o => o.AddInterceptors(this));

    /// <summary>Not a page more.</summary>
    public void Fill() => _pages = Full;

    /// <summary>Somebody made room.</summary>
    public void Free() => _pages = Most;

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count={_pages}";
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
