using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Accounts.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddJournal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "journal",
                schema: "accounts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    OrganisationId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    ById = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    Act = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    PersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: true, collation: "Latin1_General_BIN2"),
                    InvitationId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: true, collation: "Latin1_General_BIN2"),
                    Campaign = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_journal_organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalSchema: "accounts",
                        principalTable: "organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_journal_At",
                schema: "accounts",
                table: "journal",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_journal_ById",
                schema: "accounts",
                table: "journal",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_journal_OrganisationId_Id",
                schema: "accounts",
                table: "journal",
                columns: new[] { "OrganisationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_PersonId",
                schema: "accounts",
                table: "journal",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "journal",
                schema: "accounts");
        }
    }
}
