using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Campaigns.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Removals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participations_CampaignId_PersonId",
                table: "participations");

            migrationBuilder.AddColumn<long>(
                name: "RemovedAt",
                table: "campaigns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_participations_CampaignId_PersonId",
                table: "participations",
                columns: new[] { "CampaignId", "PersonId" },
                unique: true,
                filter: "[RemovedAt] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participations_CampaignId_PersonId",
                table: "participations");

            migrationBuilder.DropColumn(
                name: "RemovedAt",
                table: "campaigns");

            migrationBuilder.CreateIndex(
                name: "IX_participations_CampaignId_PersonId",
                table: "participations",
                columns: new[] { "CampaignId", "PersonId" },
                unique: true);
        }
    }
}
