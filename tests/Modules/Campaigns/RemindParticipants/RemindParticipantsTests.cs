using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Campaigns.Data;
using Pix.Testing;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;

namespace Pix.Campaigns.Tests.RemindParticipants;

public sealed class RemindParticipantsTests(HostFixture host)
{
    private static readonly (string, object?) Title = ("title", "Vos outils <en ligne>");

    private static async Task<int> MailedAsync(TestCampaign campaign) => (int)(await campaign.Organiser.Client.PostAsync(campaign.Address + "/relance")).Is(202).Json["mailed"]!;

    /// <summary>Two who have not finished, one who has not sent, one who has.</summary>
    private static async Task<(Person[] Started, Person Completed, Person Shared)> PeopleAsync(PixApp app, TestCampaign campaign)
    {
        Person[] started = [await app.SignUpAsync("Zoé", "Martin"), await app.SignUpAsync("Karim", "Villo")];
        foreach (var person in started)
            await person.StartAsync(campaign);
        var (completed, shared) = (await app.SignUpAsync(), await app.SignUpAsync());
        await completed.FinishAsync(campaign);
        await shared.FinishAsync(campaign);
        await shared.SendResultsAsync(campaign);
        return (started, completed, shared);
    }

    [Fact]
    public async Task The_page_says_how_many_it_is_for_and_shows_what_the_e_mail_says()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Nom interne", Title);
        var (started, completed, shared) = await PeopleAsync(host.App, campaign);
        var shown = (await campaign.Organiser.Client.GetAsync(campaign.Address + "/relance")).Is(200);
        Assert.Equal(["started", "completed", "subject", "html", "mailedToday"], shown.Json.AsObject().Select(p => p.Key));
        Assert.Equal((2, 1, 0), ((int)shown.Json["started"]!, (int)shown.Json["completed"]!, (int)shown.Json["mailedToday"]!));

