using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.Testing;

namespace Pix.Accounts.Tests;

public sealed class LogTests
{
    [Fact]
    public async Task Started_from_another_folder_the_program_still_keeps_addresses_out_of_its_log()
    {
        var elsewhere = Directory.CreateTempSubdirectory("pix-elsewhere-").FullName;
        await using var app = await PixApp.StartAsync("contentRoot=" + elsewhere);
        Assert.Equal(elsewhere, app.Services.GetRequiredService<IHostEnvironment>().ContentRootPath.TrimEnd('/'));
        using var client = app.Client();
        (await client.GetAsync("/invitations/un-jeton-secret")).Is(404);
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("un-jeton-secret", StringComparison.Ordinal));
        Directory.Delete(elsewhere);
    }

    [Fact]
    public async Task Neither_the_log_nor_what_a_collector_gets_of_a_whole_journey_holds_anything_personal_or_secret()
    {
        await using var collector = await Collector.StartAsync();
        IReadOnlyCollection<string> lines;
        IEnumerable<string> personal;
        await using (var app = await PixApp.StartAsync(collector.Settings))
        {
            personal = await WholeJourneyAsync(app);
            lines = app.Log.Lines;
        }
        string traces = collector.Text("traces"), logs = collector.Text("logs"), metrics = collector.Text("metrics");

        Assert.Contains(lines, line => line.Contains("Microsoft.", StringComparison.Ordinal)); // it does listen
        Assert.Contains("orga/{org}/campagnes", traces, StringComparison.Ordinal);
        Assert.Contains("pix.accounts.v1.Accounts/", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("Application started", logs, StringComparison.Ordinal);
        foreach (var word in personal)
        {
            Assert.DoesNotContain(lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.All([traces, logs, metrics], text => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Sign-up, invitation, campaign, answers, sending, CSV, deletion; gives all that is nobody else's business.</summary>
    private static async Task<IEnumerable<string>> WholeJourneyAsync(PixApp app)
    {
        const string email = "zebulon.quetsche@example.org", wrong = "Mauvais-Mot-77", identifier = "MATRICULE-90210", answer = "reponse-tres-personnelle";

        var printed = await app.RunCommandAsync("create-organisation", "--name", "Institut Mirabelle", "--admin-email", email);
        var link = new Uri(printed.Trim()).AbsolutePath;
        using (var client = app.Client())
        {
            await client.PostAsync("/inscription", new { firstName = "Zébulon", lastName = "Quetsche", email, password = "court" }); // refused
            await client.PageAsync(link);
        }
        var person = await app.SignUpAsync("Zébulon", "Quetsche", email);
        await person.Client.PostAsync("/inscription", new { firstName = "Zébulon", lastName = "Quetsche", email, password = People.Password, acceptTerms = true }); // taken
        await person.Client.PostAsync("/connexion", new { email, password = wrong });
        (await person.Client.PostAsync(link)).Is(204);
        (await person.Client.PostAsync("/orga/conditions", new { accept = true })).Is(204);

        const string invited = "clafoutis.reine@example.org", moved = "zebulon.ailleurs@example.org";
        (await person.Client.PostAsync("/orga/institut-mirabelle/equipe/invitations", new { emails = new[] { invited, "pas une adresse clafoutis" } })).Is(201);
        var invitation = await app.MailAsync(invited);
        await person.Client.PageAsync(invitation.Link);
        (await person.Client.PostAsync("/moi", new { email = moved, currentPassword = People.Password })).Is(200);
        var address = await app.MailAsync(moved);
        (await person.Client.GetAsync(address.Link)).Is(200);
        (await person.Client.PostAsync("/mot-de-passe-oublie", new { email = moved })).Is(202);
        var password = await app.MailAsync(moved, 2);
        await person.Client.PageAsync(password.Link);

        var campaign = await new Organiser(person, "institut-mirabelle").CampaignAsync("Groupe de Zébulon", ("asksIdentifier", true), ("identifierLabel", "Matricule"));
        var test = await person.StartAsync(campaign, identifier);
        var first = (string)(await person.Client.GetAsync("/parcours/" + test)).Is(200).Json["question"]!["challengeId"]!;
        (await person.Client.PostAsync($"/parcours/{test}/signalements", new { challengeId = first, category = "other", comment = $"{answer}, {email}" })).Is(201);
        await person.Client.PostAsync($"/parcours/{test}/reponses", new { challengeId = first, value = answer, fields = new Dictionary<string, string> { ["a"] = answer } }); // whatever it asks for
        await person.PlayAsync(test);
        await person.SendResultsAsync(campaign);
        await person.Client.PageAsync(campaign.Link + "/resultats");
        await person.Client.PageAsync("/campagnes/" + email); // typed into an address by mistake
        await person.Client.GetAsync(campaign.Address + "/introuvable?q=Quetsche");

        await campaign.UntilCountsAsync(shared: 1);
        var csv = await person.Client.SendAsync(HttpMethod.Get, campaign.Report("resultats.csv"), null, null);
        Assert.Contains(identifier, csv.Is(200).Body, StringComparison.Ordinal);
        (await person.Client.GetAsync(campaign.Report("participants") + "?q=Quetsche")).Is(200);
        (await person.Client.GetAsync("/moi/donnees")).Is(200);

        var leaving = await app.SignUpAsync("Anatole", "Reinette", "anatole.reinette@example.org");
        var begun = await leaving.StartAsync(campaign, identifier);
        (await leaving.Client.PostAsync("/moi/suppression", new { password = People.Password })).Is(202);
        await campaign.ArchiveAsync();

        return
        [
            "zebulon", "Zébulon", "Quetsche", "Mirabelle", "Anatole", "Reinette", "clafoutis", People.Password, wrong, identifier, answer, "Matricule",
            person.Id, leaving.Id, campaign.Id, campaign.Code, test, begun, first, link["/invitations/".Length..], invitation.Token, address.Token, password.Token,
        ];
    }
}
