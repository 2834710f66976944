using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Accounts.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ErasureAndNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_DueAt",
                schema: "accounts",
                table: "outbox");

            migrationBuilder.AddColumn<string>(
                name: "AccountId",
                schema: "accounts",
                table: "outbox",
                type: "char(26)",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true,
                collation: "Latin1_General_BIN2");

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
                name: "NoticeId",
                schema: "accounts",
                table: "outbox",
                type: "char(26)",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true,
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Queue",
                schema: "accounts",
                table: "outbox",
                type: "int",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.CreateTable(
                name: "notices",
                schema: "accounts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    NoticeKey = table.Column<string>(type: "nvarchar(73)", maxLength: 73, nullable: false, collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Packed = table.Column<byte[]>(type: "varbinary(8000)", maxLength: 8000, nullable: false),
                    LanguageCode = table.Column<string>(type: "nvarchar(5)", maxLength: 5, nullable: false, collation: "Latin1_General_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Queue_DueAt",
                schema: "accounts",
                table: "outbox",
                columns: new[] { "Queue", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_erasures_DueAt",
                schema: "accounts",
                table: "erasures",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_notices_NoticeKey",
                schema: "accounts",
                table: "notices",
                column: "NoticeKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasures",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "notices",
                schema: "accounts");

            migrationBuilder.DropIndex(
                name: "IX_outbox_Queue_DueAt",
                schema: "accounts",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "AccountId",
                schema: "accounts",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "AuthorId",
                schema: "accounts",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "NoticeId",
                schema: "accounts",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "Queue",
                schema: "accounts",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "AcceptedById",
                schema: "accounts",
                table: "invitations");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_DueAt",
                schema: "accounts",
                table: "outbox",
                column: "DueAt");
        }
    }
}
