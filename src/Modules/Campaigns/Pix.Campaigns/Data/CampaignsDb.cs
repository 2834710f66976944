using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;

namespace Pix.Campaigns.Data;

internal abstract class CampaignsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string SchemaName = "campaigns";

    public override string Schema => SchemaName;

    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<CampaignCounts> Counts => Set<CampaignCounts>();
    public DbSet<RulesSeen> RulesSeen => Set<RulesSeen>();

    /// <summary>
    /// Counts people of a campaign in or out, in the transaction that changes them: the database adds, so that nobody who
    /// starts at the same moment is lost. False: the campaign is gone.
    /// </summary>
    public async Task<bool> CountAsync(string campaignId, int participants, int shared, CancellationToken ct) =>
        await Counts.Where(c => c.CampaignId == campaignId).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Participants, c => c.Participants + participants).SetProperty(c => c.Shared, c => c.Shared + shared), ct) == 1;

    protected override void Describe(ModelBuilder model)
    {
        model.HasFeed(SchemaName);
        model.Entity<Campaign>(campaign =>
        {
            campaign.ToTable("campaigns");
            campaign.Property(c => c.Code).HasMaxLength(CampaignCode.Length);
            campaign.Property(c => c.Name).HasMaxLength(Campaign.MaxNameLength);
            campaign.Property(c => c.NameKey).HasMaxLength(FoldKey.MaxLength);
            campaign.Property(c => c.TargetId).HasMaxLength(40);
            campaign.Property(c => c.TargetName).HasMaxLength(Campaign.MaxTargetLength);
            campaign.Property(c => c.TargetKind).HasMaxLength(20);
            campaign.Property(c => c.IdentifierLabel).HasMaxLength(Campaign.MaxIdentifierLabelLength);
            campaign.Property(c => c.IdentifierKind).HasConversion<string>().HasMaxLength(20);
            campaign.Property(c => c.Title).HasMaxLength(Campaign.MaxTitleLength);
            campaign.Property(c => c.LandingText).HasMaxLength(Campaign.MaxLandingTextLength);
            campaign.Property(c => c.Version).IsConcurrencyToken();
            campaign.HasIndex(c => c.Code).IsUnique();
            campaign.HasIndex(c => new { c.OrganisationId, c.NameKey, c.Name, c.Id, c.ArchivedAt }); // all that a page of the list needs of those before it
            campaign.HasQueryFilter(c => c.RemovedAt == null);
        });
        model.Entity<Participation>(participation =>
        {
            participation.ToTable("participations");
            participation.IsFed(this);
            participation.Property(p => p.Identifier).HasMaxLength(Participation.MaxIdentifierLength);
            // Sent while it was removed, or sent twice: one of the two changed it first, the other is told.
            participation.Property(p => p.SharedAt).IsConcurrencyToken();
            participation.Property(p => p.RemovedAt).IsConcurrencyToken();
            participation.HasIndex(p => new { p.CampaignId, p.PersonId }).IsUnique().HasFilter("[RemovedAt] IS NULL"); // both databases read brackets
            participation.HasIndex(p => new { p.PersonId, p.StartedAt });
            participation.HasIndex(p => new { p.ForgottenAt, p.StartedAt });
            participation.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CampaignCounts>(counts =>
        {
            counts.ToTable("campaign_counts").HasKey(c => c.CampaignId);
            counts.HasOne<Campaign>().WithOne().HasForeignKey<CampaignCounts>(c => c.CampaignId);
        });
        model.Entity<RulesSeen>().ToTable("rules_seen").HasKey(r => r.PersonId);
    }
}

internal sealed class SqliteCampaignsDb(DbContextOptions<SqliteCampaignsDb> options) : CampaignsDb(options);
internal sealed class SqlServerCampaignsDb(DbContextOptions<SqlServerCampaignsDb> options) : CampaignsDb(options);
internal sealed class SqliteDesign() : SqliteDesignTime<SqliteCampaignsDb>(o => new(o));
internal sealed class SqlServerDesign() : SqlServerDesignTime<SqlServerCampaignsDb>(CampaignsDb.SchemaName, o => new(o));
