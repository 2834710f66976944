using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Assessments.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RemovedTests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tests_CourseId_PersonId",
                schema: "assessments",
                table: "tests");

            migrationBuilder.CreateIndex(
                name: "IX_tests_CourseId_PersonId",
                schema: "assessments",
                table: "tests",
                columns: new[] { "CourseId", "PersonId" },
                unique: true,
                filter: "[RemovedAt] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tests_CourseId_PersonId",
                schema: "assessments",
                table: "tests");

            migrationBuilder.CreateIndex(
                name: "IX_tests_CourseId_PersonId",
                schema: "assessments",
                table: "tests",
                columns: new[] { "CourseId", "PersonId" },
                unique: true);
        }
    }
}
