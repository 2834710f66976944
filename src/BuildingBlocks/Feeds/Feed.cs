using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Pix.BuildingBlocks.Data;

namespace Pix.BuildingBlocks.Feeds;

/// <summary>The one row of <c>{module}_feed</c>: which feed this is and, on SQLite, its last position.</summary>
public sealed class FeedState
{
    /// <summary>Always 1.</summary>
    public int Row { get; private set; }

    /// <summary>Made with the database: another one means that the source was replaced.</summary>
    public string FeedId { get; private set; } = "";

    /// <summary>The last position handed out (SQLite); SQL Server counts rowversions itself.</summary>
    public long Position { get; private set; }
}

/// <summary>Rows of a feed changed after a position.</summary>
/// <param name="FeedId">Of the source.</param>
/// <param name="Position">What to ask after next time.</param>
/// <param name="Rows">In the order of their positions.</param>
/// <param name="More">There may be more rows: ask again at once.</param>
public sealed record FeedPage<T>(string FeedId, long Position, IReadOnlyList<T> Rows, bool More);

/// <summary>
/// A feed tells which rows of a table changed after a position: state, not events, so that a row changed fifty times
/// between two reads travels once. A position is handed out only when no smaller one can still be committed:
/// on SQLite writers take turns and triggers count; on SQL Server the position is a rowversion and rows at or above
/// <c>MIN_ACTIVE_ROWVERSION()</c>, read before them in a statement of its own, wait for the next read.
/// Rows of a fed table are never deleted; they become tombstones. The one exception is an account, whose id may be left
/// nowhere: its followers are asked to forget the person (<see cref="Modules.IPersonalDataSource"/>).
/// </summary>
public static class Feed
{
    private const string Position = "FeedPosition";

    /// <summary>Most rows in one read.</summary>
    public const int MaxRows = 5000;

    /// <summary>Adds the feed's own table to the model: <c>{schema}_feed</c>.</summary>
    public static void HasFeed(this ModelBuilder model, string schema)
    {
        var state = model.Entity<FeedState>();
        state.ToTable(schema + "_feed").HasKey(s => s.Row);
        state.Property(s => s.Row).ValueGeneratedNever();
        state.Property(s => s.FeedId).HasMaxLength(40);
    }

    /// <summary>Gives the rows of this entity a position in the module's feed. EF neither writes nor reads it back.</summary>
    public static void IsFed<T>(this EntityTypeBuilder<T> entity, ModuleDb db) where T : class
    {
        var position = entity.Property<long>(Position);
        if (db.Database.IsSqlServer())
            position.HasColumnType("rowversion").HasConversion<byte[]>().ValueGeneratedOnAddOrUpdate().IsConcurrencyToken(false);
        else
        {
            position.HasDefaultValue(0L).ValueGeneratedNever();
            position.Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        }
        position.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        entity.HasIndex(Position);
    }

    /// <summary>
    /// In the migration that creates the feed's table (both providers): its one row and, on SQLite, the triggers that
    /// count.
    /// </summary>
    /// <param name="migration">The migration.</param>
    /// <param name="schema">The module's.</param>
    /// <param name="table">The fed table; its primary key is <c>Id</c>.</param>
    /// <param name="columns">Only a change of one of these counts, where the database can tell (SQLite); none: any change.</param>
    public static void StartFeed(this MigrationBuilder migration, string schema, string table, params string[] columns)
    {
        if (migration.ActiveProvider!.EndsWith("SqlServer", StringComparison.Ordinal))
        {
            migration.Sql($"INSERT INTO [{schema}].[{schema}_feed] ([Row], [FeedId], [Position]) VALUES (1, CONVERT(nvarchar(40), NEWID()), 0);");
            return;
        }
        migration.Sql($"""INSERT INTO "{schema}_feed" ("Row", "FeedId", "Position") VALUES (1, lower(hex(randomblob(16))), 0);""");
        var update = columns.Length == 0 ? "UPDATE" : $"UPDATE OF {string.Join(", ", columns.Select(c => $"\"{c}\""))}";
        foreach (var (name, change, when) in new[] { ("insert", "INSERT", ""), ("update", update, """WHEN NEW."FeedPosition" = OLD."FeedPosition" """) })
            migration.Sql($"""
                CREATE TRIGGER "{table}_{name}_feed" AFTER {change} ON "{table}" {when}BEGIN
                    UPDATE "{schema}_feed" SET "Position" = "Position" + 1;
                    UPDATE "{table}" SET "FeedPosition" = (SELECT "Position" FROM "{schema}_feed") WHERE "Id" = NEW."Id";
                END;
                """);
    }

    /// <summary>Reads the rows changed after a position, in order. A position that the source never reached comes back smaller.</summary>
    /// <param name="db">The module's database.</param>
    /// <param name="after">0 or more.</param>
    /// <param name="max">1 to 5000; anything else is brought into that range.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<FeedPage<T>> ReadFeedAsync<T>(this ModuleDb db, long after, int max, CancellationToken ct) where T : class
    {
        var state = await db.Set<FeedState>().AsNoTracking().SingleAsync(ct);
        var top = db.Database.IsSqlServer() ? await MinActiveRowVersionAsync(db, ct) - 1 : state.Position;
        var wanted = Math.Clamp(max, 1, MaxRows);
        var rows = await db.Set<T>().AsNoTracking()
            .Where(x => EF.Property<long>(x, Position) > after && EF.Property<long>(x, Position) <= top)
            .OrderBy(x => EF.Property<long>(x, Position))
            .Take(wanted)
            .Select(x => new { Row = x, At = EF.Property<long>(x, Position) })
            .ToListAsync(ct);
        return new(state.FeedId, rows.Count > 0 ? rows[^1].At : Math.Min(after, top), [.. rows.Select(r => r.Row)], rows.Count == wanted);
    }

    private static async Task<long> MinActiveRowVersionAsync(ModuleDb db, CancellationToken ct)
    {
        var bytes = (await db.Database.SqlQueryRaw<byte[]>("SELECT MIN_ACTIVE_ROWVERSION() AS [Value]").ToListAsync(ct))[0];
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes);
    }
}
