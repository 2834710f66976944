using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Reporting.Data;
using Pix.Reporting.Tests.ExportResults;
using Pix.Testing;

namespace Pix.Reporting.Tests.Removal;

/// <summary>A participation, or a whole campaign, is removed: organisers' pages follow, and nothing of it is kept behind them.</summary>
public sealed class RemovalTests(HostFixture host)
{
    private static async Task RemoveAsync(TestCampaign campaign, string pid) =>
        (await campaign.Organiser.Client.PostAsync(campaign.Report($"participants/{pid}/suppression"))).Is(204);

    private async Task<List<Participant>> RowsAsync(params string[] ids)
    {
        using var scope = host.App.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ReportingDb>().Participants.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync();
    }

    private async Task HoldNothingAsync(params string[] ids)
    {
        for (var tries = 0; tries < 200 && (await RowsAsync(ids)).Any(r => r.Counts || r.PackedResult is not null); tries++)
            await Task.Delay(50);
        Assert.All(await RowsAsync(ids), r => Assert.Equal((null, null, null, "", "", null, null, 0), (r.CampaignId, r.PersonId, r.Identifier, r.FirstName, r.LastName, r.PackedResult, r.CompletedAt, r.Tested)));
    }

    [Fact]
    public async Task A_removed_participation_leaves_lists_figures_search_and_export()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("UE 173", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        var (gone, stays) = (await host.App.SignUpAsync("Gaëlle", "Partie"), await host.App.SignUpAsync("Rémi", "Reste"));
        var pid = await gone.StartAsync(campaign, "E-17");
        await gone.PlayAsync(pid, host.App.Right());
        await gone.SendResultsAsync(campaign);
        var other = await stays.FinishAsync(campaign, "E-18");
        await stays.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 2);

        await RemoveAsync(campaign, pid);
        var list = await campaign.UntilCountsAsync(shared: 1);
        Assert.Equal([other], list["items"]!.AsArray().Select(i => (string)i!["id"]!));
        Assert.Equal(0, (int)(await campaign.ParticipantsAsync("?q=gaelle"))["total"]!);
        Assert.Equal(0, (int)(await campaign.ParticipantsAsync("?q=E-17"))["total"]!);
        (await campaign.Organiser.Client.GetAsync(campaign.Report("participants/" + pid))).Is(404);
        var results = (await campaign.Organiser.Client.GetAsync(campaign.Report("resultats"))).Is(200).Json;
        Assert.Equal((1, 1, 0.0), ((int)results["participants"]!, (int)results["shared"]!, (double)results["mastery"]!));
        Assert.Equal(["1 of 1"], results["overTime"]!.AsArray().Select(d => $"{d!["shared"]} of {d["started"]}"));
        var csv = await CsvFile.DownloadAsync(campaign);
        Assert.Equal("Reste", Assert.Single(csv.Lines.Skip(1))[4]);
        Assert.DoesNotContain("Gaëlle", csv.Text, StringComparison.Ordinal);
        await HoldNothingAsync(pid);
    }

    [Fact]
    public async Task Whoever_takes_part_again_is_one_line()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync("Louise", "Carré");
        var pid = await person.FinishAsync(campaign);
        await person.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 1);
        await RemoveAsync(campaign, pid);
        var again = await person.StartAsync(campaign);
        var list = await campaign.UntilAsync(l => l["items"]!.AsArray().Select(i => (string)i!["id"]!).SequenceEqual([again]) && (int)l["counts"]!["shared"]! == 0);
        Assert.Equal(("Carré", "Louise"), ((string)list["items"]![0]!["lastName"]!, (string)list["items"]![0]!["firstName"]!));
        Assert.Equal(1, (int)list["total"]!);
    }

    [Fact]
    public async Task Of_a_deleted_campaign_nothing_is_kept()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Essai");
        var member = await host.App.MemberAsync(organiser);
        string[] tests = [await organiser.Person.FinishAsync(campaign), await member.Person.StartAsync(campaign)];
        await organiser.Person.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(started: 1, shared: 1);
        Assert.Contains(campaign.Id, await ProgressionAsync());
        (await organiser.Client.PostAsync(campaign.Address + "/suppression")).Is(204);
        Assert.DoesNotContain(campaign.Id, await ProgressionAsync());
        foreach (var report in new[] { "participants", "participants/" + tests[0], "resultats", "resultats.csv" })
            (await organiser.Client.GetAsync(campaign.Report(report))).Is(404);
        await HoldNothingAsync(tests);

        async Task<string> ProgressionAsync() => (await organiser.Client.GetAsync(organiser.Path("progression?cible=5.1"))).Is(200).Body;
    }

    [Fact]
    public async Task The_page_of_a_participant_offers_it_to_admins_and_says_who_and_what_is_lost()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("UE 173");
        var pid = await (await host.App.SignUpAsync("Louise", "Carré")).StartAsync(campaign);
        var member = await host.App.MemberAsync(organiser);
        await campaign.UntilCountsAsync(started: 1);
        var address = campaign.Report("participants/" + pid);
        var page = new HtmlPage((await organiser.Client.PageAsync(address)).Is(200).Body);
        Assert.Equal([address + "/suppression"], page.Attributes("details.disclose form", "action"));
        Assert.Equal([string.Format(Texts.Remove_Text, "Louise Carré", "UE 173"), Texts.Remove_Again], page.Texts("details.disclose p"));
        Assert.Equal(0, new HtmlPage((await member.Client.PageAsync(address)).Is(200).Body).Count("details.disclose"));
        (await organiser.Client.SubmitAsync(address + "/suppression", address)).Is(303);
        await campaign.UntilCountsAsync();
    }
}
