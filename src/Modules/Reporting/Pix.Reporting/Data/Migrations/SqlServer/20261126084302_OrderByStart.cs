using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Reporting.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OrderByStart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey",
                schema: "reporting",
                table: "participants");

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey_Id",
                schema: "reporting",
                table: "participants",
                columns: new[] { "Generation", "CampaignId", "LastNameKey", "FirstNameKey", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey_Id",
                schema: "reporting",
                table: "participants");

            migrationBuilder.CreateIndex(
                name: "IX_participants_Generation_CampaignId_LastNameKey_FirstNameKey",
                schema: "reporting",
                table: "participants",
                columns: new[] { "Generation", "CampaignId", "LastNameKey", "FirstNameKey" });
        }
    }
}
