using Microsoft.Data.Sqlite;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.Data;

/// <summary>
/// Whoever is in a backup and not in the later database was erased in between: an account leaves in no other way. So no list
/// of them is kept, which would be one more place where they are known.
/// </summary>
internal sealed class ErasedSince(AccountsDb db, IEnumerable<IPersonalDataSource> sources, TimeProvider clock) : IErasedSince
{
    private const string FileName = "accounts.db";

    public async Task<IReadOnlyCollection<string>> FindAsync(string backup, string movedAway, CancellationToken ct)
    {
        var later = Path.Combine(movedAway, FileName);
        if (!File.Exists(later))
            throw new BackupException($"{movedAway} has no {FileName}: nobody can be told from it who was erased since the backup.");
        try
        {
            // The later one may have a log that a killed process left beside it; a backup has none, and is left untouched.
            var (now, then) = (await ReadAsync(later, ct), await ReadAsync(new Uri(Path.Combine(backup, FileName)).AbsoluteUri + "?immutable=1", ct));
            if (now.Feed != then.Feed || now.Position < then.Position)
                throw new BackupException($"{later} is not what this backup was taken from, or is older.");
            return [.. then.People.Except(now.People)];
        }
        catch (SqliteException e)
        {
            throw new BackupException($"{later} cannot be read: {e.Message}");
        }
    }

    public Task EraseAsync(IReadOnlyCollection<string> people, CancellationToken ct) => db.InTransactionAsync(async attempt =>
    {
        foreach (var person in people)
            await sources.CloseAsync(db, person, clock.GetUtcNow(), attempt);
        await db.SaveChangesAsync(attempt);
    }, ct);

    private static async Task<(string Feed, long Position, List<string> People)> ReadAsync(string file, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT f."FeedId", f."Position", a."Id" FROM "accounts_feed" f LEFT JOIN "accounts" a ON TRUE""";
        await using var row = await command.ExecuteReaderAsync(ct);
        var (feed, position, people) = ("", 0L, new List<string>());
        while (await row.ReadAsync(ct))
        {
            (feed, position) = (row.GetString(0), row.GetInt64(1));
            if (!row.IsDBNull(2))
                people.Add(row.GetString(2));
        }
        return (feed, position, people);
    }
}
