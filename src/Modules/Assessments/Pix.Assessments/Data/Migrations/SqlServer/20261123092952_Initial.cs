using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pix.BuildingBlocks.Feeds;

#nullable disable

namespace Pix.Assessments.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "assessments");

            migrationBuilder.CreateTable(
                name: "assessments_feed",
                schema: "assessments",
                columns: table => new
                {
                    Row = table.Column<int>(type: "int", nullable: false),
                    FeedId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessments_feed", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "courses",
                schema: "assessments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_BIN2"),
                    ResumeLink = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_BIN2"),
                    EndLink = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_BIN2"),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    PackedSkills = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_courses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "problem_reports",
                schema: "assessments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    TestId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    PersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    ChallengeId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_BIN2"),
                    Comment = table.Column<string>(type: "nvarchar(max)", maxLength: 10000, nullable: false, collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_problem_reports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tube_knowledge",
                schema: "assessments",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    TubeId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Floor = table.Column<byte>(type: "tinyint", nullable: false),
                    Ceiling = table.Column<byte>(type: "tinyint", nullable: false),
                    Direct = table.Column<byte>(type: "tinyint", nullable: false),
                    FloorAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    CeilingAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tube_knowledge", x => new { x.PersonId, x.TubeId });
                });

            migrationBuilder.CreateTable(
                name: "tests",
                schema: "assessments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    CourseId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    PersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Bounds = table.Column<byte[]>(type: "varbinary(8000)", maxLength: 8000, nullable: false),
                    Answers = table.Column<int>(type: "int", nullable: false),
                    Tested = table.Column<int>(type: "int", nullable: false),
                    TestedAtCheckpoint = table.Column<int>(type: "int", nullable: false),
                    Skills = table.Column<int>(type: "int", nullable: false),
                    ChallengeId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_BIN2"),
                    ClockStartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    LastWasTimed = table.Column<bool>(type: "bit", nullable: false),
                    PackedResult = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    FeedPosition = table.Column<byte[]>(type: "rowversion", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_tests_courses_CourseId",
                        column: x => x.CourseId,
                        principalSchema: "assessments",
                        principalTable: "courses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                schema: "assessments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TestId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ChallengeId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Given = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_BIN2"),
                    Verdict = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_BIN2"),
                    GivenAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_answers_tests_TestId",
                        column: x => x.TestId,
                        principalSchema: "assessments",
                        principalTable: "tests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_answers_TestId_ChallengeId",
                schema: "assessments",
                table: "answers",
                columns: new[] { "TestId", "ChallengeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_answers_TestId_Number",
                schema: "assessments",
                table: "answers",
                columns: new[] { "TestId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_problem_reports_CreatedAt",
                schema: "assessments",
                table: "problem_reports",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_tests_CourseId_PersonId",
                schema: "assessments",
                table: "tests",
                columns: new[] { "CourseId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tests_FeedPosition",
                schema: "assessments",
                table: "tests",
                column: "FeedPosition");

            migrationBuilder.CreateIndex(
                name: "IX_tests_PersonId_CompletedAt",
                schema: "assessments",
                table: "tests",
                columns: new[] { "PersonId", "CompletedAt" });
            migrationBuilder.StartFeed("assessments", "tests");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answers",
                schema: "assessments");

            migrationBuilder.DropTable(
                name: "assessments_feed",
                schema: "assessments");

            migrationBuilder.DropTable(
                name: "problem_reports",
                schema: "assessments");

            migrationBuilder.DropTable(
                name: "tube_knowledge",
                schema: "assessments");

            migrationBuilder.DropTable(
                name: "tests",
                schema: "assessments");

            migrationBuilder.DropTable(
                name: "courses",
                schema: "assessments");
        }
    }
}
