using Microsoft.Extensions.DependencyInjection;
using Pix.Testing;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>A Host on SQLite whose queries are recorded.</summary>
public sealed class RecordedWorld : World
{
    public PixApp App { get; private set; } = null!;
    internal Recorder Recorder => App.Services.GetRequiredService<Recorder>();

    protected override async Task<PixApp> StartAsync() => App = await PixApp.StartAsync(Recorder.Listen);
}

public sealed class QueryTests(RecordedWorld world) : IClassFixture<RecordedWorld>
{
    [Fact]
    public async Task One()
    {
        foreach (var line in RightsTable.Lines)
            foreach (var kind in (Kind[])[Kind.Nobody, Kind.Stranger, Kind.Participant, Kind.Owner, Kind.Admin])
                if (line.Expected(kind, html: false) < 400)
                    await world.AskAsync(line, kind, html: false);
        await Task.Delay(3000);
        var r = world.Recorder;
        var sites = CallSites.Of(Product.Modules.Select(m => m.Assembly.Location).Append(Product.BuildingBlocks.Location)).ToList();
        File.WriteAllLines("/tmp/sql/statements.txt", r.Statements.Select(s => $"{s.Slice} [{s.Schema}] ({s.Parameters})\n{s.Sql}\n").Order());
        File.WriteAllLines("/tmp/sql/faults.txt", r.Faults);
        File.WriteAllLines("/tmp/sql/methods.txt", r.Methods.Order());
        File.WriteAllLines("/tmp/sql/missing.txt", sites.Except(r.Methods).Order());
        File.WriteAllLines("/tmp/sql/sites.txt", sites.Order());
        Assert.Empty(r.Faults);
    }
}
