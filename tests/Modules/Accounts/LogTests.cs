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
    public async Task The_log_of_a_whole_journey_holds_nothing_personal_and_no_secret()
    {
        await using var app = await PixApp.StartAsync();
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

        Assert.Contains(app.Log.Lines, line => line.Contains("Microsoft.", StringComparison.Ordinal)); // it does listen
        foreach (var personal in new[] { "zebulon", "Zébulon", "Quetsche", "Mirabelle", People.Password, wrong, identifier, answer, link["/invitations/".Length..], "clafoutis", invitation.Token, address.Token, password.Token })
            Assert.DoesNotContain(app.Log.Lines, line => line.Contains(personal, StringComparison.OrdinalIgnoreCase));
    }
}
