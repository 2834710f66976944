using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Campaigns.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddForgotten : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ForgottenAt",
                schema: "campaigns",
                table: "participations",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_participations_ForgottenAt_StartedAt",
                schema: "campaigns",
                table: "participations",
                columns: new[] { "ForgottenAt", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_participations_ForgottenAt_StartedAt",
                schema: "campaigns",
                table: "participations");

            migrationBuilder.DropColumn(
                name: "ForgottenAt",
                schema: "campaigns",
                table: "participations");
        }
    }
}
