using System.Net;
using Pix.BuildingBlocks.Modules;
using Pix.Testing;

namespace Pix.Reporting.Tests;

public sealed class RightsTests(HostFixture host)
{
    public static TheoryData<string> Reports => new("participants", "participants/{pid}", "resultats", "resultats.csv");

    private async Task<(TestCampaign Campaign, string Pid)> StartedAsync(Organiser organiser)
    {
        var campaign = await organiser.CampaignAsync();
        var pid = await (await host.App.SignUpAsync()).StartAsync(campaign);
        await campaign.UntilCountsAsync(started: 1);
        return (campaign, pid);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_member_sees_and_whoever_is_not_finds_nothing(string report)
    {
        var organiser = await host.OrganiserAsync();
        var (campaign, pid) = await StartedAsync(organiser);
        var address = campaign.Report(report.Replace("{pid}", pid, StringComparison.Ordinal));
        (await organiser.Client.GetAsync(address)).Is(200);
        var member = await host.App.MemberAsync(organiser);
        (await member.Client.GetAsync(address)).Is(200);
        (await member.Client.PageAsync(address)).Is(200);
        await host.App.RemoveMemberAsync(member);
        (await member.Client.GetAsync(address)).Is(404);

        var stranger = await host.OrganiserAsync("Ailleurs");
        (await stranger.Client.GetAsync(address)).Is(404);
        (await stranger.Client.PageAsync(address)).Is(404);
        (await stranger.Client.GetAsync(address.Replace(organiser.Organisation, stranger.Organisation, StringComparison.Ordinal))).Is(404);
        (await (await host.App.SignUpAsync()).Client.GetAsync(address)).Is(404);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Someone_signed_out_signs_in_first(string report)
    {
        var (campaign, pid) = await StartedAsync(await host.OrganiserAsync());
        var address = campaign.Report(report.Replace("{pid}", pid, StringComparison.Ordinal));
        using var anybody = host.App.Client();
        (await anybody.GetAsync(address)).Is(401);
        var page = await anybody.PageAsync(address);
        Assert.Equal((HttpStatusCode.SeeOther, "/connexion?returnUrl=" + Uri.EscapeDataString(address)), (page.Status, page.Location));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_campaign_that_does_not_exist_is_not_there(string report)
    {
        var organiser = await host.OrganiserAsync();
        var (_, pid) = await StartedAsync(organiser);
        foreach (var id in (string[])[Ids.New(host.App.Clock.GetUtcNow()), "x", "%C3%A9", "nouvelle-campagne", new('z', 26), "..%2F.."])
            (await organiser.Client.GetAsync(organiser.Path($"campagnes/{id}/{report.Replace("{pid}", pid, StringComparison.Ordinal)}"))).Is(404);
    }

    [Fact]
    public async Task A_participant_is_found_in_their_own_campaign_only()
    {
        var organiser = await host.OrganiserAsync();
        var ((campaign, pid), (other, otherPid)) = (await StartedAsync(organiser), await StartedAsync(organiser));
        (await organiser.Client.GetAsync(campaign.Report("participants/" + pid))).Is(200);
        foreach (var id in (string[])[otherPid, Ids.New(host.App.Clock.GetUtcNow()), "x", "%C3%A9", pid.ToUpperInvariant(), new('0', 300)])
        {
            (await organiser.Client.GetAsync(campaign.Report("participants/" + id))).Is(404);
            (await organiser.Client.PageAsync(campaign.Report("participants/" + id))).Is(404);
        }
        (await organiser.Client.GetAsync(other.Report("participants/" + pid))).Is(404);
    }

    [Theory]
    [InlineData("participants")]
    [InlineData("participants/{pid}")]
    [InlineData("resultats")]
    public async Task The_answer_depends_on_who_asks_and_how_and_comes_again_only_when_it_changed(string report)
    {
        var (campaign, pid) = await StartedAsync(await host.OrganiserAsync());
        var (client, address) = (campaign.Organiser.Client, campaign.Report(report.Replace("{pid}", pid, StringComparison.Ordinal)));
        var first = (await client.GetAsync(address)).Is(200);
        Assert.Contains("Accept", first.Headers.Vary);
        Assert.True(first.Headers.CacheControl!.NoStore);
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal("", (await AgainAsync()).Is(304).Body);
        Assert.Equal("", (await client.SendAsync(HttpMethod.Head, address, null, "application/json")).Is(200).Body);

        await (await host.App.SignUpAsync()).StartAsync(campaign);
        await campaign.UntilCountsAsync(started: 2);
        var changed = await AgainAsync();
        if (report.Contains("{pid}", StringComparison.Ordinal))
            changed.Is(304); // nothing about this one
        else
            Assert.NotEqual(tag, changed.Is(200).Headers.ETag!.ToString());

        Task<Answer> AgainAsync() => client.SendAsync(HttpMethod.Get, address, null, "application/json", ("If-None-Match", tag));
    }
}