        Assert.Equal(3, await MailedAsync(campaign));
        var mail = await host.App.MailAsync(started[0].Email);
        Assert.Equal(string.Format(Texts.Reminder_Subject, Title.Item2), mail.Subject);
        Assert.Equal((string)shown.Json["subject"]!, mail.Subject);
        Assert.Equal(new HtmlPage((string)shown.Json["html"]!).Texts("p"), new HtmlPage(mail.Html.Replace("Zo&#xE9;", "[pr&#xE9;nom]", StringComparison.Ordinal)).Texts("p"));
        Assert.StartsWith("Bonjour Zoé,", mail.Text, StringComparison.Ordinal);
        Assert.Contains("proposé par Université Blaison", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Vous recevez ce message parce que", mail.Text, StringComparison.Ordinal);
        Assert.Equal(campaign.Link, mail.Link);
        Assert.DoesNotContain("Nom interne", mail.Text + mail.Html + mail.Subject, StringComparison.Ordinal);
        Assert.Equal("Bonjour Louise,", new HtmlPage((await host.App.MailAsync(completed.Email)).Html).Texts("p")[0]);
        Assert.Equal(0, await host.App.MailsAfterAWhileAsync(shared.Email));

        var page = (await campaign.Organiser.Client.PageAsync(campaign.Address + "/relance")).Is(200).Body;
        Assert.Equal(new HtmlPage((string)shown.Json["html"]!).Texts("p"), new HtmlPage(page).Texts(".preview p"));
        Assert.Contains("3 personnes ont été relancées aujourd’hui.", page, StringComparison.Ordinal);
        foreach (var person in (Person[])[.. started, completed, shared])
            Assert.DoesNotContain(person.Email, page + shown.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_the_button_again_mails_nobody_twice_but_those_who_came_meanwhile()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var first = await host.App.SignUpAsync();
        await first.StartAsync(campaign);
        var done = await campaign.Organiser.Client.SubmitAsync(campaign.Address + "/relance", campaign.Address + "/relance");
        Assert.Equal((HttpStatusCode.SeeOther, campaign.Address + "/relance"), (done.Status, done.Location));
        Assert.Equal(0, await MailedAsync(campaign));
        var second = await host.App.SignUpAsync();
        await second.StartAsync(campaign);
        Assert.Equal((1, 0), (await MailedAsync(campaign), await MailedAsync(campaign)));
        await host.App.MailAsync(second.Email);
        Assert.Equal(1, await host.App.MailsAfterAWhileAsync(first.Email));
    }

    [Fact]
    public async Task It_is_written_in_the_language_of_whoever_sends_it()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("title", "UE 173"));
        var person = await host.App.SignUpAsync("Zoé", "Martin");
        await person.StartAsync(campaign);
        var address = campaign.Address + "/relance";
        var shown = (await campaign.Organiser.Client.SendAsync(HttpMethod.Get, address, null, "application/json", ("Accept-Language", "en-GB"))).Is(200).Json;
        (await campaign.Organiser.Client.SendAsync(HttpMethod.Post, address, new StringContent("{}", Encoding.UTF8, "application/json"), "application/json", ("Accept-Language", "en-GB"))).Is(202);
        var mail = await host.App.MailAsync(person.Email);
        Assert.Equal(((string)shown["subject"]!, "Your test “UE 173” is waiting for you"), (mail.Subject, mail.Subject));
        Assert.StartsWith("Hello Zoé,", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["en"], new HtmlPage(mail.Html).Attributes("html", "lang"));
        Assert.Equal(new HtmlPage((string)shown["html"]!).Texts("p")[1..], new HtmlPage(mail.Html).Texts("p")[1..]);
    }

    [Fact]
    public async Task Two_members_who_press_at_once_mail_once()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var member = await host.App.MemberAsync(organiser);
        await (await host.App.SignUpAsync()).StartAsync(campaign);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? organiser : member).Client.PostAsync(campaign.Address + "/relance")));
        Assert.Equal(1, answers.Sum(a => (int)a.Is(202).Json["mailed"]!));
    }

    [Fact]
    public async Task A_day_later_there_is_another_one_and_none_for_who_has_sent_meanwhile()
    {
        await using var app = await PixApp.StartAsync();
        var campaign = await (await app.OrganiserAsync()).CampaignAsync();
        var (slow, quick) = (await app.SignUpAsync(), await app.SignUpAsync());
        await slow.StartAsync(campaign);
        await quick.FinishAsync(campaign);
        Assert.Equal(2, await MailedAsync(campaign));
        await quick.SendResultsAsync(campaign);
        var midnight = ParisTime.Of(app.Clock.GetUtcNow()).Date.AddDays(1) - ParisTime.Of(app.Clock.GetUtcNow()).DateTime;
        app.Clock.Advance(midnight - TimeSpan.FromMinutes(2));
        await SignInAgainAsync(campaign.Organiser.Person);
        Assert.Equal(0, await MailedAsync(campaign));
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await SignInAgainAsync(campaign.Organiser.Person);
        Assert.Equal((1, 0), (await MailedAsync(campaign), await MailedAsync(campaign)));
        await app.MailAsync(slow.Email, 2);
        Assert.Equal(1, await app.MailsAfterAWhileAsync(quick.Email));
    }

    private static async Task SignInAgainAsync(Person person) => (await person.Client.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);

    [Fact]
    public async Task Members_may_and_nobody_else()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var participant = await host.App.SignUpAsync();
        await participant.StartAsync(campaign);
        var (member, stranger) = (await host.App.MemberAsync(organiser), await host.OrganiserAsync("Ailleurs"));
        using var anybody = host.App.Client();
        foreach (var (client, status) in new[] { (participant.Client, 404), (stranger.Client, 404), (anybody, 401) })
        {
            (await client.GetAsync(campaign.Address + "/relance")).Is(status);
            (await client.PostAsync(campaign.Address + "/relance")).Is(status);
        }
        (await member.Client.PageAsync(campaign.Address + "/relance")).Is(200);
        Assert.Equal(1, (int)(await member.Client.PostAsync(campaign.Address + "/relance")).Is(202).Json["mailed"]!);
        await host.App.RemoveMemberAsync(member);
        (await member.Client.PostAsync(campaign.Address + "/relance")).Is(404);
    }

    [Fact]
    public async Task An_archived_campaign_reminds_nobody_and_offers_nothing()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.StartAsync(campaign);
        string[] pages = [campaign.Address, campaign.Address + "/participants"];
        await campaign.UntilCountsAsync(started: 1);
        foreach (var page in pages)
            Assert.Equal(1, await OfferedAsync(page));
        await campaign.ArchiveAsync();
        foreach (var page in pages)
            Assert.Equal(0, await OfferedAsync(page));
        Assert.Contains("Désarchivez-la", (await organiser.Client.PageAsync(campaign.Address + "/relance")).Is(410).Body, StringComparison.Ordinal);
        (await organiser.Client.PostAsync(campaign.Address + "/relance")).Is(410);
        Assert.Equal(0, await host.App.MailsAfterAWhileAsync(person.Email));

        async Task<int> OfferedAsync(string page) => new HtmlPage((await organiser.Client.PageAsync(page)).Is(200).Body).Count($"a[href='{campaign.Address}/relance']");
    }

    [Fact]
    public async Task With_nobody_to_remind_there_is_no_button()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.FinishAsync(campaign);
        await person.SendResultsAsync(campaign);
        Assert.Equal(0, await MailedAsync(campaign));
        var page = new HtmlPage((await campaign.Organiser.Client.PageAsync(campaign.Address + "/relance")).Is(200).Body);
        Assert.Equal(["Personne à relancer"], page.Texts("main h2"));
        Assert.Equal(0, page.Count("main form"));
        Assert.Equal(0, new HtmlPage((await campaign.Organiser.Client.PageAsync(campaign.Address)).Is(200).Body).Count($"a[href='{campaign.Address}/relance']"));
    }

    [Fact]
    public async Task More_people_than_fit_one_call_are_all_mailed_and_those_without_an_account_are_not_counted()
    {
        const int Many = 1201;
        await using var app = await PixApp.StartAsync();
        var campaign = await (await app.OrganiserAsync()).CampaignAsync();
        await AddParticipantsAsync(app, campaign, await app.ManyPeopleAsync(Many));
        Assert.Equal(Many + 3, (int)(await campaign.Organiser.Client.GetAsync(campaign.Address + "/relance")).Is(200).Json["started"]!);

        // A reminder that broke off after some of its calls goes on where it stopped.
        var told = new Pix.Accounts.V1.NotifyRequest { Key = $"reminder:{campaign.Id}:{ParisTime.Day(app.Clock.GetUtcNow()).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}", Notice = new() };
        using (var scope = app.Services.CreateScope())
            told.PersonIds.Add(scope.ServiceProvider.GetRequiredService<CampaignsDb>().Participations.OrderBy(p => p.Id).Select(p => p.PersonId).Take(700).ToList());
        var before = (await app.Services.GetRequiredService<AccountsClient>().NotifyAsync(told)).Mailed;
        Assert.Equal(Many, before + await MailedAsync(campaign));
        Assert.Equal(Many, (int)(await campaign.Organiser.Client.GetAsync(campaign.Address + "/relance")).Is(200).Json["mailedToday"]!);
        Assert.Equal(0, await MailedAsync(campaign));
    }

    // Three of them have no account any more.
    private static async Task AddParticipantsAsync(PixApp app, TestCampaign campaign, IEnumerable<string> people)
    {
        using var scope = app.Services.CreateScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<CampaignsDb>(), app.Clock.GetUtcNow());
        var found = db.Campaigns.Single(c => c.Id == campaign.Id);
        var participations = people.Concat(Enumerable.Range(0, 3).Select(_ => Ids.New(now))).Select(person => new Participation(Ids.New(now), found, person, null, now)).ToList();
        db.AddRange(participations);
        await db.SaveChangesAsync();
        await db.CountAsync(campaign.Id, participations.Count, 0, CancellationToken.None);
    }

    [Fact]
    public async Task While_accounts_cannot_write_nobody_is_told_and_the_next_try_tells_all()
    {
        await using var app = await PixApp.StartAsync();
        var campaign = await (await app.OrganiserAsync()).CampaignAsync();
        await (await app.SignUpAsync()).StartAsync(campaign);
        await using (await BusyDatabase.HoldAsync(app, "Accounts"))
            (await campaign.Organiser.Client.PostAsync(campaign.Address + "/relance")).Is(503);
        Assert.Equal(1, await MailedAsync(campaign));
    }
}
