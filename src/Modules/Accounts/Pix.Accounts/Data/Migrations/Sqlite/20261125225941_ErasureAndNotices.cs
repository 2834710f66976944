using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Accounts.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ErasureAndNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_DueAt",
                table: "outbox");

            migrationBuilder.AddColumn<string>(
                name: "AccountId",
                table: "outbox",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorId",
                table: "outbox",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NoticeId",
                table: "outbox",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Queue",
                table: "outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    NoticeKey = table.Column<string>(type: "TEXT", maxLength: 73, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Packed = table.Column<byte[]>(type: "BLOB", maxLength: 8000, nullable: false),
                    LanguageCode = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Queue_DueAt",
                table: "outbox",
                columns: new[] { "Queue", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_erasures_DueAt",
                table: "erasures",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_notices_NoticeKey",
                table: "notices",
                column: "NoticeKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropIndex(
                name: "IX_outbox_Queue_DueAt",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "AuthorId",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "NoticeId",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "Queue",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "AcceptedById",
                table: "invitations");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_DueAt",
                table: "outbox",
                column: "DueAt");
        }
    }
}
