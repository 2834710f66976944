using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Reporting.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "reporting");

            migrationBuilder.CreateTable(
                name: "cursors",
                schema: "reporting",
                columns: table => new
                {
                    Row = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Live = table.Column<int>(type: "int", nullable: false),
                    Building = table.Column<int>(type: "int", nullable: true),
                    RebuildAsked = table.Column<bool>(type: "bit", nullable: false),
                    CampaignsFeedId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    CampaignsPosition = table.Column<long>(type: "bigint", nullable: false),
                    AssessmentsFeedId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    AssessmentsPosition = table.Column<long>(type: "bigint", nullable: false),
                    AccountsFeedId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    AccountsPosition = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cursors", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "participant_words",
                schema: "reporting",
                columns: table => new
                {
                    Generation = table.Column<int>(type: "int", nullable: false),
                    CampaignId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    ParticipantId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    WordKey = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participant_words", x => new { x.Generation, x.CampaignId, x.WordKey, x.ParticipantId });
                });

            migrationBuilder.CreateTable(
                name: "participants",
                schema: "reporting",
                columns: table => new
                {
                    Generation = table.Column<int>(type: "int", nullable: false),
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    CampaignId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: true, collation: "Latin1_General_BIN2"),
                    PersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: true, collation: "Latin1_General_BIN2"),
                    Identifier = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_BIN2"),
                    LastName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_BIN2"),
                    FirstName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_BIN2"),
                    LastNameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    FirstNameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    StartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    SharedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    CompletedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Tested = table.Column<int>(type: "int", nullable: false),
                    Skills = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<byte>(type: "tinyint", nullable: false),
                    PackedResult = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participants", x => new { x.Generation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "totals",
                schema: "reporting",
                columns: table => new
                {
                    Generation = table.Column<int>(type: "int", nullable: false),
                    CampaignId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    Packed = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_BIN2"),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_totals", x => new { x.Generation, x.CampaignId });
                });

            migrationBuilder.InsertData(
                schema: "reporting",
                table: "cursors",
                columns: new[] { "Row", "AccountsFeedId", "AccountsPosition", "AssessmentsFeedId", "AssessmentsPosition", "Building", "CampaignsFeedId", "CampaignsPosition", "Live", "RebuildAsked", "Version" },
                values: new object[] { 1, "", 0L, "", 0L, 1, "", 0L, 0, false, 0 });

            migrationBuilder.CreateIndex(
                name: "IX_participant_words_Generation_ParticipantId",
                schema: "reporting",
                table: "participant_words",
                columns: new[] { "Generation", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey",
                schema: "reporting",
                table: "participants",
                columns: new[] { "Generation", "CampaignId", "LastNameKey", "FirstNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_CampaignId_Status_LastNameKey_FirstNameKey",
                schema: "reporting",
                table: "participants",
                columns: new[] { "Generation", "CampaignId", "Status", "LastNameKey", "FirstNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_PersonId",
                schema: "reporting",
                table: "participants",
                columns: new[] { "Generation", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cursors",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "participant_words",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "participants",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "totals",
                schema: "reporting");
        }
    }
}
