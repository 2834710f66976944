using Microsoft.EntityFrameworkCore.Migrations;
using Pix.BuildingBlocks.Feeds;

#nullable disable

namespace Pix.Campaigns.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    OrganisationId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TargetName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    TargetKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IdentifierLabel = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    IdentifierKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    LandingText = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PushedVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "campaigns_feed",
                columns: table => new
                {
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    FeedId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns_feed", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "rules_seen",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rules_seen", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "campaign_counts",
                columns: table => new
                {
                    CampaignId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    Participants = table.Column<int>(type: "INTEGER", nullable: false),
                    Shared = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_counts", x => x.CampaignId);
                    table.ForeignKey(
                        name: "FK_campaign_counts_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "participations",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 26, nullable: false),
                    Identifier = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SharedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FeedPosition = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_participations_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_Code",
                table: "campaigns",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_OrganisationId_NameKey",
                table: "campaigns",
                columns: new[] { "OrganisationId", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participations_CampaignId_PersonId",
                table: "participations",
                columns: new[] { "CampaignId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participations_FeedPosition",
                table: "participations",
                column: "FeedPosition");

            migrationBuilder.CreateIndex(
                name: "IX_participations_PersonId_StartedAt",
                table: "participations",
                columns: new[] { "PersonId", "StartedAt" });

            migrationBuilder.StartFeed("campaigns", "participations");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_counts");

            migrationBuilder.DropTable(
                name: "campaigns_feed");

            migrationBuilder.DropTable(
                name: "participations");

            migrationBuilder.DropTable(
                name: "rules_seen");

            migrationBuilder.DropTable(
                name: "campaigns");
        }
    }
}
