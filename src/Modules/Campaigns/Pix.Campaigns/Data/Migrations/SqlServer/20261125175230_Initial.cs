using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pix.BuildingBlocks.Feeds;

#nullable disable

namespace Pix.Campaigns.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "campaigns");

            migrationBuilder.CreateTable(
                name: "campaigns",
                schema: "campaigns",
                columns: table => new
                {
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    OrganisationId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    OwnerId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    Code = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false, collation: "Latin1_General_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_BIN2"),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_BIN2"),
                    TargetId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    TargetName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_BIN2"),
                    TargetKind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_BIN2"),
                    IdentifierLabel = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_BIN2"),
                    IdentifierKind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Latin1_General_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_BIN2"),
                    LandingText = table.Column<string>(type: "nvarchar(max)", maxLength: 5000, nullable: true, collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PushedVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "campaigns_feed",
                schema: "campaigns",
                columns: table => new
                {
                    Row = table.Column<int>(type: "int", nullable: false),
                    FeedId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_BIN2"),
                    Position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns_feed", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "rules_seen",
                schema: "campaigns",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    SeenAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rules_seen", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "campaign_counts",
                schema: "campaigns",
                columns: table => new
                {
                    CampaignId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    Participants = table.Column<int>(type: "int", nullable: false),
                    Shared = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_counts", x => x.CampaignId);
                    table.ForeignKey(
                        name: "FK_campaign_counts_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalSchema: "campaigns",
                        principalTable: "campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "participations",
                schema: "campaigns",
                columns: table => new
                {
                    Id = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    CampaignId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    PersonId = table.Column<string>(type: "char(26)", unicode: false, fixedLength: true, maxLength: 26, nullable: false, collation: "Latin1_General_BIN2"),
                    Identifier = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_BIN2"),
                    StartedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    SharedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    FeedPosition = table.Column<byte[]>(type: "rowversion", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_participations_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalSchema: "campaigns",
                        principalTable: "campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_Code",
                schema: "campaigns",
                table: "campaigns",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_OrganisationId_NameKey",
                schema: "campaigns",
                table: "campaigns",
                columns: new[] { "OrganisationId", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participations_CampaignId_PersonId",
                schema: "campaigns",
                table: "participations",
                columns: new[] { "CampaignId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participations_FeedPosition",
                schema: "campaigns",
                table: "participations",
                column: "FeedPosition");

            migrationBuilder.CreateIndex(
                name: "IX_participations_PersonId_StartedAt",
                schema: "campaigns",
                table: "participations",
                columns: new[] { "PersonId", "StartedAt" });

            migrationBuilder.StartFeed("campaigns", "participations");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_counts",
                schema: "campaigns");

            migrationBuilder.DropTable(
                name: "campaigns_feed",
                schema: "campaigns");

            migrationBuilder.DropTable(
                name: "participations",
                schema: "campaigns");

            migrationBuilder.DropTable(
                name: "rules_seen",
                schema: "campaigns");

            migrationBuilder.DropTable(
                name: "campaigns",
                schema: "campaigns");
        }
    }
}
