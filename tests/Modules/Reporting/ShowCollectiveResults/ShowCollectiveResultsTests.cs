using System.Globalization;
using System.Text.Json.Nodes;
using Pix.BuildingBlocks.Web;
using Pix.Testing;

namespace Pix.Reporting.Tests.ShowCollectiveResults;

public sealed class ShowCollectiveResultsTests(HostFixture host)
{
    private static string[] Keys(JsonNode? node) => [.. node!.AsObject().Select(p => p.Key)];

    private static async Task<JsonNode> ReadAsync(TestCampaign campaign) => (await campaign.Organiser.Client.GetAsync(campaign.Report("resultats"))).Is(200).Json;

    private static async Task<HtmlPage> PageAsync(TestCampaign campaign) => new((await campaign.Organiser.Client.PageAsync(campaign.Report("resultats"))).Is(200).Body);

    private Task<TestCampaign> CampaignAsync() => CampaignAsync(host);

    private static async Task<TestCampaign> CampaignAsync(HostFixture host) => await (await host.OrganiserAsync()).CampaignAsync("UE 173", ("targetId", "deux-competences"));

    /// <summary>Takes the test with so many right answers; gives what the person's own page says.</summary>
    private async Task<JsonNode> SendAsync(TestCampaign campaign, int right)
    {
        var person = await host.App.SignUpAsync();
        await person.PlayAsync(await person.StartAsync(campaign), host.App.Right(right));
        await person.SendResultsAsync(campaign);
        return (await person.Client.GetAsync(campaign.Link + "/resultats")).Is(200).Json;
    }

