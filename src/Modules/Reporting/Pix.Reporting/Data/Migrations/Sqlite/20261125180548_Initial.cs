using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Reporting.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cursors",
                columns: table => new
                {
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Live = table.Column<int>(type: "INTEGER", nullable: false),
                    Building = table.Column<int>(type: "INTEGER", nullable: true),
                    RebuildAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    CampaignsFeedId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CampaignsPosition = table.Column<long>(type: "INTEGER", nullable: false),
                    AssessmentsFeedId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AssessmentsPosition = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountsFeedId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AccountsPosition = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cursors", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "participant_words",
                columns: table => new
                {
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    ParticipantId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    WordKey = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participant_words", x => new { x.Generation, x.CampaignId, x.WordKey, x.ParticipantId });
                });

            migrationBuilder.CreateTable(
                name: "participants",
                columns: table => new
                {
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: true),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: true),
                    Identifier = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LastName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LastNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FirstNameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SharedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Tested = table.Column<int>(type: "INTEGER", nullable: false),
                    Skills = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<byte>(type: "INTEGER", nullable: false),
                    PackedResult = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participants", x => new { x.Generation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "totals",
                columns: table => new
                {
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    Packed = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_totals", x => new { x.Generation, x.CampaignId });
                });

            migrationBuilder.InsertData(
                table: "cursors",
                columns: new[] { "Row", "AccountsFeedId", "AccountsPosition", "AssessmentsFeedId", "AssessmentsPosition", "Building", "CampaignsFeedId", "CampaignsPosition", "Live", "RebuildAsked", "Version" },
                values: new object[] { 1, "", 0L, "", 0L, 1, "", 0L, 0, false, 0 });

            migrationBuilder.CreateIndex(
                name: "IX_participant_words_Generation_ParticipantId",
                table: "participant_words",
                columns: new[] { "Generation", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey",
                table: "participants",
                columns: new[] { "Generation", "CampaignId", "LastNameKey", "FirstNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_CampaignId_Status_LastNameKey_FirstNameKey",
                table: "participants",
                columns: new[] { "Generation", "CampaignId", "Status", "LastNameKey", "FirstNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_PersonId",
                table: "participants",
                columns: new[] { "Generation", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cursors");

            migrationBuilder.DropTable(
                name: "participant_words");

            migrationBuilder.DropTable(
                name: "participants");

            migrationBuilder.DropTable(
                name: "totals");
        }
    }
}
