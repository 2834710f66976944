using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.Data;

internal abstract class AccountsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string SchemaName = "accounts";

    public override string Schema => SchemaName;

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Departure> Departures => Set<Departure>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();
    public DbSet<OutgoingMail> Outbox => Set<OutgoingMail>();
    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();
    public DbSet<AttemptCount> AttemptCounts => Set<AttemptCount>();
    public DbSet<AttemptSecret> AttemptSecrets => Set<AttemptSecret>();
    public DbSet<PendingErasure> Erasures => Set<PendingErasure>();
    public DbSet<StoredNotice> Notices => Set<StoredNotice>();
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    /// <summary>Writes an act of an organiser into the journal, with the change that it tells.</summary>
    public void Record(string organisationId, string byId, Act act, DateTimeOffset now, string? personId = null, string? invitationId = null) =>
        Add(new JournalEntry(Ids.New(now), organisationId, byId, act, now, personId, invitationId));

    protected override void Describe(ModelBuilder model)
    {
        model.HasFeed(SchemaName);
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.IsFed(this);
            account.Property(a => a.FirstName).HasMaxLength(Account.MaxNameLength);
            account.Property(a => a.LastName).HasMaxLength(Account.MaxNameLength);
            account.Property(a => a.Email).HasMaxLength(Account.MaxEmailLength);
            account.Property(a => a.NormalizedEmail).HasMaxLength(Account.MaxEmailLength);
            account.Property(a => a.UserName).HasMaxLength(Account.MaxEmailLength);
            account.Property(a => a.NormalizedUserName).HasMaxLength(Account.MaxEmailLength);
            account.Property(a => a.PasswordHash).HasMaxLength(200);
            account.Property(a => a.SecurityStamp).HasMaxLength(64);
            account.Property(a => a.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            account.HasIndex(a => a.NormalizedEmail).IsUnique();
            account.HasIndex(a => a.NormalizedUserName); // asked whenever an account is made or changed
            // Identity can do these; we do not offer them.
            account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.TwoFactorEnabled);
        });
        model.Entity<Organisation>(organisation =>
        {
            organisation.ToTable("organisations");
            organisation.Property(o => o.Name).HasMaxLength(Organisation.MaxNameLength);
            organisation.Property(o => o.Slug).HasMaxLength(Organisation.MaxSlugLength);
            organisation.Property(o => o.Version).IsConcurrencyToken();
            organisation.HasIndex(o => o.Slug).IsUnique();
            organisation.HasMany(o => o.Members).WithOne().HasForeignKey(m => m.OrganisationId);
        });
        model.Entity<Membership>(membership =>
        {
            membership.ToTable("memberships").HasKey(m => new { m.OrganisationId, m.AccountId });
            membership.Property(m => m.Role).HasConversion<string>().HasMaxLength(20);
            membership.HasIndex(m => m.AccountId);
            membership.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        });
        model.Entity<Departure>(departure =>
        {
            departure.ToTable("departures").HasKey(d => new { d.OrganisationId, d.AccountId });
            departure.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId);
            departure.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        });
        model.Entity<AccountLink>(link =>
        {
            link.ToTable("account_links");
            link.Property(l => l.Purpose).HasConversion<string>().HasMaxLength(20);
            link.Property(l => l.TokenHash).HasMaxLength(64);
            link.Property(l => l.Email).HasMaxLength(Account.MaxEmailLength);
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasIndex(l => l.CreatedAt);
            link.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        });
        model.Entity<OutgoingMail>(mail =>
        {
            mail.ToTable("outbox");
            mail.Property(m => m.MailKey).HasMaxLength(OutgoingMail.MaxKeyLength);
            mail.Property(m => m.Address).HasMaxLength(Account.MaxEmailLength);
            mail.Property(m => m.Attempts).IsConcurrencyToken();
            mail.HasIndex(m => m.MailKey).IsUnique();
            mail.HasIndex(m => new { m.Queue, m.DueAt });
            mail.HasIndex(m => m.CreatedAt);
        });
        model.Entity<StoredNotice>(notice =>
        {
            notice.ToTable("notices");
            notice.Property(n => n.NoticeKey).HasMaxLength(StoredNotice.MaxKeyLength);
            notice.Property(n => n.LanguageCode).HasMaxLength(5);
            notice.Property(n => n.Packed).HasMaxLength(StoredNotice.MaxSize);
            notice.Ignore(n => n.Notice);
            notice.HasIndex(n => n.NoticeKey).IsUnique();
        });
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations");
            invitation.Property(i => i.Email).HasMaxLength(Account.MaxEmailLength);
            invitation.Property(i => i.NormalizedEmail).HasMaxLength(Account.MaxEmailLength);
            invitation.Property(i => i.TokenHash).HasMaxLength(64).IsConcurrencyToken();
            invitation.Property(i => i.AcceptedAt).IsConcurrencyToken();
            invitation.Property(i => i.WithdrawnAt).IsConcurrencyToken();
            invitation.Property(i => i.Role).HasConversion<string>().HasMaxLength(20);
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasIndex(i => new { i.OrganisationId, i.NormalizedEmail });
            invitation.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId);
        });
        model.Entity<PendingErasure>(erasure =>
        {
            erasure.ToTable("erasures");
            erasure.Property(e => e.Attempts).IsConcurrencyToken();
            erasure.HasIndex(e => e.DueAt);
            erasure.Ignore(e => e.Asked);
        });
        model.Entity<JournalEntry>(entry =>
        {
            entry.ToTable("journal");
            entry.Property(e => e.Act).HasConversion<string>().HasMaxLength(40);
            entry.Property(e => e.Campaign).HasMaxLength(JournalEntry.MaxCampaignLength);
            entry.HasIndex(e => new { e.OrganisationId, e.Id });
            entry.HasIndex(e => e.At);
            entry.HasIndex(e => e.ById);
            entry.HasIndex(e => e.PersonId);
            entry.HasOne<Organisation>().WithMany().HasForeignKey(e => e.OrganisationId);
        });
        model.Entity<EndedSession>(session =>
        {
            session.ToTable("ended_sessions").HasKey(s => s.SessionId);
            session.HasIndex(s => s.EndedAt);
        });
        model.Entity<AttemptCount>(attempt =>
        {
            attempt.ToTable("attempts").HasKey(a => a.AttemptKey);
            attempt.Property(a => a.AttemptKey).HasMaxLength(AttemptCount.KeyLength);
            attempt.HasIndex(a => a.EndsAt);
        });
        model.Entity<AttemptSecret>(secret =>
        {
            secret.ToTable("attempt_secret").HasKey(s => s.Number);
            secret.Property(s => s.Number).ValueGeneratedNever();
            secret.Property(s => s.Encrypted).HasMaxLength(AttemptSecret.MaxLength).IsConcurrencyToken();
        });
    }
}

internal sealed class SqliteAccountsDb(DbContextOptions<SqliteAccountsDb> options) : AccountsDb(options);
internal sealed class SqlServerAccountsDb(DbContextOptions<SqlServerAccountsDb> options) : AccountsDb(options);
internal sealed class SqliteDesign() : SqliteDesignTime<SqliteAccountsDb>(o => new(o));
internal sealed class SqlServerDesign() : SqlServerDesignTime<SqlServerAccountsDb>(AccountsDb.SchemaName, o => new(o));
