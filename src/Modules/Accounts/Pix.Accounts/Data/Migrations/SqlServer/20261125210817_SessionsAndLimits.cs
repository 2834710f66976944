using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Accounts.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SessionsAndLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attempt_secret",
                schema: "accounts",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    Encrypted = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attempt_secret", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "attempts",
                schema: "accounts",
                columns: table => new
                {
                    AttemptKey = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    Count = table.Column<int>(type: "int", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attempts", x => x.AttemptKey);
                });

            migrationBuilder.CreateTable(
                name: "ended_sessions",
                schema: "accounts",
                columns: table => new
                {
                    SessionId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    EndedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ended_sessions", x => x.SessionId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_attempts_EndsAt",
                schema: "accounts",
                table: "attempts",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_ended_sessions_EndedAt",
                schema: "accounts",
                table: "ended_sessions",
                column: "EndedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempt_secret",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "attempts",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "ended_sessions",
                schema: "accounts");
        }
    }
}
