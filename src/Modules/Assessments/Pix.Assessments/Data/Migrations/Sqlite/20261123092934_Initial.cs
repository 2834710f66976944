using Microsoft.EntityFrameworkCore.Migrations;
using Pix.BuildingBlocks.Feeds;

#nullable disable

namespace Pix.Assessments.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assessments_feed",
                columns: table => new
                {
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    FeedId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessments_feed", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "courses",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ResumeLink = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    EndLink = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOwn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PackedSkills = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_courses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "problem_reports",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    TestId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    ChallengeId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_problem_reports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tube_knowledge",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    TubeId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Floor = table.Column<byte>(type: "INTEGER", nullable: false),
                    Ceiling = table.Column<byte>(type: "INTEGER", nullable: false),
                    Direct = table.Column<byte>(type: "INTEGER", nullable: false),
                    FloorAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CeilingAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tube_knowledge", x => new { x.PersonId, x.TubeId });
                });

            migrationBuilder.CreateTable(
                name: "tests",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    CourseId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    IsOwn = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CompletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Bounds = table.Column<byte[]>(type: "BLOB", maxLength: 8000, nullable: false),
                    Answers = table.Column<int>(type: "INTEGER", nullable: false),
                    Tested = table.Column<int>(type: "INTEGER", nullable: false),
                    TestedAtCheckpoint = table.Column<int>(type: "INTEGER", nullable: false),
                    Skills = table.Column<int>(type: "INTEGER", nullable: false),
                    ChallengeId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ClockStartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastWasTimed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PackedResult = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    FeedPosition = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_tests_courses_CourseId",
                        column: x => x.CourseId,
                        principalTable: "courses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TestId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ChallengeId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Given = table.Column<string>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_answers_tests_TestId",
                        column: x => x.TestId,
                        principalTable: "tests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_answers_TestId_ChallengeId",
                table: "answers",
                columns: new[] { "TestId", "ChallengeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_answers_TestId_Number",
                table: "answers",
                columns: new[] { "TestId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_problem_reports_CreatedAt",
                table: "problem_reports",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_tests_CourseId_PersonId",
                table: "tests",
                columns: new[] { "CourseId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tests_FeedPosition",
                table: "tests",
                column: "FeedPosition");

            migrationBuilder.CreateIndex(
                name: "IX_tests_PersonId_CompletedAt",
                table: "tests",
                columns: new[] { "PersonId", "CompletedAt" });
            migrationBuilder.StartFeed("assessments", "tests");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answers");

            migrationBuilder.DropTable(
                name: "assessments_feed");

            migrationBuilder.DropTable(
                name: "problem_reports");

            migrationBuilder.DropTable(
                name: "tube_knowledge");

            migrationBuilder.DropTable(
                name: "tests");

            migrationBuilder.DropTable(
                name: "courses");
        }
    }
}
