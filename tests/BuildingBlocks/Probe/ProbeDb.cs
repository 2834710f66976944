using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;

namespace Pix.BuildingBlocks.Tests.Probe;

internal sealed class Note(string id, string text)
{
    public string Id { get; private set; } = id;
    public string Text { get; set; } = text;
    public DateTimeOffset At { get; set; } = DateTimeOffset.UnixEpoch;
}

/// <summary>A module's database with one fed table.</summary>
internal sealed class ProbeDb(DbContextOptions<ProbeDb> options) : ModuleDb(options)
{
    public override string Schema => "probe";

    public DbSet<Note> Notes => Set<Note>();

    protected override void Describe(ModelBuilder model)
    {
        model.HasFeed(Schema);
        model.Entity<Note>(note =>
        {
            note.ToTable("notes");
            note.Property(n => n.Id).HasMaxLength(40);
            note.IsFed(this);
        });
    }
}

/// <summary>A database file of its own, with the feed started as a migration does it.</summary>
internal sealed class ProbeFile : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("probe-").FullName;

    public static async Task<ProbeFile> CreateAsync()
    {
        var file = new ProbeFile();
        await using var db = file.Open();
        await db.Database.EnsureCreatedAsync();
        var migration = new MigrationBuilder(db.Database.ProviderName!);
        migration.StartFeed("probe", "notes");
        foreach (var operation in migration.Operations.Cast<SqlOperation>())
            await db.Database.ExecuteSqlRawAsync(operation.Sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        return file;
    }

    public ProbeDb Open(Action<SqliteDbContextOptionsBuilder>? also = null) => new(new DbContextOptionsBuilder<ProbeDb>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_directory, "probe.db"), DefaultTimeout = 5, ForeignKeys = true }.ToString(), also).Options);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
        return default;
    }
}
