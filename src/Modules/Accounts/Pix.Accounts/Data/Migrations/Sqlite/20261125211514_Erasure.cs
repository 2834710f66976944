using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Accounts.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Erasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthorId",
                table: "outbox",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcceptedById",
                table: "invitations",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    NewPersonId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_AuthorId",
                table: "outbox",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_AcceptedById",
                table: "invitations",
                column: "AcceptedById");

            migrationBuilder.CreateIndex(
                name: "IX_erasures_DueAt",
                table: "erasures",
                column: "DueAt");

            migrationBuilder.AddForeignKey(
                name: "FK_invitations_accounts_AcceptedById",
                table: "invitations",
                column: "AcceptedById",
                principalTable: "accounts",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_outbox_accounts_AuthorId",
                table: "outbox",
                column: "AuthorId",
                principalTable: "accounts",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_invitations_accounts_AcceptedById",
                table: "invitations");

            migrationBuilder.DropForeignKey(
                name: "FK_outbox_accounts_AuthorId",
                table: "outbox");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropIndex(
                name: "IX_outbox_AuthorId",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_invitations_AcceptedById",
                table: "invitations");

            migrationBuilder.DropColumn(
                name: "AuthorId",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "AcceptedById",
                table: "invitations");
        }
    }
}
