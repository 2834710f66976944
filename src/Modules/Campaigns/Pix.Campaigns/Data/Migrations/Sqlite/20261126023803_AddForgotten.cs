using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Campaigns.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddForgotten : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ForgottenAt",
                table: "participations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_participations_ForgottenAt_StartedAt",
                table: "participations",
                columns: new[] { "ForgottenAt", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participations_ForgottenAt_StartedAt",
                table: "participations");

            migrationBuilder.DropColumn(
                name: "ForgottenAt",
                table: "participations");
        }
    }
}
