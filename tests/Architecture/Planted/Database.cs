using Microsoft.EntityFrameworkCore;
using Pix.BuildingBlocks.Data;

namespace Pix.Architecture.Tests.Planted.Database;

/// <summary>Takes another module's name for a table, another module's schema, and leads into it.</summary>
internal abstract class PlantedDb(DbContextOptions options) : ModuleDb(options)
{
    public override string Schema => "planted";

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<Fine>().ToTable("fine");
        model.Entity<SameName>().ToTable("campaigns");
        model.Entity<Elsewhere>().ToTable("elsewhere", "accounts");
        model.Entity<Leads>(leads =>
        {
            leads.ToTable("leads");
            leads.HasOne<Elsewhere>().WithMany().HasForeignKey(l => l.ElsewhereId);
        });
    }

    internal sealed record Fine(string Id);
    internal sealed record SameName(string Id);
    internal sealed record Elsewhere(string Id);
    internal sealed record Leads(string Id, string ElsewhereId);
}

internal sealed class SqlitePlantedDb(DbContextOptions<SqlitePlantedDb> options) : PlantedDb(options);
internal sealed class SqlServerPlantedDb(DbContextOptions<SqlServerPlantedDb> options) : PlantedDb(options);
internal sealed class SqliteDesign() : SqliteDesignTime<SqlitePlantedDb>(o => new(o));
internal sealed class SqlServerDesign() : SqlServerDesignTime<SqlServerPlantedDb>("planted", o => new(o));