    [Fact]
    public async Task Figures_are_means_over_what_was_sent()
    {
        var campaign = await CampaignAsync();
        var own = await Task.WhenAll(SendAsync(campaign, 0), SendAsync(campaign, 4), SendAsync(campaign, 99));
        await (await host.App.SignUpAsync()).StartAsync(campaign);
        await (await host.App.SignUpAsync()).FinishAsync(campaign);
        await campaign.UntilCountsAsync(started: 1, completed: 1, shared: 3);
        Assert.Equal(3, own.Select(r => (int)r["validated"]!).Distinct().Count());

        var model = await ReadAsync(campaign);
        Assert.Equal(["participants", "shared", "mastery", "coverage", "competences", "distribution", "overTime", "asOf"], Keys(model));
        Assert.Equal((5, 3), ((int)model["participants"]!, (int)model["shared"]!));
        Assert.Equal(own.Average(r => (int)r["validated"]! / 30.0), (double)model["mastery"]!, 12);
        Assert.Equal(own.Average(r => (int)r["tested"]! / 30.0), (double)model["coverage"]!, 12);

        var competences = model["competences"]!.AsArray();
        Assert.Equal(["1.2", "5.1"], competences.Select(c => (string)c!["code"]!));
        foreach (var competence in competences)
        {
            Assert.Equal(["code", "name", "mastery", "validatedMean", "skills"], Keys(competence));
            var results = own.Select(r => r["competences"]!.AsArray().Single(c => (string)c!["code"]! == (string)competence!["code"]!)!).ToList();
            Assert.Equal(15, (int)competence!["skills"]!);
            Assert.Equal(results.Average(r => (int)r["validated"]! / 15.0), (double)competence["mastery"]!, 12);
            Assert.Equal((double)Math.Round(results.Sum(r => (int)r["validated"]!) / 3m, 1, MidpointRounding.AwayFromZero), (double)competence["validatedMean"]!);
            Assert.Equal((string)results[0]["name"]!, (string)competence["name"]!);
        }

        var bands = model["distribution"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i * 10), bands.Select(b => (int)b!["from"]!));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => own.Count(r => Math.Min(9, (int)r["validated"]! * 10 / 30) == i)), bands.Select(b => (int)b!["count"]!));
        Assert.Equal((5, 3), (model["overTime"]!.AsArray().Sum(d => (int)d!["started"]!), model["overTime"]!.AsArray().Sum(d => (int)d!["shared"]!)));
        Assert.Contains(ParisTime.Day(host.App.Clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), model["overTime"]!.AsArray().Select(d => (string)d!["date"]!));

        var (sum, of) = (own.Sum(r => (int)r["validated"]!), 90);
        var page = await PageAsync(campaign);
        Assert.Equal([$"{(200 * sum + of) / (2 * of)}\u00A0%"], page.Texts(".ring__n"));
        Assert.Contains("Sur les 3 résultats envoyés. Les 2 autres participants ne comptent pas encore.", page.Texts("p.muted"));
        Assert.Equal(competences.Select(c => $"{Whole(c!)}\u00A0%"), page.Texts("td[data-label='Résultats (moyenne)']"));
        Assert.Equal(competences.Select(c => ((double)c!["validatedMean"]!).ToString("N1", CultureInfo.GetCultureInfo("fr-FR"))), page.Texts("td[data-label='Acquis validés (moyenne)']"));
        Assert.Equal(["15", "15"], page.Texts("td[data-label='Acquis évalués']"));

        int Whole(JsonNode competence)
        {
            var validated = own.Sum(r => (int)r["competences"]!.AsArray().Single(c => (string)c!["code"]! == (string)competence["code"]!)!["validated"]!);
            return (200 * validated + 45) / 90;
        }
    }

    [Fact]
    public async Task Before_anybody_has_sent_there_are_no_means_and_competences_are_listed()
    {
        var campaign = await CampaignAsync();
        await (await host.App.SignUpAsync()).FinishAsync(campaign);
        await campaign.UntilCountsAsync(completed: 1);
        var model = (await ReadAsync(campaign)).AsObject();
        Assert.Equal((1, 0), ((int)model["participants"]!, (int)model["shared"]!));
        Assert.True(model.ContainsKey("mastery") && model.ContainsKey("coverage"));
        Assert.Null(model["mastery"]);
        Assert.Null(model["coverage"]);
        foreach (var competence in model["competences"]!.AsArray())
        {
            Assert.Equal(["code", "name", "mastery", "validatedMean", "skills"], Keys(competence));
            Assert.Equal((null, null, 15), (competence!["mastery"], competence["validatedMean"], (int)competence["skills"]!));
        }
        Assert.Equal(["1.2", "5.1"], model["competences"]!.AsArray().Select(c => (string)c!["code"]!));
        Assert.Equal(Enumerable.Repeat(0, 10), model["distribution"]!.AsArray().Select(b => (int)b!["count"]!));
        var page = await PageAsync(campaign);
        Assert.Equal((0, 0), (page.Count(".ring"), page.Count("ol.histo")));
        Assert.Contains("Aucun résultat n’est encore envoyé.", page.Texts("p.muted"));
        Assert.Equal(["-", "-"], page.Texts("td[data-label='Résultats (moyenne)']"));
    }

    [Fact]
    public async Task Before_anybody_has_started_there_is_nothing_to_see()
    {
        var campaign = await CampaignAsync();
        var model = await ReadAsync(campaign);
        Assert.Equal((0, 0, 0, 2), ((int)model["participants"]!, (int)model["shared"]!, model["overTime"]!.AsArray().Count, model["competences"]!.AsArray().Count));
        Assert.Contains("Pas encore de résultats", (await PageAsync(campaign)).Texts("h2"));
    }

    [Fact]
    public async Task What_is_taken_back_counts_no_more()
    {
        var campaign = await CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.PlayAsync(await person.StartAsync(campaign), host.App.Right());
        await person.SendResultsAsync(campaign);
        await campaign.UntilCountsAsync(shared: 1);
        Assert.NotNull((await ReadAsync(campaign))["mastery"]);
        (await person.Client.PostAsync(campaign.Link + "/retrait")).Is(200);
        await campaign.UntilCountsAsync(completed: 1);
        var model = await ReadAsync(campaign);
        Assert.Equal((1, 0, null), ((int)model["participants"]!, (int)model["shared"]!, model["mastery"]));
        Assert.Equal(0, model["distribution"]!.AsArray().Sum(b => (int)b!["count"]!));
        Assert.Equal(0, model["overTime"]!.AsArray().Sum(d => (int)d!["shared"]!));
    }

    [Fact]
    public async Task A_mean_of_one_point_six_of_three_is_53_percent_and_no_day_is_missing()
    {
        var campaign = await CampaignAsync();
        await host.App.InReportingAsync(db =>
        {
            var figures = new Figures
            {
                Completed = 1, Shared = 5, Validated = 8, Tested = 11, Skills = 15, Bands = [0, 0, 0, 3, 0, 0, 1, 0, 0, 1],
                Competences = { ["5.1"] = new() { Validated = 8, Skills = 15 } },
                Days = { [new(2026, 2, 27)] = new() { Started = 6 }, [new(2026, 3, 2)] = new() { Shared = 5 } },
            };
            var totals = new CampaignTotals(db.Cursors.Single().Live, campaign.Id);
            totals.Write(figures, Make.Monday);
            db.Add(totals);
        });
        var model = await ReadAsync(campaign);
        var competence = model["competences"]!.AsArray().Single(c => (string)c!["code"]! == "5.1")!;
        Assert.Equal((1.6, 8.0 / 15), ((double)competence["validatedMean"]!, (double)competence["mastery"]!));
        Assert.Equal([("2026-02-27", 6, 0), ("2026-02-28", 0, 0), ("2026-03-01", 0, 0), ("2026-03-02", 0, 5)],
            model["overTime"]!.AsArray().Select(d => ((string)d!["date"]!, (int)d["started"]!, (int)d["shared"]!)));
        Assert.Equal("2026-03-02T09:00:00Z", (string)model["asOf"]!);
        var page = await PageAsync(campaign);
        Assert.Equal(["53\u00A0%"], page.Texts(".ring__n"));
        Assert.Equal(["-", "53\u00A0%"], page.Texts("td[data-label='Résultats (moyenne)']"));
        Assert.Equal(["-", "1,6"], page.Texts("td[data-label='Acquis validés (moyenne)']"));
    }
}
