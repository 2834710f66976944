using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Reporting.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CountNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participants_Generation_PersonId",
                table: "participants");

            migrationBuilder.DropIndex(
                name: "IX_participant_words_Generation_ParticipantId",
                table: "participant_words");

            migrationBuilder.CreateIndex(
                name: "IX_participants_PersonId_Generation",
                table: "participants",
                columns: new[] { "PersonId", "Generation" });

            migrationBuilder.CreateIndex(
                name: "IX_participant_words_ParticipantId_Generation_WordKey",
                table: "participant_words",
                columns: new[] { "ParticipantId", "Generation", "WordKey" });

            // The figures count names now: what was read before is read again, beside what pages show.
            migrationBuilder.Sql("UPDATE cursors SET RebuildAsked = 1 WHERE Live > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participants_PersonId_Generation",
                table: "participants");

            migrationBuilder.DropIndex(
                name: "IX_participant_words_ParticipantId_Generation_WordKey",
                table: "participant_words");

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_PersonId",
                table: "participants",
                columns: new[] { "Generation", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_participant_words_Generation_ParticipantId",
                table: "participant_words",
                columns: new[] { "Generation", "ParticipantId" });
        }
    }
}
