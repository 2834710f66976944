using System.Net;
using Microsoft.Data.Sqlite;
using Pix.Testing;

namespace Pix.EndToEnd.Tests.Processes;

/// <summary>Two Hosts over the same databases: nobody can tell which one answers.</summary>
public sealed class ReplicasTests(Browser browser, Replicas replicas) : IClassFixture<Replicas>
{
    [Fact]
    public async Task The_whole_thing_spread_over_two()
    {
        await new Journey(browser, replicas.One) { Address = replicas.Address }.RunAsync(script: true);
        Assert.Equal(4, replicas.Sent.Distinct().Count(s => s.Method is "GET" or "POST")); // both answered pages and took forms
    }

    [Fact]
    public async Task What_changes_on_one_holds_on_the_other()
    {
        var organiser = await replicas.One.OrganiserAsync("Lycée Villo");
        var campaign = await organiser.CampaignAsync("Avant", ("title", "Avant"));
        using var there = replicas.AtOther(organiser.Client);
        using var anybody = new PixClient(replicas.Other.Address);

        // The form of one, sent to the other.
        Assert.Equal("Avant", (string)(await anybody.GetAsync(campaign.Link)).Is(200).Json["title"]!); // and keeps it for a second
        var token = PixClient.TokenOf((await organiser.Client.PageAsync(campaign.Address + "/modification")).Is(200).Body);
        using var fresh = replicas.AtOther(organiser.Client);
        using var form = new FormUrlEncodedContent([new("name", "Après"), new("title", "Après"), new("__RequestVerificationToken", token)]);
        (await fresh.SendAsync(HttpMethod.Post, campaign.Address, form, "text/html")).Is(303);
        using var here = replicas.One.Client();
        await UntilAsync(async () => (string)(await here.GetAsync(campaign.Link)).Is(200).Json["title"]! == "Après");
        await UntilAsync(async () => (string)(await anybody.GetAsync(campaign.Link)).Is(200).Json["title"]! == "Après");

        // Somebody starts there; the campaign is closed here.
        var person = await replicas.One.SignUpAsync();
        using var personThere = replicas.AtOther(person.Client);
        var test = (string)(await personThere.PostAsync(campaign.Link + "/participations")).Is(201).Json["id"]!;
        Assert.Equal("Après", (string)(await personThere.GetAsync("/parcours/" + test)).Is(200).Json["title"]!);
        await campaign.ArchiveAsync();
        (await personThere.PostAsync($"/parcours/{test}/reponses", new { skip = true, challengeId = "any" })).Is(410);
        await UntilAsync(async () => (bool)(await anybody.GetAsync(campaign.Link)).Is(200).Json["archived"]!);

        // A member who is removed, and a session that ends.
        var member = await replicas.One.MemberAsync(organiser);
        using var memberThere = replicas.AtOther(member.Client);
        (await memberThere.GetAsync(member.Path("campagnes"))).Is(200);
        (await organiser.Client.PostAsync(organiser.Path($"equipe/{member.Person.Id}/retrait"))).Is(204);
        (await memberThere.GetAsync(member.Path("campagnes"))).Is(404);
        (await memberThere.GetAsync("/moi")).Is(200);
        (await member.Client.PostAsync("/deconnexion")).Is(204);
        (await memberThere.GetAsync("/moi")).Is(401);
        (await there.GetAsync("/moi")).Is(200);
    }

    [Fact]
    public async Task Wrong_passwords_count_on_both_together()
    {
        var person = await replicas.One.SignUpAsync();
        PixClient[] clients = [replicas.One.Client(from: "203.0.113.9"), new(replicas.Other.Address, "203.0.113.9")];
        var answers = new List<HttpStatusCode>();
        while (!answers.Contains(HttpStatusCode.TooManyRequests) && answers.Count < 250)
            answers.Add((await clients[answers.Count % 2].PostAsync("/connexion", new { email = person.Email, password = "Wrong-Password-1" })).Status);
        Assert.Equal(101, answers.Count); // a hundred an hour for one address, wherever they are tried
        foreach (var client in clients)
            (await client.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(429);
    }

    [Fact]
    public async Task A_hall_on_both_is_counted_once()
    {
        var campaign = await (await replicas.One.OrganiserAsync("École Blaison")).CampaignAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => replicas.One.SignUpAsync()));
        await Task.WhenAll(people.Select(async (person, i) =>
        {
            using var there = replicas.AtOther(person.Client);
            var (one, two) = i % 2 == 0 ? (person with { Client = there }, person) : (person, person with { Client = there });
            var tabs = await Task.WhenAll(one.Client.PostAsync(campaign.Link + "/participations"), two.Client.PostAsync(campaign.Link + "/participations")); // on two Hosts, at once
            var test = Assert.Single(tabs.Select(tab => (string)tab.Json["id"]!).Distinct());
            await one.PlayAsync(test, atMost: 4);
            await two.PlayAsync(test);
            (await one.Client.PostAsync(campaign.Link + "/envoi")).Is(200);
        }));
        await campaign.UntilCountsAsync(shared: 12);

        using var there = replicas.AtOther(campaign.Organiser.Client);
        var (counted, at) = await FiguresAsync(campaign.Organiser.Client);
        Assert.Equal((counted, at), await FiguresAsync(there));
        await replicas.One.RunCommandAsync("rebuild-reports");
        await UntilAsync(async () => (await FiguresAsync(there)).At != at);
        Assert.Equal(counted, (await FiguresAsync(there)).Figures);

        async Task<(string Figures, string At)> FiguresAsync(PixClient client)
        {
            var figures = (await client.GetAsync(campaign.Report("resultats"))).Is(200).Json.AsObject();
            figures.Remove("asOf", out var asOf);
            return (figures.ToJsonString(), (string)asOf!);
        }
    }

    [Fact]
    public async Task Each_letter_is_sent_once()
    {
        var organiser = await replicas.One.OrganiserAsync("Collège Antony");
        string[] emails = [.. Enumerable.Range(0, 20).Select(i => $"invite{i}@antony.example.org")];
        foreach (var some in emails.Chunk(10))
            (await organiser.Client.PostAsync(organiser.Path("equipe/invitations"), new { emails = some })).Is(201);
        await UntilAsync(() => Task.FromResult(emails.All(replicas.Mail.Taken.Contains)));
        Assert.Equal(emails.Order(), replicas.Mail.Taken.Where(m => m.EndsWith("@antony.example.org", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Two_that_start_at_once_on_nothing_agree_on_everything()
    {
        var folder = Directory.CreateTempSubdirectory("pix-at-once-").FullName;
        await using (HostProcess one = new($"Database:Directory={folder}"), other = new($"Database:Directory={folder}"))
        {
            await Task.WhenAll(one.StartAsync(), other.StartAsync());
            Assert.Single(Directory.EnumerateFiles(Path.Combine(folder, "keys"), "key-*.xml"));
            using var here = new PixClient(one.Address);
            (await here.PostAsync("/inscription", new { firstName = "Louise", lastName = "Carré", email = "louise@example.org", password = People.Password, acceptTerms = true })).Is(201);
            using var there = new PixClient(other.Address);
            there.Cookies.Add(here.Cookies.GetAllCookies());
            (await there.GetAsync("/moi")).Is(200);
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 300, "it never happened");
            await Task.Delay(100);
        }
    }
}
