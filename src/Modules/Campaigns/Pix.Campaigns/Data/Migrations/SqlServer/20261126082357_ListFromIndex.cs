using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Campaigns.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ListFromIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_campaigns_OrganisationId_NameKey",
                schema: "campaigns",
                table: "campaigns");

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_OrganisationId_NameKey_Name_Id_ArchivedAt",
                schema: "campaigns",
                table: "campaigns",
                columns: new[] { "OrganisationId", "NameKey", "Name", "Id", "ArchivedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_campaigns_OrganisationId_NameKey_Name_Id_ArchivedAt",
                schema: "campaigns",
                table: "campaigns");

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_OrganisationId_NameKey",
                schema: "campaigns",
                table: "campaigns",
                columns: new[] { "OrganisationId", "NameKey" });
        }
    }
}
