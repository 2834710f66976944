using Pix.Testing;

namespace Pix.Accounts.Tests.OrganiserGate;

public sealed class OrganiserGateTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Whoever_is_removed_loses_access_at_the_next_request()
    {
        var member = await host.App.MemberAsync(await host.OrganiserAsync());
        var campaign = await member.CampaignAsync("Groupe 4");
        (await member.Client.GetAsync(member.Path("campagnes"))).Is(200);

        await host.App.RemoveMemberAsync(member);

        (await member.Client.GetAsync(member.Path("campagnes"))).Is(404);
        (await member.Client.PageAsync(campaign.Address)).Is(404);
        (await member.Client.PostAsync(campaign.Address, new { name = "Encore" })).Is(404);
        (await member.Client.PostAsync(campaign.Address + "/archivage")).Is(404);
        Assert.Empty((await member.Client.GetAsync("/orga")).Is(200).Json.AsArray());

        var admin = await host.OrganiserAsync();
        var kept = (await admin.Client.GetAsync(admin.Path("campagnes/" + campaign.Id))).Is(200).Json;
        Assert.Equal(("Groupe 4", true), ((string)kept["name"]!, (bool)kept["mayChange"]!)); // admins take over
    }

    [Fact]
    public async Task An_organisation_that_does_not_exist_looks_like_one_of_others()
    {
        var organiser = await host.OrganiserAsync();
        var other = await host.App.OrganiserAsync("Lycée Tocqueville");
        var (foreign, invented) = ((await other.Client.GetAsync(organiser.Path("campagnes"))).Is(404), (await other.Client.GetAsync("/orga/nulle-part/campagnes")).Is(404));
        Assert.Equal(foreign.Said, invented.Said);
    }
}
