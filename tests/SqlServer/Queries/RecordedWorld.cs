using Microsoft.Extensions.DependencyInjection;
using Pix.Testing;

[assembly: AssemblyFixture(typeof(Pix.SqlServer.Tests.Queries.RecordedWorld))]

namespace Pix.SqlServer.Tests.Queries;

/// <summary>
/// A Host on SQLite, with the demo, in which everything happens that sends a query: every route is asked by whoever may, and
/// then what a route does only now and then. What is said to SQL Server meanwhile is recorded.
/// </summary>
public sealed class RecordedWorld : World
{
    private static readonly Kind[] Asking = [Kind.Nobody, Kind.Stranger, Kind.Participant, Kind.Owner, Kind.Admin];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string LastOfDemo = "HCFPQY967";

    private PixApp _app = null!;

    /// <summary>What went to SQLite.</summary>
    internal CommandLog Commands { get; } = new();

    internal Recorder Recorder => _app.Services.GetRequiredService<Recorder>();

    internal IServiceProvider Services => _app.Services;

    protected override async Task<PixApp> StartAsync()
    {
        _app = await PixApp.StartAsync(Recorder.Listen, "Demo:Enabled=true", "Database:Provider=Sqlite");
        // Its modules write one after the other, at length: what others want meanwhile might wait too long.
        for (var tries = 0; !(await _app.RowsAsync()).Any(r => r.Table == "campaigns" && r.Cells["Code"] == LastOfDemo); tries++)
        {
            Assert.True(tries < 300, "the demo was never written");
            await Task.Delay(200);
        }
        return _app;
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var line in RightsTable.Lines)
            foreach (var kind in Asking.Where(k => line.Expected(k, html: false) is < 400 or 409))
                await AskAsync(line, kind, html: false);
        await KeepAccountsAsync();
        await FollowUpAsync();
        await FollowAHallAsync();
        await LeaveAsync();
        await _app.RunCommandAsync("problem-reports");
        await _app.RunCommandAsync("check-consistency");
        await _app.RunCommandAsync("rebuild-reports");
    }

    /// <summary>Lets the work in the background come to what a test expects of it.</summary>
    internal async Task UntilAsync(Func<bool> expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!expected() && !patience.IsCancellationRequested)
            await Task.Delay(50);
    }

    private async Task KeepAccountsAsync()
    {
        var (person, other) = (await _app.SignUpAsync(), await _app.SignUpAsync());
        (await _app.Client().PostAsync("/connexion", new { email = person.Email, password = "Pas-le-Bon-1" })).Is(401);
        (await person.Client.PostAsync("/campagnes", new { code = "ZZZZZZ999" })).Is(404);
        (await person.Client.PostAsync("/moi", new { email = other.Email, currentPassword = People.Password })).Is(400);
    }

    private async Task FollowUpAsync()
    {
        var organiser = await _app.OrganiserAsync("Lycée Kervallon");
        var campaign = await organiser.CampaignAsync();
        var (sends, waits) = (await _app.SignUpAsync(), await _app.SignUpAsync());
        var pid = await sends.FinishAsync(campaign);
        await sends.SendResultsAsync(campaign);
        await waits.StartAsync(campaign);
        await campaign.UntilCountsAsync(started: 1, shared: 1);
        (await organiser.Client.GetAsync(campaign.Report("participants/" + pid))).Is(200);
        foreach (var search in new[] { "?q=l", "?q=l+c", "?q=l&statut=shared" })
            await campaign.ParticipantsAsync(search);
        (await organiser.Client.PostAsync(campaign.Address + "/relance")).Is(202);
        await _app.MailAsync(waits.Email);
        (await organiser.Client.PostAsync(campaign.Address + "/archivage")).Is(204);
        (await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(409);
    }

    // Pages far behind, and a search that finds more than it counts.
    private async Task FollowAHallAsync()
    {
        var campaign = await (await _app.OrganiserAsync("Rectorat")).CampaignAsync();
        await _app.WriteParticipantsAsync(campaign.Id, 1500);
        foreach (var page in new[] { "?page=40", "?statut=started&page=40", "?q=lou&page=2", "?q=lou&statut=started" })
            await campaign.ParticipantsAsync(page);
    }

    // An account is closed whose invitations are under way.
    private async Task LeaveAsync()
    {
        var organiser = await _app.OrganiserAsync("Collège des Îles");
        var leaves = await _app.SignUpAsync();
        await _app.JoinAsync(leaves, organiser.Organisation, asAdmin: true);
        (await leaves.Client.PostAsync(organiser.Path("equipe/invitations"), new { emails = (string[])["invitee@example.org"], role = "member" })).Is(201);
        (await leaves.Client.PostAsync("/moi/suppression", new { password = People.Password })).Is(202);
    }
}
