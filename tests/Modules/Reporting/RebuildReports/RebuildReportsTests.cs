using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.Reporting.Projection;
using Pix.Testing;

namespace Pix.Reporting.Tests.RebuildReports;

// A Host of its own: while it reads again, exports wait, and its projection takes its turns here only when it is told to.
public sealed class RebuildReportsTests(HostFixture own) : IClassFixture<HostFixture>
{
    private async Task<bool> TurnAsync()
    {
        using var scope = own.App.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<Projector>().TurnAsync(CancellationToken.None);
    }

    [Fact]
    public async Task While_reports_are_read_again_pages_keep_their_figures_and_say_so_and_exports_wait()
    {
        var campaign = await (await own.OrganiserAsync()).CampaignAsync();
        var (sent, late) = (await own.App.SignUpAsync("Louise", "Carré"), await own.App.SignUpAsync("Karim", "Villo"));
        var pid = await sent.FinishAsync(campaign);
        await sent.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 1);
        await own.App.Services.GetServices<IHostedService>().OfType<ProjectionLoop>().Single().StopAsync(CancellationToken.None);
        while (await TurnAsync())
        {
        }
        var before = (await campaign.ParticipantsAsync()).ToJsonString();
        string[] pages = ["participants", "participants/" + pid, "resultats"];

        Assert.Contains("read again from zero", await own.App.RunCommandAsync("rebuild-reports"), StringComparison.Ordinal);
        Assert.True(await TurnAsync());
        await late.StartAsync(campaign);
        Assert.Equal(before, (await campaign.ParticipantsAsync()).ToJsonString());
        foreach (var page in pages)
            Assert.Single(await NotesAsync(page));
        var export = await campaign.Organiser.Client.GetAsync(campaign.Report("resultats.csv"));
        Assert.NotNull(export.Is(503).Headers.RetryAfter);
        (await campaign.Organiser.Client.PageAsync(campaign.Report("resultats.csv"))).Is(503);

        while (await TurnAsync())
        {
        }
        var after = await campaign.ParticipantsAsync();
        Assert.Equal((1, 1), ((int)after["counts"]!["started"]!, (int)after["counts"]!["shared"]!));
        foreach (var page in pages)
            Assert.Empty(await NotesAsync(page));
        (await campaign.Organiser.Client.GetAsync(campaign.Report("resultats.csv"))).Is(200);

        async Task<IEnumerable<string>> NotesAsync(string page) =>
            new HtmlPage((await campaign.Organiser.Client.PageAsync(campaign.Report(page))).Is(200).Body).Texts(".note").Where(n => n == Texts.Rebuilding);
    }
}
