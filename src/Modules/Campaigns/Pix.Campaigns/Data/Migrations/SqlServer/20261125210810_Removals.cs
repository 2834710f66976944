using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Campaigns.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Removals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participations_CampaignId_PersonId",
                schema: "campaigns",
                table: "participations");

            migrationBuilder.AddColumn<DateTime>(
                name: "RemovedAt",
                schema: "campaigns",
                table: "campaigns",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_participations_CampaignId_PersonId",
                schema: "campaigns",
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
                schema: "campaigns",
                table: "participations");

            migrationBuilder.DropColumn(
                name: "RemovedAt",
                schema: "campaigns",
                table: "campaigns");

            migrationBuilder.CreateIndex(
                name: "IX_participations_CampaignId_PersonId",
                schema: "campaigns",
                table: "participations",
                columns: new[] { "CampaignId", "PersonId" },
                unique: true);
        }
    }
}
