using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pix.BuildingBlocks.Data;
using Pix.Reporting.Projection;

namespace Pix.Reporting.Data;

/// <summary>A read model: everything in it can be read again from the other modules' feeds.</summary>
internal abstract class ReportingDb(DbContextOptions options) : ModuleDb(options)
{
    public const string SchemaName = "reporting";

    public override string Schema => SchemaName;

    public DbSet<Cursors> Cursors => Set<Cursors>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<ParticipantWord> Words => Set<ParticipantWord>();
    public DbSet<CampaignTotals> Totals => Set<CampaignTotals>();

    /// <summary>Adds words, within a transaction: most of what a reading from zero writes.</summary>
    public virtual async Task AddWordsAsync(IEnumerable<ParticipantWord> words, CancellationToken ct)
    {
        Words.AddRange(words);
        await SaveChangesAsync(ct);
    }

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<Cursors>(cursors =>
        {
            cursors.ToTable("cursors").HasKey(c => c.Row);
            cursors.Property(c => c.Row).ValueGeneratedNever();
            cursors.Property(c => c.Version).IsConcurrencyToken();
            cursors.Property(c => c.CampaignsFeedId).HasMaxLength(40);
            cursors.Property(c => c.AssessmentsFeedId).HasMaxLength(40);
            cursors.Property(c => c.AccountsFeedId).HasMaxLength(40);
            // The first reading is a rebuilding of nothing.
            cursors.HasData(new
            {
                Row = Projection.Cursors.TheRow, Version = 0, Live = 0, Building = (int?)1, RebuildAsked = false,
                CampaignsFeedId = "", CampaignsPosition = 0L, AssessmentsFeedId = "", AssessmentsPosition = 0L, AccountsFeedId = "", AccountsPosition = 0L,
            });
        });
        model.Entity<Participant>(participant =>
        {
            participant.ToTable("participants").HasKey(p => new { p.Generation, p.Id });
            participant.Property(p => p.Identifier).HasMaxLength(Participant.MaxTextLength);
            participant.Property(p => p.LastName).HasMaxLength(Participant.MaxTextLength);
            participant.Property(p => p.FirstName).HasMaxLength(Participant.MaxTextLength);
            participant.Property(p => p.LastNameKey).HasMaxLength(FoldKey.MaxLength);
            participant.Property(p => p.FirstNameKey).HasMaxLength(FoldKey.MaxLength);
            participant.Property(p => p.Status).HasConversion<byte>();
            participant.HasIndex(p => new { p.Generation, p.CampaignId, p.LastNameKey, p.FirstNameKey, p.Id });
            participant.HasIndex(p => new { p.Generation, p.CampaignId, p.Status, p.LastNameKey, p.FirstNameKey });
            participant.HasIndex(p => new { p.PersonId, p.Generation });
        });
        model.Entity<ParticipantWord>(word =>
        {
            word.ToTable("participant_words").HasKey(w => new { w.Generation, w.CampaignId, w.WordKey, w.ParticipantId });
            word.Property(w => w.WordKey).HasMaxLength(Participant.MaxWordLength);
            word.HasIndex(w => new { w.ParticipantId, w.Generation, w.WordKey });
        });
        model.Entity<CampaignTotals>().ToTable("totals").HasKey(t => new { t.Generation, t.CampaignId });
    }
}

internal sealed class SqliteReportingDb(DbContextOptions<SqliteReportingDb> options) : ReportingDb(options)
{
    // One statement said again and again: tracking them took two fifths of a reading's processor time (docs/performance.md).
    public override async Task AddWordsAsync(IEnumerable<ParticipantWord> words, CancellationToken ct)
    {
        await using var insert = Database.GetDbConnection().CreateCommand();
        insert.Transaction = Database.CurrentTransaction!.GetDbTransaction();
        insert.CommandText = """INSERT INTO "participant_words" ("Generation", "CampaignId", "ParticipantId", "WordKey") VALUES ($generation, $campaign, $participant, $word)""";
        var values = new[] { "$generation", "$campaign", "$participant", "$word" }.Select(name =>
        {
            var value = insert.CreateParameter();
            value.ParameterName = name;
            insert.Parameters.Add(value);
            return value;
        }).ToArray();
        foreach (var word in words)
        {
            (values[0].Value, values[1].Value, values[2].Value, values[3].Value) = (word.Generation, word.CampaignId, word.ParticipantId, word.WordKey);
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}

internal sealed class SqlServerReportingDb(DbContextOptions<SqlServerReportingDb> options) : ReportingDb(options);
internal sealed class SqliteDesign() : SqliteDesignTime<SqliteReportingDb>(o => new(o));
internal sealed class SqlServerDesign() : SqlServerDesignTime<SqlServerReportingDb>(ReportingDb.SchemaName, o => new(o));
