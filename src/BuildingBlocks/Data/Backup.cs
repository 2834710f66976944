using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pix.BuildingBlocks.Data;

/// <summary>
/// Copies of SQLite databases, and of the keys that open what they hold encrypted. A database that can be read again from
/// the others is not copied. What one is told to refuse is a <see cref="BackupException"/>.
/// </summary>
public static class Backup
{
    private const string Unfinished = ".unfinished";

    /// <summary>
    /// Copies the databases while people work, into a folder that does not exist yet. Callers are copied as they were before
    /// their callees: what a module holds about another one's rows, the other one's copy has. A folder of that name is whole.
    /// </summary>
    public static async Task TakeAsync(IServiceProvider services, string directory, CancellationToken ct)
    {
        if (Path.Exists(directory))
            throw new BackupException($"{directory} exists: name a folder that does not, nothing is written over.");
        var databases = Databases(services).ToList();
        if (databases.Find(d => !File.Exists(d.Path)) is { } absent)
            throw new BackupException($"{absent.Path} does not exist: is Database__Directory the Host's?");
        var unfinished = directory.TrimEnd(Path.DirectorySeparatorChar) + Unfinished;
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true); // of a backup that was cut off
        CreatePrivate(unfinished);

        var sources = new List<SqliteConnection>();
        try
        {
            // All are held as they are within a millisecond, then copied at leisure; people go on writing meanwhile.
            foreach (var database in databases)
            {
                var source = await OpenAsync(database.Path, ct);
                sources.Add(source);
                source.BeginTransaction(deferred: true);
                await ScalarAsync(source, "SELECT COUNT(*) FROM sqlite_master", ct);
            }
            foreach (var (database, source) in databases.Zip(sources))
            {
                var copy = Path.Combine(unfinished, database.File);
                await using (var target = await OpenAsync(copy, ct, create: true))
                    source.BackupDatabase(target);
                await CheckAsync(database, copy, ct);
            }
        }
        finally
        {
            foreach (var source in sources)
                await source.DisposeAsync();
        }
        CopyKeys(KeysDirectory(services), Path.Combine(unfinished, "keys"));
        Directory.Move(unfinished, directory);
    }

    /// <summary>
    /// Puts a backup where this Host's databases and keys are looked for, if none are there. Each copy is checked before it
    /// takes its place, and tells whoever follows it to read again from the beginning.
    /// </summary>
    public static async Task RestoreAsync(IServiceProvider services, string directory, CancellationToken ct)
    {
        var databases = Databases(services).ToList();
        // A killed process leaves a log beside its file: SQLite would play it onto the one that is put back.
        foreach (var there in services.GetServices<ModuleDatabase>().SelectMany(d => new[] { "", "-wal", "-shm", "-journal" }.Select(beside => PathOf(services, d) + beside)).Where(File.Exists)
            .Concat(Directory.EnumerateFiles(KeysDirectory(services))))
            throw new BackupException($"{there} exists: nothing is written over. Move the databases and keys that are there away first.");
        if (databases.Find(d => !File.Exists(Path.Combine(directory, d.File))) is { } absent)
            throw new BackupException($"{directory} is not a whole backup: it has no {absent.File}.");

        foreach (var database in databases)
        {
            var copy = database.Path + Unfinished;
            File.Copy(Path.Combine(directory, database.File), copy, overwrite: true);
            await CheckAsync(database, copy, ct);
            await using var restored = await OpenAsync(copy, ct);
            await ScalarAsync(restored, $"""UPDATE "{database.Schema}_feed" SET "FeedId" = lower(hex(randomblob(16)))""", ct);
        }
        CopyKeys(Path.Combine(directory, "keys"), KeysDirectory(services));
        foreach (var database in databases)
            File.Move(database.Path + Unfinished, database.Path);
    }

    private sealed record Source(string Path, string Schema, IReadOnlySet<string> Migrations)
    {
        public string File => System.IO.Path.GetFileName(Path);
    }

    // The Host lists modules behind those that they call: backwards, callers come first.
    private static IEnumerable<Source> Databases(IServiceProvider services)
    {
        foreach (var database in services.GetServices<ModuleDatabase>().Where(d => !d.CanBeReadAgain).Reverse())
        {
            var db = (ModuleDb)services.GetRequiredService(database.Context);
            yield return new(PathOf(services, database), db.Schema, db.Database.GetMigrations().ToHashSet());
        }
    }

    private static string PathOf(IServiceProvider services, ModuleDatabase database)
    {
        var db = (ModuleDb)services.GetRequiredService(database.Context);
        return db.Database.IsSqlite()
            ? new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource
            : throw new BackupException("Database__Provider is SqlServer: back up and restore with the server's own tools (docs/backup.md).");
    }

    private static async Task CheckAsync(Source database, string copy, CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(copy, ct);
            if (await ScalarAsync(connection, "PRAGMA integrity_check", ct) is not "ok")
                throw new BackupException($"{database.File} is damaged (PRAGMA integrity_check).");
            await using var command = connection.CreateCommand();
            command.CommandText = """SELECT "MigrationId" FROM "__EFMigrationsHistory" """;
            await using var applied = await command.ExecuteReaderAsync(ct);
            while (await applied.ReadAsync(ct))
                if (!database.Migrations.Contains(applied.GetString(0)))
                    throw new BackupException($"{database.File} was written by a newer version of this program ({applied.GetString(0)}): take that version.");
        }
        catch (SqliteException e)
        {
            throw new BackupException($"{database.File} is damaged: {e.Message}");
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string path, CancellationToken ct, bool create = false)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct);
    }

    private static string KeysDirectory(IServiceProvider services) =>
        ((FileSystemXmlRepository)services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!).Directory.FullName;

    private static void CopyKeys(string from, string to)
    {
        CreatePrivate(to);
        foreach (var key in Directory.EnumerateFiles(from, "*.xml"))
            File.Copy(key, Path.Combine(to, Path.GetFileName(key)));
    }

    private static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

/// <summary>Erases again, in databases put back from a backup, whoever was erased since it was taken.</summary>
public interface IErasedSince
{
    /// <summary>Who they are, by the databases that were there until now. Changes nothing.</summary>
    /// <param name="backup">Its folder.</param>
    /// <param name="movedAway">The folder of those databases.</param>
    /// <exception cref="BackupException">They do not tell.</exception>
    Task<IReadOnlyCollection<string>> FindAsync(string backup, string movedAway, CancellationToken ct);

    /// <summary>Erases them here; what must happen elsewhere goes on when the Host runs.</summary>
    Task EraseAsync(IReadOnlyCollection<string> people, CancellationToken ct);
}

/// <summary>Why no backup was taken or restored, in a sentence for who asked.</summary>
public sealed class BackupException(string message) : Exception(message);
