using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Assessments.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OwnCourses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CompetenceCode",
                table: "courses",
                type: "TEXT",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CompetenceCode",
                table: "courses");
        }
    }
}
