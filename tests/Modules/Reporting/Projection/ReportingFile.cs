using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Pix.Reporting.Data;
using Pix.Reporting.PersonalData;
using Pix.Reporting.Projection;
using Pix.Testing;

namespace Pix.Reporting.Tests.Projection;

/// <summary>A read model in a database file of its own, as the migrations make it, and the modules that it follows.</summary>
internal sealed class ReportingFile : IDisposable
{
    private static readonly Lazy<byte[]> Migrated = new(() =>
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");
        var connection = $"Data Source={path};Pooling=False";
        using (var db = new SqliteReportingDb(new DbContextOptionsBuilder<SqliteReportingDb>().UseSqlite(connection).Options))
            db.Database.Migrate();
        var content = File.ReadAllBytes(path);
        File.Delete(path);
        return content;
    });

    private readonly string _path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");
    private readonly ILoggerFactory _loggers;

    public ReportingFile()
    {
        File.WriteAllBytes(_path, Migrated.Value);
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
    }

    public FakeModules Modules { get; } = new();

    public LogBook Log { get; } = new();

    /// <summary>Opens the file. Two processes wait for each other in the file only, not in the turns that one process takes.</summary>
    public ReportingDb Open(int process = 1) =>
        new SqliteReportingDb(new DbContextOptionsBuilder<SqliteReportingDb>().UseSqlite($"Data Source={_path};Foreign Keys=True;Pooling=False;Default Timeout={10 + process}").Options);

    /// <summary>One turn of a projector with services of its own, as the loop gives it.</summary>
    public async Task<bool> TurnAsync(int process = 1, Func<Task>? amid = null, Func<Task>? atNames = null)
    {
        await using var db = Open(process);
        return await new Projector(db, Modules.Reader(amid, atNames), TimeProvider.System, _loggers.CreateLogger<Projector>()).TurnAsync(CancellationToken.None);
    }

    /// <summary>Turns of both projectors until neither finds anything more to do.</summary>
    public async Task CatchUpAsync()
    {
        for (var turns = 0; await TurnAsync(1) | await TurnAsync(2); turns++)
            Assert.True(turns < 500, "the projectors never come to an end");
    }

    public async Task<T> ReadAsync<T>(Func<ReportingDb, Task<T>> read)
    {
        await using var db = Open();
        return await read(db);
    }

    /// <summary>As the command does.</summary>
    public Task AskRebuildAsync() => ReadAsync(db => db.InTransactionAsync(async ct =>
    {
        (await db.Cursors.SingleAsync(ct)).AskRebuild();
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));

    /// <summary>As the module does when it is asked.</summary>
    public Task EraseAsync(string person, string newPerson) => ReadAsync(db => db.InTransactionAsync(async ct =>
    {
        await new LineData(db).EraseAsync(new(person, newPerson), ct);
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));

    public Task<Cursors> CursorsAsync() => ReadAsync(db => db.Cursors.AsNoTracking().SingleAsync());

    /// <summary>The lines that pages would show, by id.</summary>
    public Task<List<Participant>> LinesAsync() => ReadAsync(async db =>
    {
        var live = (await db.Cursors.AsNoTracking().SingleAsync()).Live;
        return await db.Participants.AsNoTracking().Where(p => p.Generation == live && p.CampaignId != null).OrderBy(p => p.Id).ToListAsync();
    });

    /// <summary>The figures that pages would show.</summary>
    public Task<Figures> FiguresAsync(string? campaign = null) => ReadAsync(async db =>
    {
        var live = (await db.Cursors.AsNoTracking().SingleAsync()).Live;
        return (await db.Totals.AsNoTracking().SingleOrDefaultAsync(t => t.Generation == live && t.CampaignId == (campaign ?? Make.Campaign)))?.Read() ?? new();
    });

    /// <summary>The words by which a line that pages would show is found, in order.</summary>
    public Task<List<string>> WordsAsync(string id) => ReadAsync(async db =>
    {
        var live = (await db.Cursors.AsNoTracking().SingleAsync()).Live;
        return await db.Words.AsNoTracking().Where(w => w.Generation == live && w.ParticipantId == id).Select(w => w.WordKey).OrderBy(w => w).ToListAsync();
    });

    /// <summary>Totals and words of every reading equal a recount of its lines.</summary>
    public async Task IsConsistentAsync()
    {
        await using var db = Open();
        await using var oneMoment = await db.Database.BeginTransactionAsync();
        var (lines, totals, words) = (await db.Participants.AsNoTracking().ToListAsync(), await db.Totals.AsNoTracking().ToListAsync(), await db.Words.AsNoTracking().ToListAsync());
        var live = (await db.Cursors.AsNoTracking().SingleAsync()).Live;
        foreach (var reading in lines.Where(l => l.Generation >= live && l.CampaignId is not null).GroupBy(l => (l.Generation, l.CampaignId)))
            Assert.Contains(totals, t => (t.Generation, t.CampaignId) == (reading.Key.Generation, reading.Key.CampaignId!));
        foreach (var total in totals.Where(t => t.Generation >= live))
            Recount.Equals(total.Read(), lines.Where(l => l.Generation == total.Generation && l.CampaignId == total.CampaignId));
        Assert.Equal(
            lines.Where(l => l.Generation >= live && l.Counts).SelectMany(l => l.Words().Select(w => (l.Generation, l.CampaignId!, l.Id, w))).Order(),
            words.Where(w => w.Generation >= live).Select(w => (w.Generation, w.CampaignId, w.ParticipantId, w.WordKey)).Order());
    }

    public void Dispose()
    {
        _loggers.Dispose();
        foreach (var file in (string[])[_path, _path + "-wal", _path + "-shm"])
            File.Delete(file);
    }
}
