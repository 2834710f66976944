using Microsoft.Extensions.DependencyInjection;
using Pix.Testing;

namespace Pix.Campaigns.Tests.Retention;

public sealed class RetentionTests
{
    private static async Task ForgetOldAsync(PixApp app)
    {
        using var scope = app.Services.CreateScope();
        while (await scope.ServiceProvider.GetRequiredService<Campaigns.Retention>().ForgetOldAsync(CancellationToken.None))
        {
        }
    }

    private static async Task<List<StoredRow>> OfAsync(PixApp app, string word, params string[] tables) =>
        [.. (await app.RowsAsync()).Where(r => tables.Contains(r.Table) && r.ToString().Contains(word, StringComparison.Ordinal))];

    [Fact]
    public async Task What_began_longer_ago_than_the_setting_names_nobody_and_keeps_its_result()
    {
        await using var app = await PixApp.StartAsync("Privacy:KeepMonths=12");
        var organiser = await app.OrganiserAsync();
        var old = await organiser.CampaignAsync("Il y a un an", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        var other = await organiser.CampaignAsync("La même année");
        var person = await app.SignUpAsync();
        var test = await person.FinishAsync(old, "E-2049");
        await person.SendResultsAsync(old);
        await person.StartAsync(other);
        var removed = await (await app.SignUpAsync()).StartAsync(other);
        (await organiser.Client.PostAsync($"{other.Address}/participants/{removed}/suppression")).Is(204);
        var before = (await old.UntilAsync(list => (int)list["counts"]!["shared"]! == 1))["items"]![0]!;

        app.Clock.Advance(TimeSpan.FromDays(300));
        await ForgetOldAsync(app);
        Assert.Equal(2, (await OfAsync(app, person.Id, "participations")).Count);

        app.Clock.Advance(TimeSpan.FromDays(67));
        (await person.Client.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
        (await organiser.Client.PostAsync("/connexion", new { email = organiser.Person.Email, password = People.Password })).Is(200);
        var recent = await person.StartAsync(await organiser.CampaignAsync("Cette année"));
        await ForgetOldAsync(app);

        Assert.Equal([recent, recent], (await OfAsync(app, person.Id, "participations", "tests")).Select(r => r.Cells["Id"]));
        Assert.Empty(await OfAsync(app, "E-2049", "participations"));
        Assert.DoesNotContain(await app.RowsAsync(), r => r.Table == "answers" && r.Cells["TestId"] != recent);
        var people = (await app.RowsAsync()).Where(r => r.Table == "participations").Select(r => r.Cells["PersonId"]).ToList();
        Assert.Equal((4, 4), (people.Count, people.Distinct().Count())); // nothing tells which two were one person's
        (await person.Client.GetAsync("/parcours/" + test)).Is(404);
        Assert.Single((await person.Client.GetAsync("/mes-parcours")).Is(200).Json.AsArray());

        var after = (await old.UntilAsync(list => (string?)list["items"]![0]!["lastName"] != "Carré"))["items"]![0]!;
        Assert.Equal(("Participant supprimé", ""), ((string?)after["lastName"], (string?)after["identifier"] ?? ""));
        foreach (var kept in new[] { "status", "mastery", "startedAt", "sharedAt", "progress" })
            Assert.Equal(before[kept]?.ToString(), after[kept]?.ToString());
        Assert.Contains(" 0 faults", await app.RunCommandAsync("check-consistency"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_forgotten()
    {
        await using var app = await PixApp.StartAsync();
        var person = await app.SignUpAsync();
        await person.StartAsync(await (await app.OrganiserAsync()).CampaignAsync());
        app.Clock.Advance(TimeSpan.FromDays(4000));
        await ForgetOldAsync(app);
        Assert.Single(await OfAsync(app, person.Id, "participations"));
    }

    [Fact]
    public async Task The_loop_does_it_by_itself()
    {
        var directory = Directory.CreateTempSubdirectory("pix-retention-").FullName;
        var settings = new[] { "Database:Directory=" + directory, "Privacy:KeepMonths=1" };
        Person person;
        await using (var app = await PixApp.StartAsync(settings))
        {
            person = await app.SignUpAsync();
            await person.StartAsync(await (await app.OrganiserAsync()).CampaignAsync());
        }
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={directory}/campaigns.db;Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE participations SET StartedAt = 1";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }
        await using (var app = await PixApp.StartAsync(settings))
            for (var i = 0; (await OfAsync(app, person.Id, "participations", "tests")).Count > 0; i++)
            {
                Assert.True(i < 300, "the old participation is never forgotten");
                await Task.Delay(20);
            }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    [Theory]
    [InlineData("fr", "12 mois après le début", "rien n’est effacé automatiquement")]
    [InlineData("en-GB", "12 months after the start", "nothing is erased automatically")]
    public async Task The_privacy_page_says_so(string language, string limited, string unlimited)
    {
        await using var with = await PixApp.StartAsync("Privacy:KeepMonths=12");
        await using var without = await PixApp.StartAsync();
        Assert.Contains(limited, (await with.Client(language).PageAsync("/confidentialite")).Is(200).Body, StringComparison.Ordinal);
        Assert.Contains(unlimited, (await without.Client(language).PageAsync("/confidentialite")).Is(200).Body, StringComparison.Ordinal);
    }
}
