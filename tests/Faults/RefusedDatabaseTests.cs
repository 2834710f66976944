using Microsoft.Data.Sqlite;
using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>A database that this program must not write to: it does not start, says which file it is and what to do.</summary>
public sealed class RefusedDatabaseTests : IAsyncLifetime
{
    private readonly Files _files = new();
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = new HostProcess("Database:Directory=" + _files.Directory, "RateLimits:Enabled=false");
        Assert.Equal(0, await _host.RunAsync("migrate"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _files.Dispose();
    }

    private const int Header = 0, PageReadByNothingAtStart = 9 * 4096; // the tenth: campaign_counts

    [Fact]
    public async Task A_file_with_a_damaged_header_is_not_opened()
    {
        await DamageAsync(Header);
        await RefusesAsync("is damaged");
    }

    [Fact]
    public async Task One_damaged_anywhere_is_not_migrated()
    {
        await ExecuteAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)");
        await DamageAsync(PageReadByNothingAtStart);
        await RefusesAsync("is damaged");
    }

    [Fact]
    public async Task One_damaged_where_a_start_does_not_look_is_told_by_the_next_backup()
    {
        await DamageAsync(PageReadByNothingAtStart);
        Assert.Equal(0, await _host.RunAsync("migrate")); // as a start does
        Assert.Equal(1, await _host.RunAsync("backup", Path.Combine(_files.Directory, "backup")));
        Assert.Contains("campaigns.db is damaged", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_not_opened()
    {
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        await RefusesAsync("29990101000000_FromTheFuture");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_files.PathOf("campaigns")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task DamageAsync(int from)
    {
        await using var file = File.OpenWrite(_files.PathOf("campaigns"));
        file.Position = from;
        await file.WriteAsync(Enumerable.Repeat((byte)0x5A, 4096).ToArray());
    }

    private async Task RefusesAsync(string why)
    {
        var before = await File.ReadAllBytesAsync(_files.PathOf("campaigns"));
        Assert.Equal(1, await _host.RunAsync());
        Assert.Contains($"{_files.PathOf("campaigns")} ", _host.Output, StringComparison.Ordinal);
        Assert.Contains(why, _host.Output, StringComparison.Ordinal);
        Assert.Contains("restore", _host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", _host.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_files.PathOf("campaigns")));
    }
}
