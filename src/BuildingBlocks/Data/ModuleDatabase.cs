using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pix.BuildingBlocks.Data;

/// <summary>A module's database, as the Host migrates and checks it.</summary>
public sealed record ModuleDatabase(string Module, Type Context);

/// <summary>Registers and migrates the databases of modules.</summary>
public static class ModuleDatabases
{
    /// <summary>
    /// Adds a module's database: <typeparamref name="TSqlite"/> on <c>{Database:Directory}/{module}.db</c>, or
    /// <typeparamref name="TSqlServer"/> on <c>ConnectionStrings:{Module}</c> or <c>:Default</c>, by <c>Database:Provider</c>.
    /// Slices take <typeparamref name="TDb"/>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="module">The module's name.</param>
    /// <param name="canBeReadAgain">The content is a copy of other modules': a lost commit costs nothing, so SQLite need not wait for the disk.</param>
    public static void AddModuleDatabase<TDb, TSqlite, TSqlServer>(this IHostApplicationBuilder builder, string module, bool canBeReadAgain = false)
        where TDb : ModuleDb where TSqlite : TDb where TSqlServer : TDb
    {
        if (IsSqlite(builder.Configuration))
            Add<TDb, TSqlite>(builder.Services, module, o => o
                .UseSqlite(SqliteConnectionString(builder, module))
                .AddInterceptors(new Pragmas(canBeReadAgain ? "NORMAL" : "FULL")));
        else
            Add<TDb, TSqlServer>(builder.Services, module, o => o.UseSqlServer(SqlServerConnectionString(builder.Configuration, module), s =>
            {
                s.EnableRetryOnFailure().MigrationsHistoryTable("__EFMigrationsHistory", module.ToLowerInvariant());
                if (builder.Configuration.GetValue<int?>("Database:SqlServer:MaxBatchSize") is { } size)
                    s.MaxBatchSize(size);
                if (builder.Configuration.GetValue<int?>("Database:SqlServer:CompatibilityLevel") is { } level)
                    s.UseCompatibilityLevel(level);
            }));
    }

    /// <summary>
    /// Brings SQLite files up to date, which are this program's own; a server's databases only when
    /// <c>Database:MigrateOnStart</c> says so, otherwise by the command <c>migrate</c>.
    /// </summary>
    public static Task MigrateIfOursAsync(IServiceProvider services, IConfiguration configuration, CancellationToken ct) =>
        IsSqlite(configuration) || configuration.GetValue<bool>("Database:MigrateOnStart") ? MigrateAsync(services, ct) : Task.CompletedTask;

    /// <summary>Brings every database up to date. A killed migration leaves a lock that EF waits for without end, hence the limit.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        foreach (var database in services.GetServices<ModuleDatabase>())
        {
            using var scope = services.CreateScope();
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(database.Context);
            var pending = await PendingAsync(db, ct);
            if (pending.Count == 0)
                continue;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromMinutes(5));
            await db.Database.MigrateAsync(limit.Token);
            scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Pix.Database")
                .LogInformation("{Module}: {Count} migrations applied", database.Module, pending.Count);
        }
    }

    // What cannot be read whole, or was written by rules not known here, is left as it is.
    private static async Task<List<string>> PendingAsync(ModuleDb db, CancellationToken ct)
    {
        var name = db.Database.IsSqlite() ? new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource : "The database of " + db.Schema;
        try
        {
            var known = db.Database.GetMigrations().ToList();
            var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
            if (applied.Except(known).FirstOrDefault() is { } unknown)
                throw new DatabaseRefusedException($"{name} was written by a newer version of this program: {unknown} is not known here. Start that version again, or move the databases away and use restore with a backup of this one.");
            if (db.Database.IsSqlite() && await db.Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check LIMIT 1").ToListAsync(ct) is not ["ok"])
                throw Damaged(null);
            return [.. known.Except(applied)];
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            throw Damaged(e);
        }

        DatabaseRefusedException Damaged(Exception? e) =>
            new($"{name} is damaged, and was left as it is. Move the databases away, then use restore with the last backup.", e);
    }

    /// <summary>Whether databases are SQLite files (the default).</summary>
    public static bool IsSqlite(IConfiguration configuration) => configuration["Database:Provider"] switch
    {
        null or "" or "Sqlite" => true,
        "SqlServer" => false,
        var other => throw new InvalidOperationException($"Database:Provider is '{other}'; it takes Sqlite or SqlServer."),
    };

    /// <summary>The folder of SQLite files and keys: <c>Database:Directory</c> below the content root.</summary>
    public static string Directory(IHostApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration["Database:Directory"] ?? "data", builder.Environment.ContentRootPath);

    private static void Add<TDb, TContext>(IServiceCollection services, string module, Action<DbContextOptionsBuilder> provider)
        where TDb : ModuleDb where TContext : TDb
    {
        // Errors are told by who handles them; what EF would log of them can hold values, such as a key that is taken.
        services.AddDbContextPool<TContext>(o =>
        {
            provider(o);
            o.ConfigureWarnings(w => w.Ignore(CoreEventId.SaveChangesFailed, RelationalEventId.CommandError));
        });
        services.AddScoped<TDb>(s => s.GetRequiredService<TContext>());
        services.AddSingleton(new ModuleDatabase(module, typeof(TContext)));
    }

    private static string SqliteConnectionString(IHostApplicationBuilder builder, string module)
    {
        var directory = Directory(builder);
        System.IO.Directory.CreateDirectory(directory);
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(directory, module.ToLowerInvariant() + ".db"),
            ForeignKeys = true,
            DefaultTimeout = 5,
        }.ToString();
    }

    private static string SqlServerConnectionString(IConfiguration configuration, string module) =>
        configuration.GetConnectionString(module) ?? configuration.GetConnectionString("Default")
        ?? throw new InvalidOperationException($"Database:Provider is SqlServer: set ConnectionStrings:Default or ConnectionStrings:{module}.");

    // What is deleted is written over: otherwise an erased person would stay readable in the file's free pages.
    // Told once to each connection, which the pool keeps open.
    private sealed class Pragmas(string synchronous) : DbConnectionInterceptor
    {
        private readonly ConditionalWeakTable<object, object> _told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (!_told.TryAdd(((SqliteConnection)connection).Handle!, this))
                return;
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA synchronous={synchronous}; PRAGMA secure_delete=ON";
            command.ExecuteNonQuery();
        }

        // SQLite has no asynchronous work: the base class would call nothing here.
        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Makes a context for <c>dotnet ef</c>; a module derives one a provider.</summary>
public abstract class SqliteDesignTime<TContext>(Func<DbContextOptions<TContext>, TContext> create) : IDesignTimeDbContextFactory<TContext>
    where TContext : ModuleDb
{
    /// <inheritdoc/>
    public TContext CreateDbContext(string[] args) => create(new DbContextOptionsBuilder<TContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteDesignTime{TContext}"/>
public abstract class SqlServerDesignTime<TContext>(string schema, Func<DbContextOptions<TContext>, TContext> create) : IDesignTimeDbContextFactory<TContext>
    where TContext : ModuleDb
{
    /// <inheritdoc/>
    public TContext CreateDbContext(string[] args) => create(new DbContextOptionsBuilder<TContext>()
        .UseSqlServer("Server=design", s => s.MigrationsHistoryTable("__EFMigrationsHistory", schema)).Options);
}

/// <summary>A database that this program must not write to. The message names it and what to do.</summary>
public sealed class DatabaseRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
