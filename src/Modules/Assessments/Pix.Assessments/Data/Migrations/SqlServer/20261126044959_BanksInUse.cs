using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Assessments.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class BanksInUse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "banks_in_use",
                schema: "assessments",
                columns: table => new
                {
                    Fingerprint = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_BIN2"),
                    SeenAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banks_in_use", x => x.Fingerprint);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "banks_in_use",
                schema: "assessments");
        }
    }
}
