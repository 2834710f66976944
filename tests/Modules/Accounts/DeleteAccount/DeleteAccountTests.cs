using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Modules;
using Pix.Testing;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Accounts.Tests.DeleteAccount;

public sealed class DeleteAccountTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Address = "/moi/suppression";
    private static readonly object Right = new { password = People.Password };

    private PixApp App => host.App;

    private async Task<Answer> SignInAsync(string email)
    {
        using var client = App.Client();
        return await client.PostAsync("/connexion", new { email, password = People.Password });
    }

    private async Task<IReadOnlyList<string>> RowsOfAsync(string word) => [.. (await App.RowsAsync()).Select(r => r.ToString()).Where(r => r.Contains(word, StringComparison.OrdinalIgnoreCase))];

    private Task EraseAsync(string person, string newPerson) => App.Services.GetRequiredService<PersonalDataOfModules>().EraseAsync(new(person, newPerson), CancellationToken.None);

    [Fact]
    public async Task A_wrong_password_or_none_is_refused_beside_the_field_and_deletes_nothing()
    {
        var person = await App.SignUpAsync();
        Assert.Equal([Texts.Delete_PasswordWrong], (await person.Client.PostAsync(Address, new { password = "Faux-Mot-1" })).Is(400).Errors("password"));
        Assert.Equal([Texts.SignIn_PasswordMissing], (await person.Client.PostAsync(Address)).Is(400).Errors("password"));
        var refused = (await person.Client.SubmitAsync(Address, "/moi", ("password", "Faux-Mot-1"))).Is(400);
        var page = new HtmlPage(refused.Body);
        Assert.Equal(new FormField("", true, Texts.Delete_PasswordWrong, true), page.Field("password"));
        Assert.Equal("Louise", page.Field("firstName").Value);
        Assert.DoesNotContain("Faux-Mot-1", refused.Body);
        (await person.Client.GetAsync("/moi")).Is(200);
        using var anybody = App.Client();
        (await anybody.PostAsync(Address, Right)).Is(401);
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_here_too()
    {
        var person = await App.SignUpAsync();
        for (var tries = 0; tries < 10; tries++)
            (await person.Client.PostAsync(Address, new { password = "Faux-Mot-1" })).Is(400);
        (await person.Client.PostAsync(Address, Right)).Is(400);
        (await person.Client.GetAsync("/moi")).Is(200);
    }

    [Fact]
    public async Task The_account_is_closed_at_once_on_every_device_and_its_address_is_free()
    {
        var person = await App.SignUpAsync();
        using var elsewhere = App.Client();
        (await elsewhere.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
        (await person.Client.PostAsync(Address, Right)).Is(202);
        (await person.Client.GetAsync("/moi")).Is(401);
        (await elsewhere.GetAsync("/moi")).Is(401);
        (await elsewhere.PostAsync(Address, Right)).Is(401);
        (await SignInAsync(person.Email)).Is(401);
        using var forgetful = App.Client();
        (await forgetful.PostAsync("/mot-de-passe-oublie", new { email = person.Email })).Is(202);

        var again = await App.SignUpAsync("Lise", "Roy", person.Email);
        Assert.NotEqual(person.Id, again.Id);
        Assert.Equal(0, await App.MailsAfterAWhileAsync(person.Email));
    }

    [Fact]
    public async Task Without_script_a_browser_deletes_the_account_and_is_told_what_became_of_it()
    {
        var person = await App.SignUpAsync();
        var answer = (await person.Client.SubmitAsync(Address, "/moi", ("password", People.Password))).Is(202);
        var page = new HtmlPage(answer.Body);
        Assert.Equal([Texts.Deleted_Title], page.Texts("h1"));
        Assert.DoesNotContain("Carré", answer.Body);
        Assert.Equal(0, page.Count("form[action='/deconnexion']"));
        Assert.Equal(["/connexion?returnUrl=%2F"], page.Attributes("header a.link", "href"));
        Assert.DoesNotContain(person.Client.Cookies.GetAllCookies(), c => c.Name == "pix");
        Assert.Equal(HttpStatusCode.SeeOther, (await person.Client.PageAsync("/moi")).Status);
    }

    [Fact]
    public async Task The_last_admin_is_told_which_organisations_need_another_first()
    {
        var admin = await App.OrganiserAsync("École du Marais");
        var other = await App.OrganiserAsync("Académie des Îles");
        (await other.Client.PostAsync(other.Path("equipe/invitations"), new { emails = new[] { admin.Person.Email }, role = "admin" })).Is(201);
        (await admin.Client.PostAsync((await App.MailAsync(admin.Person.Email)).Link)).Is(204);
        var member = await App.MemberAsync(admin);

        var refused = (await admin.Client.PostAsync(Address, Right)).Is(409);
        Assert.Contains("École du Marais", refused.Body);
        Assert.DoesNotContain("Académie", refused.Body);
        var page = new HtmlPage((await admin.Client.PageAsync("/moi")).Is(200).Body);
        Assert.Equal([$"/orga/{admin.Organisation}/equipe"], page.Attributes(".note a", "href"));
        Assert.Equal(0, page.Count($"form[action='{Address}']"));
        (await admin.Client.SubmitAsync(Address, "/moi", ("password", People.Password))).Is(409);

        (await admin.Client.PostAsync(admin.Path($"equipe/{member.Person.Id}"), new { role = "admin" })).Is(204);
        (await admin.Client.PostAsync(Address, Right)).Is(202);
        var team = (await member.Client.GetAsync(member.Path("equipe"))).Is(200).Json;
        Assert.Equal([member.Person.Id], team["members"]!.AsArray().Select(m => (string)m!["id"]!));
    }

    [Fact]
    public async Task Two_organisations_in_need_are_both_named()
    {
        var admin = await App.OrganiserAsync("Zone Rurale");
        var other = await App.OrganiserAsync("Bourg Neuf");
        (await other.Client.PostAsync(other.Path("equipe/invitations"), new { emails = new[] { admin.Person.Email }, role = "admin" })).Is(201);
        (await admin.Client.PostAsync((await App.MailAsync(admin.Person.Email)).Link)).Is(204);
        (await other.Client.PostAsync(other.Path("equipe/depart"))).Is(204);
        Assert.Contains("Bourg Neuf, Zone Rurale", (await admin.Client.PostAsync(Address, Right)).Is(409).Body);
    }

    [Fact]
    public async Task A_test_under_way_is_closed_to_everybody_and_the_line_keeps_its_progress()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var person = await App.SignUpAsync();
        var test = await person.StartAsync(campaign);
        await person.PlayAsync(test, App.Right(), atMost: 5);
        var progress = (double)(await person.Client.GetAsync("/parcours/" + test)).Is(200).Json["progress"]!;
        var line = (await campaign.UntilAsync(list => list["items"]!.AsArray() is [{ } one] && (double)one["progress"]! == progress))["items"]![0]!;
        (await person.Client.PostAsync(Address, Right)).Is(202);
        var gone = (await campaign.UntilAsync(list => (string)list["items"]![0]!["lastName"]! == "Participant supprimé"))["items"]![0]!;
        Assert.Equal(("started", progress, (string)line["startedAt"]!), ((string)gone["status"]!, (double)gone["progress"]!, (string)gone["startedAt"]!));

        var page = (await organiser.Client.PageAsync(campaign.Report($"participants/{gone["id"]}"))).Is(200).Body;
        Assert.Equal(["Participant supprimé"], new HtmlPage(page).Texts("h1"));
        Assert.Contains("Cette ligne ne changera plus.", page);

        var again = await App.SignUpAsync(email: person.Email);
        (await again.Client.GetAsync("/parcours/" + test)).Is(404);
        (await again.Client.PostAsync($"/parcours/{test}/reponses", new { challengeId = "x", skip = true })).Is(404);
        Assert.NotEqual(test, await again.StartAsync(campaign)); // a new account starts anew
    }

    [Fact]
    public async Task Campaigns_stay_with_the_organisation_and_its_admins()
    {
        var admin = await App.OrganiserAsync("Collège Pasteur");
        var (owner, member) = (await App.MemberAsync(admin), await App.MemberAsync(admin));
        var campaign = await owner.CampaignAsync();
        (await owner.Client.PostAsync(Address, Right)).Is(202);
        await App.ErasedAsync();
        var model = (await admin.Client.GetAsync(campaign.Address)).Is(200).Json.AsObject();
        Assert.True(model.ContainsKey("owner"));
        Assert.Null(model["owner"]);
        Assert.Contains("par une personne dont le compte est supprimé", (await admin.Client.PageAsync(campaign.Address)).Is(200).Body);
        Assert.Contains("Compte supprimé", (await admin.Client.PageAsync(admin.Path("campagnes"))).Is(200).Body);
        (await member.Client.PostAsync(campaign.Address, new { name = "À moi" })).Is(403);
        (await admin.Client.PostAsync(campaign.Address, new { name = "Reprise" })).Is(204);
    }

    [Fact]
    public async Task What_others_have_is_left_as_it_is()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Commune", ("asksIdentifier", true), ("identifierLabel", "Matricule"));
        var (person, other) = (await App.SignUpAsync("Lise", "Autant"), await App.SignUpAsync("Omar", "Reste"));
        foreach (var (someone, identifier) in new[] { (person, "E-1"), (other, "E-2") })
        {
            var test = await someone.StartAsync(campaign, identifier);
            var asked = (string)(await someone.Client.GetAsync("/parcours/" + test)).Is(200).Json["question"]!["challengeId"]!;
            (await someone.Client.PostAsync($"/parcours/{test}/signalements", new { challengeId = asked, category = "other", comment = "Pas clair" })).Is(201);
            await someone.PlayAsync(test, App.Right());
            await someone.SendResultsAsync(campaign);
        }
        await campaign.UntilCountsAsync(shared: 2);
        var before = await RowsOfAsync(other.Id);
        Assert.True(before.Count > 5);
        var export = (await other.Client.GetAsync("/moi/donnees")).Is(200).Json["modules"]!.ToJsonString();
        (await person.Client.PostAsync(Address, Right)).Is(202);
        await App.ErasedAsync();
        Assert.Equal(before, await RowsOfAsync(other.Id));
        Assert.Equal(export, (await other.Client.GetAsync("/moi/donnees")).Is(200).Json["modules"]!.ToJsonString());
        Assert.Equal(1, (int)(await campaign.ParticipantsAsync("?q=reste"))["total"]!);
    }

    [Fact]
    public async Task Erasing_twice_is_erasing_once_and_erasing_nobody_does_nothing()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await App.SignUpAsync();
        await person.FinishAsync(campaign);
        await campaign.UntilCountsAsync(completed: 1);
        var (nobody, gone) = (Ids.New(App.Clock.GetUtcNow()), Ids.New(App.Clock.GetUtcNow()));
        await EraseAsync(nobody, gone);
        Assert.Empty(await RowsOfAsync(gone));

        (await person.Client.PostAsync(Address, Right)).Is(202);
        await EraseAsync(person.Id, gone);
        await App.ErasedAsync();
        var once = await RowsOfAsync(campaign.Id);
        await EraseAsync(person.Id, gone);
        Assert.Equal(once, await RowsOfAsync(campaign.Id));
        Assert.Empty(await RowsOfAsync(person.Id));
    }

    [Fact]
    public async Task What_a_request_under_way_wrote_after_the_first_time_is_found_the_last_time()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await App.SignUpAsync();
        var test = await person.FinishAsync(campaign);
        await campaign.UntilCountsAsync(completed: 1);
        (await person.Client.PostAsync(Address, Right)).Is(202);
        await campaign.UntilAsync(list => (string)list["items"]![0]!["lastName"]! == "Participant supprimé");
        var late = await App.Services.GetRequiredService<AssessmentsClient>().StartTestAsync(new StartTestRequest { CourseId = campaign.Id, PersonId = person.Id });
        Assert.NotEqual(test, late.Id);
        Assert.NotEmpty(await RowsOfAsync(person.Id));
        await App.ErasedAsync();
        Assert.Empty(await RowsOfAsync(person.Id));
    }
}
