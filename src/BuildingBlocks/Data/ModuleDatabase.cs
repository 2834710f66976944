using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pix.BuildingBlocks.Data;

/// <summary>A module's database, as the Host migrates, checks and backs it up.</summary>
/// <param name="Module">The module's name.</param>
/// <param name="Context">What opens it.</param>
/// <param name="CanBeReadAgain">The content is a copy of other modules'.</param>
public sealed record ModuleDatabase(string Module, Type Context, bool CanBeReadAgain = false);

/// <summary>Registers and migrates the databases of modules.</summary>
public static class ModuleDatabases
{
    // At once, after a second, after three: then whoever waits is told, as by a file that stays locked.
    private const int MaxRetries = 3;
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(5);
    private const int LostElsewhere = 0; // what a lost connection is called where there is no Windows, and EF does not know

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
            Add<TDb, TSqlite>(builder.Services, new(module, typeof(TSqlite), canBeReadAgain), o => o
                .UseSqlite(SqliteConnectionString(builder, module))
                .AddInterceptors(new Pragmas(canBeReadAgain ? "NORMAL" : "FULL")));
        else
            Add<TDb, TSqlServer>(builder.Services, new(module, typeof(TSqlServer), canBeReadAgain), o => o
                .UseModuleSqlServer(SqlServerConnectionString(builder.Configuration, module), module.ToLowerInvariant(), builder.Configuration));
    }

    /// <summary>
    /// SQL Server as every context uses it: the migrations' history in the module's schema, lists of texts compared as their
    /// columns are, and again when the connection is lost.
    /// </summary>
    /// <param name="options">Of the context.</param>
    /// <param name="connection">The connection string.</param>
    /// <param name="schema">The module's.</param>
    /// <param name="configuration"><c>Database:SqlServer:MaxBatchSize</c> and <c>:CompatibilityLevel</c>.</param>
    public static DbContextOptionsBuilder UseModuleSqlServer(this DbContextOptionsBuilder options, string connection, string schema, IConfiguration? configuration = null) => options
        .UseSqlServer(connection, s =>
        {
            s.EnableRetryOnFailure(MaxRetries, MaxRetryDelay, errorNumbersToAdd: [LostElsewhere]).MigrationsHistoryTable("__EFMigrationsHistory", schema);
            if (configuration?.GetValue<int?>("Database:SqlServer:MaxBatchSize") is { } size)
                s.MaxBatchSize(size);
            if (configuration?.GetValue<int?>("Database:SqlServer:CompatibilityLevel") is { } level)
                s.UseCompatibilityLevel(level);
        })
        .AddInterceptors(ListCollation.Instance);

    /// <summary>What brings SQL Server to the latest migration of every module (or of one), whichever it is at: for administrators who read it first.</summary>
    public static string MigrationScript(IServiceProvider services, string? module)
    {
        var script = new StringBuilder();
        foreach (var database in services.GetServices<ModuleDatabase>().Where(d => module is null || d.Module == module))
        {
            using var scope = services.CreateScope();
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(database.Context);
            script.AppendLine(CultureInfo.InvariantCulture, $"-- {database.Module}: schema {db.Schema}").AppendLine()
                .AppendLine(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
        }
        return script.ToString();
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

    /// <summary>Warns of what a server's database lacks. One that is out of reach is told by <c>/health/ready</c>.</summary>
    public static async Task AdviseAsync(IServiceProvider services, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        foreach (var database in services.GetServices<ModuleDatabase>())
        {
            using var scope = services.CreateScope();
            try
            {
                if (await ((ModuleDb)scope.ServiceProvider.GetRequiredService(database.Context)).ReadersWaitAsync(limit.Token))
                    scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Pix.Database")
                        .LogWarning("{Module}: READ_COMMITTED_SNAPSHOT is off, so that whoever reads waits for whoever writes; docs/sql-server.md tells how to set it", database.Module);
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                // advice only
            }
        }
    }

    /// <summary>Whether whoever reads a row waits for whoever writes it: SQL Server without <c>READ_COMMITTED_SNAPSHOT</c>.</summary>
    public static async Task<bool> ReadersWaitAsync(this ModuleDb db, CancellationToken ct) => db.Database.IsSqlServer()
        && !(await db.Database.SqlQueryRaw<bool>("SELECT [is_read_committed_snapshot_on] AS [Value] FROM [sys].[databases] WHERE [database_id] = DB_ID()").ToListAsync(ct))[0];

    // What cannot be read, or was written by rules not known here, is left as it is. To read a file whole takes minutes when
    // it is large and the disk cold: that is done before tables are changed, and in each backup, and not at every start.
    private static async Task<List<string>> PendingAsync(ModuleDb db, CancellationToken ct)
    {
        var name = db.Database.IsSqlite() ? new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource : "The database of " + db.Schema;
        try
        {
            var known = db.Database.GetMigrations().ToList();
            var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
            if (applied.Except(known).FirstOrDefault() is { } unknown)
                throw new DatabaseRefusedException($"{name} was written by a newer version of this program: {unknown} is not known here. Start that version again, or move the databases away and use restore with a backup of this one.");
            var pending = known.Except(applied).ToList();
            if (db.Database.IsSqlite() && applied.Count > 0 && pending.Count > 0 && !await IsWholeAsync(name, ct))
                throw Damaged(null);
            return pending;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            throw Damaged(e);
        }

        DatabaseRefusedException Damaged(Exception? e) =>
            new($"{name} is damaged, and was left as it is. Move the databases away, then use restore with the last backup.", e);
    }

    // By a connection of its own, which never makes the file: EF sets WAL on a file that it makes itself.
    private static async Task<bool> IsWholeAsync(string file, CancellationToken ct)
    {
        await using var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await db.OpenAsync(ct);
        await using var check = db.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        return await check.ExecuteScalarAsync(ct) is "ok";
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

    private static void Add<TDb, TContext>(IServiceCollection services, ModuleDatabase database, Action<DbContextOptionsBuilder> provider)
        where TDb : ModuleDb where TContext : TDb
    {
        // Errors are told by who handles them; what EF would log of them can hold values, such as a key that is taken.
        services.AddDbContextPool<TContext>(o =>
        {
            provider(o);
            o.ConfigureWarnings(w => w.Ignore(CoreEventId.SaveChangesFailed, RelationalEventId.CommandError));
        });
        services.AddScoped<TDb>(s => s.GetRequiredService<TContext>());
        services.AddSingleton(database);
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
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseModuleSqlServer("Server=design", schema);
        return create(options.Options);
    }
}

/// <summary>A database that this program must not write to. The message names it and what to do.</summary>
public sealed class DatabaseRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
