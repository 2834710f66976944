using System.Net;
using Pix.Testing;

namespace Pix.Campaigns.Tests.ArchiveCampaign;

public sealed class ArchiveCampaignTests(HostFixture host)
{
    [Fact]
    public async Task Nobody_starts_answers_or_sends_any_more_until_it_is_undone()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var (late, playing, finished) = (await host.App.SignUpAsync(), await host.App.SignUpAsync(), await host.App.SignUpAsync());
        var test = await playing.StartAsync(campaign);
        var question = (string)(await playing.Client.GetAsync("/parcours/" + test)).Is(200).Json["question"]!["challengeId"]!;
        await finished.FinishAsync(campaign);

        await campaign.ArchiveAsync();
        await RefusedAsync(410);

        (await organiser.Client.PostAsync(campaign.Address + "/desarchivage")).Is(204);
        Assert.Null((await campaign.ReadAsync())["archivedAt"]);
        await late.StartAsync(campaign);
        (await playing.Client.PostAsync($"/parcours/{test}/reponses", new { challengeId = question, skip = true })).Is(201);
        await finished.SendResultsAsync(campaign);

        async Task RefusedAsync(int status)
        {
            (await late.Client.PostAsync(campaign.Link + "/participations")).Is(status);
            (await playing.Client.PostAsync($"/parcours/{test}/reponses", new { challengeId = question, skip = true })).Is(status);
            (await finished.Client.PostAsync(campaign.Link + "/envoi")).Is(status);
            Assert.Equal((2, 0), ((int)(await campaign.ReadAsync())["participants"]!, (int)(await campaign.ReadAsync())["resultsReceived"]!));
        }
    }

    [Fact]
    public async Task Everything_can_still_be_read()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var (sender, idle, nobody) = (await host.App.SignUpAsync(), await host.App.SignUpAsync(), host.App.Client());
        var test = await sender.FinishAsync(campaign);
        var sent = (await sender.SendResultsAsync(campaign)).Body;
        await idle.FinishAsync(campaign);
        await campaign.ArchiveAsync();

        Assert.NotNull((await campaign.ReadAsync())["archivedAt"]);
        (await organiser.Client.PageAsync(campaign.Address)).Is(200);
        (await organiser.Client.GetAsync(campaign.Address + "/qr.svg")).Is(200);
        Assert.True((bool)(await nobody.GetAsync(campaign.Link)).Is(200).Json["archived"]!);
        Assert.Contains(Texts.Landing_Archived, new HtmlPage((await nobody.PageAsync(campaign.Link)).Is(200).Body).Texts("p"));
        (await sender.Client.GetAsync($"/parcours/{test}/bilan")).Is(200);
        (await sender.Client.GetAsync($"/parcours/{test}/reponses/1")).Is(200);
        (await sender.Client.GetAsync("/mes-parcours")).Is(200);
        Assert.Equal(sent, (await sender.Client.PostAsync(campaign.Link + "/envoi")).Is(200).Body); // sent before: the same date, not an error
        var page = new HtmlPage((await idle.Client.PageAsync(campaign.Link + "/resultats")).Is(200).Body);
        Assert.Contains(Texts.Results_TooLate, page.Texts("p"));
        Assert.Equal(0, page.Count("form[action$='/envoi']"));
    }

    [Fact]
    public async Task Archiving_twice_keeps_the_first_date_and_undoing_twice_changes_nothing()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        await campaign.ArchiveAsync();
        var first = (string)(await campaign.ReadAsync())["archivedAt"]!;
        await campaign.ArchiveAsync();
        Assert.Equal(first, (string)(await campaign.ReadAsync())["archivedAt"]!);
        (await organiser.Client.PostAsync(campaign.Address + "/desarchivage")).Is(204);
        (await organiser.Client.PostAsync(campaign.Address + "/desarchivage")).Is(204);
    }

    [Fact]
    public async Task The_buttons_of_the_page_archive_and_undo()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        foreach (var (action, other) in new[] { ("/archivage", "/desarchivage"), ("/desarchivage", "/archivage") })
        {
            var done = await organiser.Client.SubmitAsync(campaign.Address + action, campaign.Address);
            Assert.Equal((HttpStatusCode.SeeOther, campaign.Address), (done.Status, done.Location));
            var page = new HtmlPage((await organiser.Client.PageAsync(campaign.Address)).Is(200).Body);
            Assert.Equal((0, 1), (page.Count($"form[action='{campaign.Address}{action}']"), page.Count($"form[action='{campaign.Address}{other}']")));
        }
    }

    [Fact]
    public async Task A_page_for_someone_too_late_says_that_nothing_is_lost()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var late = await host.App.SignUpAsync();
        (await late.Client.PageAsync(campaign.Link + "/identifiant")).Is(200);
        await campaign.ArchiveAsync();
        Assert.Contains(Texts.Campaign_Archived, new HtmlPage((await late.Client.PageAsync(campaign.Link + "/identifiant")).Is(410).Body).Texts("main p"));
        (await late.Client.SubmitAsync(campaign.Link + "/participations", "/campagnes")).Is(410);
        Assert.Equal(0, new HtmlPage((await late.Client.PageAsync(campaign.Link)).Is(200).Body).Count("a[href$='/identifiant']"));
    }
}
