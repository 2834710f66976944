using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pix.Reporting.Data.Migrations.SqlServer
{
    /// <summary>The figures count names now: what was read before is read again, beside what pages show.</summary>
    public partial class CountNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE [reporting].[cursors] SET [RebuildAsked] = 1 WHERE [Live] > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
