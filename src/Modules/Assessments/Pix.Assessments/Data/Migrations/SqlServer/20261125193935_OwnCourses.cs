using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Assessments.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OwnCourses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CompetenceCode",
                schema: "assessments",
                table: "courses",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_BIN2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CompetenceCode",
                schema: "assessments",
                table: "courses");
        }
    }
}
