using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Campaigns.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListFromIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_campaigns_OrganisationId_NameKey",
                table: "campaigns");

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_OrganisationId_NameKey_Name_Id_ArchivedAt",
                table: "campaigns",
                columns: new[] { "OrganisationId", "NameKey", "Name", "Id", "ArchivedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_campaigns_OrganisationId_NameKey_Name_Id_ArchivedAt",
                table: "campaigns");

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_OrganisationId_NameKey",
                table: "campaigns",
                columns: new[] { "OrganisationId", "NameKey" });
        }
    }
}
