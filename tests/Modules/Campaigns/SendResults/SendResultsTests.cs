using Pix.Testing;

namespace Pix.Campaigns.Tests.SendResults;

public sealed class SendResultsTests(HostFixture host)
{
    private async Task<(TestCampaign Campaign, Person Person)> FinishedAsync()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        await person.FinishAsync(campaign);
        return (campaign, person);
    }

    private static async Task<int> ReceivedAsync(TestCampaign campaign) => (int)(await campaign.ReadAsync())["resultsReceived"]!;

    [Fact]
    public async Task Nothing_is_sent_until_the_person_sends_it()
    {
        var (campaign, person) = await FinishedAsync();
        Assert.Equal(0, await ReceivedAsync(campaign));
        Assert.Null((await person.Client.GetAsync(campaign.Link + "/resultats")).Is(200).Json["sharedAt"]);

        var sent = await person.SendResultsAsync(campaign);
        Assert.Equal(["sharedAt"], sent.Json.AsObject().Select(p => p.Key));
        Assert.Equal(1, await ReceivedAsync(campaign));
        Assert.Equal((string)sent.Json["sharedAt"]!, (string)(await person.Client.GetAsync(campaign.Link + "/resultats")).Json["sharedAt"]!);
    }

    [Fact]
    public async Task Sending_twice_keeps_the_first_date_and_counts_once()
    {
        var (campaign, person) = await FinishedAsync();
        var first = await person.SendResultsAsync(campaign);
        Assert.Equal(first.Body, (await person.SendResultsAsync(campaign)).Body);
        Assert.Equal(1, await ReceivedAsync(campaign));
    }

    [Fact]
    public async Task Sending_several_times_at_once_counts_once()
    {
        var (campaign, person) = await FinishedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => person.SendResultsAsync(campaign)));
        Assert.Single(answers.Select(a => a.Body).Distinct());
        Assert.Equal(1, await ReceivedAsync(campaign));
    }

    [Theory]
    [InlineData("/envoi")]
    [InlineData("/retrait")]
    public async Task An_unfinished_test_is_neither_sent_nor_withdrawn(string action)
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        var person = await host.App.SignUpAsync();
        Assert.Equal(campaign.Link, (string)(await person.Client.PostAsync(campaign.Link + action)).Is(409).Json["next"]!);
        var test = await person.StartAsync(campaign);
        Assert.Equal("/parcours/" + test, (string)(await person.Client.PostAsync(campaign.Link + action)).Is(409).Json["next"]!);
        Assert.Equal(0, await ReceivedAsync(campaign));
    }

    [Fact]
    public async Task What_was_sent_can_be_withdrawn_twice_and_sent_again()
    {
        var (campaign, person) = await FinishedAsync();
        await person.SendResultsAsync(campaign);
        for (var i = 0; i < 2; i++)
        {
            var withdrawn = (await person.Client.PostAsync(campaign.Link + "/retrait")).Is(200).Json.AsObject();
            Assert.True(withdrawn.ContainsKey("sharedAt"));
            Assert.Null(withdrawn["sharedAt"]);
            Assert.Equal(0, await ReceivedAsync(campaign));
        }
        Assert.Equal("completed", (string)(await person.Client.GetAsync(campaign.Link)).Json["participation"]!["status"]!);
        await person.SendResultsAsync(campaign);
        Assert.Equal(1, await ReceivedAsync(campaign));
    }

    [Fact]
    public async Task Withdrawing_works_when_archived_but_sending_again_does_not_and_the_page_said_so()
    {
        var (campaign, person) = await FinishedAsync();
        await person.SendResultsAsync(campaign);
        await campaign.ArchiveAsync();
        Assert.Contains(Texts.Withdraw_TextArchived, new HtmlPage((await person.Client.PageAsync(campaign.Link + "/resultats")).Is(200).Body).Texts("main p.muted"));

        (await person.Client.PostAsync(campaign.Link + "/retrait")).Is(200);
        (await person.Client.PostAsync(campaign.Link + "/envoi")).Is(410);
        Assert.Equal(0, await ReceivedAsync(campaign));
        (await person.Client.GetAsync(campaign.Link + "/resultats")).Is(200);
    }

    [Fact]
    public async Task A_form_without_a_token_sends_nothing()
    {
        var (campaign, person) = await FinishedAsync();
        (await person.Client.SubmitAsync(campaign.Link + "/envoi", page: null)).Is(400);
        Assert.Equal(0, await ReceivedAsync(campaign));
    }

    [Fact]
    public async Task Another_site_cannot_send_in_a_persons_name()
    {
        var (campaign, person) = await FinishedAsync();
        (await person.Client.SendAsync(HttpMethod.Post, campaign.Link + "/envoi", null, "application/json", ("Sec-Fetch-Site", "cross-site"))).Is(403);
        (await person.Client.SendAsync(HttpMethod.Post, campaign.Link + "/envoi", null, "application/json", ("Origin", "https://ailleurs.example"))).Is(403);
        Assert.Equal(0, await ReceivedAsync(campaign));
    }
}
