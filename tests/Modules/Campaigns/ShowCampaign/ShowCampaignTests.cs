using Pix.Testing;

namespace Pix.Campaigns.Tests.ShowCampaign;

public sealed class ShowCampaignTests(HostFixture host)
{
    [Fact]
    public async Task The_details_are_what_routes_say()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("title", "UE 173"), ("landingText", "**Bonjour**"), ("asksIdentifier", true),
            ("identifierLabel", "Adresse de l’université"), ("identifierKind", "email"));
        var model = (await campaign.ReadAsync()).AsObject();

        Assert.Equal(["archivedAt", "code", "createdAt", "id", "identifierKind", "identifierLabel", "landingHtml", "landingText", "link", "mayChange", "name", "owner", "participants", "resultsReceived", "target", "title"],
            model.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal((campaign.Id, "Groupe 4", campaign.Code, host.App.Address + campaign.Link), ((string)model["id"]!, (string)model["name"]!, (string)model["code"]!, (string)model["link"]!));
        Assert.Equal(["name", "kind"], model["target"]!.AsObject().Select(p => p.Key));
        Assert.Equal(("Adresse de l’université", "email"), ((string)model["identifierLabel"]!, (string)model["identifierKind"]!));
        Assert.Equal(("UE 173", "**Bonjour**", "<p><strong>Bonjour</strong></p>"), ((string)model["title"]!, (string)model["landingText"]!, (string)model["landingHtml"]!));
        Assert.Equal(("Martine Antony", 0, 0), ((string)model["owner"]!, (int)model["participants"]!, (int)model["resultsReceived"]!));
    }

    [Fact]
    public async Task Counts_move_and_the_tag_with_them()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var tag = (await organiser.Client.GetAsync(campaign.Address)).Is(200).Headers.ETag!.ToString();
        (await AskAgainAsync()).Is(304);

        var person = await host.App.SignUpAsync();
        await person.FinishAsync(campaign);
        await person.SendResultsAsync(campaign);
        var model = (await AskAgainAsync()).Is(200).Json;
        Assert.Equal((1, 1), ((int)model["participants"]!, (int)model["resultsReceived"]!));

        Task<Answer> AskAgainAsync() => organiser.Client.SendAsync(HttpMethod.Get, campaign.Address, null, "application/json", ("If-None-Match", tag));
    }

    [Fact]
    public async Task The_page_hands_out_the_link_the_code_and_the_qr_code()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("title", "UE 173"));
        var page = new HtmlPage((await organiser.Client.PageAsync(campaign.Address)).Is(200).Body);
        Assert.Equal([host.App.Address + campaign.Link], page.Attributes("input[readonly]", "value"));
        Assert.Equal([campaign.Address + "/qr.svg"], page.Attributes("img[alt='QR code du lien direct']", "src"));
        Assert.Contains(campaign.Code, page.Texts(".mono"));
        Assert.Equal(["Groupe 4"], page.Texts("h1"));
        Assert.Equal(1, page.Count($"a[href='{campaign.Address}/modification']"));
    }

    /// <summary>Every organiser's address of a campaign.</summary>
    public static TheoryData<string, string> Addresses => new()
    {
        { "GET", "" }, { "GET", "/modification" }, { "GET", "/qr.svg" }, { "GET", "/relance" },
        { "POST", "" }, { "POST", "/archivage" }, { "POST", "/desarchivage" }, { "POST", "/suppression" }, { "POST", "/relance" },
        { "POST", "/participants/00000000000000000000000000/suppression" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task The_campaign_of_another_organisation_is_not_there(string method, string rest)
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4");
        var other = await host.OrganiserAsync("Lycée Tocqueville");
        foreach (var address in new[] { campaign.Address, other.Path("campagnes/" + campaign.Id), other.Path("campagnes/" + new string('0', 26)) })
            (method == "GET" ? await other.Client.GetAsync(address + rest) : await other.Client.PostAsync(address + rest, new { name = "À moi" })).Is(404);
        var model = await campaign.ReadAsync();
        Assert.Equal("Groupe 4", (string)model["name"]!);
        Assert.Null(model["archivedAt"]);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Someone_signed_out_is_asked_to_sign_in(string method, string rest)
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync();
        using var nobody = host.App.Client();
        (method == "GET" ? await nobody.GetAsync(campaign.Address + rest) : await nobody.PostAsync(campaign.Address + rest)).Is(401);
    }

    [Fact]
    public async Task A_member_who_is_neither_owner_nor_admin_reads_but_does_not_change()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4");
        var member = await host.App.MemberAsync(campaign.Organiser);

        Assert.False((bool)(await member.Client.GetAsync(campaign.Address)).Is(200).Json["mayChange"]!);
        (await member.Client.GetAsync(campaign.Address + "/qr.svg")).Is(200);
        var page = new HtmlPage((await member.Client.PageAsync(campaign.Address)).Is(200).Body);
        Assert.Equal(0, page.Count("a[href$='/modification'], form[action$='/archivage']"));

        (await member.Client.GetAsync(campaign.Address + "/modification")).Is(403);
        (await member.Client.PageAsync(campaign.Address + "/modification")).Is(403);
        (await member.Client.PostAsync(campaign.Address, new { name = "À moi" })).Is(403);
        (await member.Client.PostAsync(campaign.Address + "/archivage")).Is(403);
        (await member.Client.PostAsync(campaign.Address + "/desarchivage")).Is(403);
        var model = await campaign.ReadAsync();
        Assert.Equal("Groupe 4", (string)model["name"]!);
        Assert.Null(model["archivedAt"]);
    }

    [Fact]
    public async Task An_admin_changes_a_members_campaign()
    {
        var admin = await host.OrganiserAsync();
        var campaign = await (await host.App.MemberAsync(admin)).CampaignAsync("Groupe 4");
        (await admin.Client.PostAsync(campaign.Address, new { name = "Groupe 5" })).Is(204);
        (await admin.Client.PostAsync(campaign.Address + "/archivage")).Is(204);
        Assert.Equal("Groupe 5", (string)(await campaign.ReadAsync())["name"]!);
    }

    [Fact]
    public async Task When_the_owner_has_left_the_page_says_so_and_admins_go_on()
    {
        var admin = await host.OrganiserAsync();
        var owner = await host.App.MemberAsync(admin);
        var campaign = await owner.CampaignAsync("Groupe 4");
        Assert.EndsWith(" par Karim Villo", await FactsAsync(), StringComparison.Ordinal);
        await host.App.RemoveMemberAsync(owner);
        Assert.EndsWith(" par Karim Villo, qui ne fait plus partie de l’équipe", await FactsAsync(), StringComparison.Ordinal);
        (await owner.Client.GetAsync(campaign.Address)).Is(404);
        (await owner.Client.PostAsync(campaign.Address + "/archivage")).Is(404);
        (await admin.Client.PostAsync(campaign.Address + "/archivage")).Is(204);

        async Task<string> FactsAsync() => new HtmlPage((await admin.Client.PageAsync(campaign.Address)).Is(200).Body).Texts(".head .muted")[0];
    }
}
