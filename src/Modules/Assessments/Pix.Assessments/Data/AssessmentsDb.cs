using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Content;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;

namespace Pix.Assessments.Data;

internal abstract class AssessmentsDb(DbContextOptions options) : ModuleDb(options)
{
    public const string SchemaName = "assessments";
    private const int MaxContentId = 40;

    public override string Schema => SchemaName;

    public DbSet<Course> Courses => Set<Course>();
    public DbSet<Test> Tests => Set<Test>();
    public DbSet<GivenAnswer> Answers => Set<GivenAnswer>();
    public DbSet<TubeKnowledge> Knowledge => Set<TubeKnowledge>();
    public DbSet<ProblemReport> ProblemReports => Set<ProblemReport>();
    public DbSet<BankInUse> BanksInUse => Set<BankInUse>();

    protected override void Describe(ModelBuilder model)
    {
        model.HasFeed(SchemaName);
        model.Entity<Course>(course =>
        {
            course.ToTable("courses");
            course.Property(c => c.Title).HasMaxLength(Course.MaxTitleLength);
            course.Property(c => c.ResumeLink).HasMaxLength(Course.MaxLinkLength);
            course.Property(c => c.EndLink).HasMaxLength(Course.MaxLinkLength);
            course.Property(c => c.CompetenceCode).HasMaxLength(MaxContentId);
            course.Ignore(c => c.Skills);
        });
        model.Entity<Test>(test =>
        {
            test.ToTable("tests");
            test.IsFed(this);
            test.Property(t => t.ChallengeId).HasMaxLength(MaxContentId);
            test.Property(t => t.Bounds).HasMaxLength(8000);
            test.Property(t => t.Revision).IsConcurrencyToken();
            test.HasIndex(t => new { t.CourseId, t.PersonId }).IsUnique().HasFilter("[RemovedAt] IS NULL"); // both databases read brackets
            test.HasIndex(t => new { t.PersonId, t.CompletedAt });
            test.HasOne<Course>().WithMany().HasForeignKey(t => t.CourseId).OnDelete(DeleteBehavior.Restrict);
            test.Ignore(t => t.Result);
        });
        model.Entity<GivenAnswer>(answer =>
        {
            answer.ToTable("answers");
            answer.Property(a => a.ChallengeId).HasMaxLength(MaxContentId);
            answer.Property(a => a.Verdict).HasConversion<string>().HasMaxLength(20);
            answer.Ignore(a => a.Answer);
            answer.HasIndex(a => new { a.TestId, a.Number }).IsUnique();
            answer.HasIndex(a => new { a.TestId, a.ChallengeId }).IsUnique();
            answer.HasOne<Test>().WithMany().HasForeignKey(a => a.TestId);
        });
        model.Entity<TubeKnowledge>(knowledge =>
        {
            knowledge.ToTable("tube_knowledge").HasKey(k => new { k.PersonId, k.TubeId });
            knowledge.Property(k => k.TubeId).HasMaxLength(MaxContentId);
        });
        model.Entity<ProblemReport>(report =>
        {
            report.ToTable("problem_reports");
            report.Property(r => r.ChallengeId).HasMaxLength(MaxContentId);
            report.Property(r => r.Category).HasConversion<string>().HasMaxLength(20);
            report.Property(r => r.Comment).HasMaxLength(ProblemReport.MaxCommentLength);
            report.HasIndex(r => r.CreatedAt);
        });
        model.Entity<BankInUse>(bank =>
        {
            bank.ToTable("banks_in_use").HasKey(b => b.Fingerprint);
            bank.Property(b => b.Fingerprint).HasMaxLength(Bank.FingerprintLength);
        });
    }
}

internal sealed class SqliteAssessmentsDb(DbContextOptions<SqliteAssessmentsDb> options) : AssessmentsDb(options);
internal sealed class SqlServerAssessmentsDb(DbContextOptions<SqlServerAssessmentsDb> options) : AssessmentsDb(options);
internal sealed class SqliteDesign() : SqliteDesignTime<SqliteAssessmentsDb>(o => new(o));
internal sealed class SqlServerDesign() : SqlServerDesignTime<SqlServerAssessmentsDb>(AssessmentsDb.SchemaName, o => new(o));
