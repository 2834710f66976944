using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Reporting.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OrderByStart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey",
                table: "participants");

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey_Id",
                table: "participants",
                columns: new[] { "Generation", "CampaignId", "LastNameKey", "FirstNameKey", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey_Id",
                table: "participants");

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey",
                table: "participants",
                columns: new[] { "Generation", "CampaignId", "LastNameKey", "FirstNameKey" });
        }
    }
}
