using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Accounts.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Erasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthorId",
                schema: "accounts",
                table: "outbox",
                type: "char(26)",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true,
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "AcceptedById",
                schema: "accounts",
                table: "invitations",
                type: "char(26)",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true,
                collation: "Latin1_General_BIN2");

            migrationBuilder.CreateTable(
                name: "erasures",
                schema: "accounts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    PersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    NewPersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    ClosedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_erasures_DueAt",
                schema: "accounts",
                table: "erasures",
                column: "DueAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasures",
                schema: "accounts");

            migrationBuilder.DropColumn(
                name: "AuthorId",
                schema: "accounts",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "AcceptedById",
                schema: "accounts",
                table: "invitations");
        }
    }
}
