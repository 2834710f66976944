using System.Diagnostics;
using Pix.Testing;

namespace Pix.Architecture.Tests.Queries;

/// <summary>
/// A page of an organisation with many campaigns, people and results sends as many commands as one with few: none for
/// each line. Counted over all modules, by the trace that a request begins.
/// </summary>
public sealed class QueryCountTests : IAsyncLifetime
{
    private readonly CommandLog _log = new();
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task The_busiest_routes_send_as_many_commands_for_many_as_for_few()
    {
        var organiser = await _app.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("UE 172", ("targetId", "deux-competences"));
        var louise = await _app.SignUpAsync("Louise", "Carré");
        var test = await louise.FinishAsync(campaign);
        await louise.SendResultsAsync(campaign);
        var underWay = await louise.StartAsync(await organiser.CampaignAsync("UE 173"));
        await campaign.UntilCountsAsync(shared: 1);
        var routes = new (Person Person, string Path)[]
        {
            (louise, campaign.Link), (louise, "/"), (louise, "/profil"), (louise, "/mes-parcours"), (louise, "/parcours/" + underWay), (louise, campaign.Link + "/resultats"),
            (organiser.Person, organiser.Path("campagnes")), (organiser.Person, campaign.Address), (organiser.Person, campaign.Report("participants")),
            (organiser.Person, campaign.Report("participants/" + test)), (organiser.Person, campaign.Report("resultats")), (organiser.Person, organiser.Path("equipe")), (organiser.Person, campaign.Report("resultats.csv")),
        };
        await CountAsync(routes); // what is made once a process is made now
        var few = await CountAsync(routes);

        for (var i = 0; i < 4; i++)
        {
            var person = await _app.SignUpAsync("Zoé", "Martin" + (char)('a' + i));
            await person.FinishAsync(campaign);
            await person.SendResultsAsync(campaign);
            await _app.JoinAsync(await _app.SignUpAsync(), organiser.Organisation, asAdmin: false);
            var other = await organiser.CampaignAsync("Autre " + i);
            await louise.FinishAsync(other);
        }
        await campaign.UntilCountsAsync(shared: 5);
        Assert.Equal(few, await CountAsync(routes));
        Assert.All(few, f => Assert.InRange(int.Parse(f.Split(' ')[0]), 1, 12));
    }

    private async Task<List<string>> CountAsync((Person Person, string Path)[] routes)
    {
        var counts = new List<string>();
        foreach (var (person, path) in routes)
        {
            var trace = ActivityTraceId.CreateRandom();
            (await person.Client.SendAsync(HttpMethod.Get, path, null, "text/html", ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"))).Is(200);
            counts.Add($"{_log.Of(trace).Count()} {path}");
        }
        return counts;
    }
}
