using System.Globalization;
using System.Text.Json.Nodes;
using Pix.Testing;

namespace Pix.Campaigns.Tests.ListCampaigns;

public sealed class ListCampaignsTests(HostFixture host)
{
    private static async Task<JsonNode> ListAsync(Organiser organiser, string query = "") => (await organiser.Client.GetAsync(organiser.Path("campagnes") + query)).Is(200).Json;

    private static IEnumerable<string> Names(JsonNode list) => list["items"]!.AsArray().Select(i => (string)i!["name"]!);

    private async Task<Organiser> WithAsync(params string[] names)
    {
        var organiser = await host.App.OrganiserAsync();
        foreach (var name in names)
            await organiser.CampaignAsync(name);
        return organiser;
    }

    [Fact]
    public async Task Campaigns_stand_in_french_alphabetical_order_case_and_accents_ignored()
    {
        var organiser = await WithAsync("Zèbre", "Œuvre", "Éole", "ecole 2", "arbre", "océan", "École", "eau", "Œdème", "émile", "Zoé");
        string[] expected = ["arbre", "eau", "École", "ecole 2", "émile", "Éole", "océan", "Œdème", "Œuvre", "Zèbre", "Zoé"];
        Assert.Equal(expected, Names(await ListAsync(organiser)));
        Assert.Equal(expected, new HtmlPage((await organiser.Client.PageAsync(organiser.Path("campagnes"))).Is(200).Body).Texts("tbody th a"));
    }

    [Fact]
    public async Task An_item_tells_what_routes_say_of_it()
    {
        var organiser = await host.App.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4");
        var item = Assert.Single((await ListAsync(organiser))["items"]!.AsArray())!.AsObject();
        Assert.Equal(["id", "name", "code", "participants", "resultsReceived", "createdAt", "owner"], item.Select(p => p.Key));
        Assert.Equal((campaign.Id, "Groupe 4", campaign.Code, 0, 0, "Martine Antony"), ((string)item["id"]!, (string)item["name"]!, (string)item["code"]!,
            (int)item["participants"]!, (int)item["resultsReceived"]!, (string)item["owner"]!));
        Assert.Equal(TimeSpan.Zero, item["createdAt"]!.GetValue<DateTimeOffset>().Offset);
    }

    [Fact]
    public async Task Every_word_of_a_search_stands_in_the_name_case_and_accents_ignored()
    {
        var organiser = await WithAsync("Zèbre", "Œuvre", "ecole 2", "École");
        await FindsAsync("ecole", "École", "ecole 2");
        await FindsAsync("ÉCOLE", "École", "ecole 2");
        await FindsAsync("2 col", "ecole 2");
        await FindsAsync("oeuvre", "Œuvre");
        await FindsAsync("zebre ecole");
        await FindsAsync("zzz");
        await FindsAsync("%", "École", "ecole 2", "Œuvre", "Zèbre"); // no word at all

        async Task FindsAsync(string words, params string[] expected)
        {
            var list = await ListAsync(organiser, "?q=" + Uri.EscapeDataString(words));
            Assert.Equal(expected, Names(list));
            Assert.Equal(expected.Length, (int)list["total"]!);
        }
    }

    [Fact]
    public async Task A_code_is_found_in_any_case()
    {
        var organiser = await WithAsync("Groupe 1", "Groupe 2");
        var campaign = await organiser.CampaignAsync("Groupe 3");
        Assert.Equal(["Groupe 3"], Names(await ListAsync(organiser, "?q=%20" + campaign.Code.ToLowerInvariant())));
    }

    [Fact]
    public async Task A_search_without_result_says_so_and_keeps_what_was_typed()
    {
        var organiser = await WithAsync("Groupe 1");
        var page = new HtmlPage((await organiser.Client.PageAsync(organiser.Path("campagnes?q=Zo%C3%A9"))).Is(200).Body);
        Assert.Contains(string.Format(CultureInfo.InvariantCulture, Texts.Campaigns_NoneFound, "Zoé"), page.Texts("h2"));
        Assert.Equal(["Zoé"], page.Attributes("input[name=q]", "value"));
    }

    [Fact]
    public async Task Active_and_archived_campaigns_are_listed_apart_and_counted()
    {
        var organiser = await WithAsync("Groupe 1", "Groupe 2");
        await (await organiser.CampaignAsync("Ancienne")).ArchiveAsync();

        foreach (var (query, names) in new[] { ("", new[] { "Groupe 1", "Groupe 2" }), ("?etat=active", ["Groupe 1", "Groupe 2"]), ("?etat=archivee", ["Ancienne"]) })
        {
            var list = await ListAsync(organiser, query);
            Assert.Equal(names, Names(list));
            Assert.Equal((2, 1), ((int)list["active"]!, (int)list["archived"]!));
        }
    }

    [Fact]
    public async Task Whatever_page_is_asked_for_one_that_exists_comes()
    {
        var organiser = await WithAsync("C", "E", "A", "D", "B");
        await GivesAsync("?taille=2", 1, 2, "A", "B");
        await GivesAsync("?taille=2&page=2", 2, 2, "C", "D");
        await GivesAsync("?taille=2&page=3", 3, 2, "E");
        await GivesAsync("?taille=2&page=99", 3, 2, "E");
        await GivesAsync("?taille=2&page=-1", 1, 2, "A", "B");
        await GivesAsync("?taille=0", 1, 25, "A", "B", "C", "D", "E");
        await GivesAsync("?taille=1000", 1, 100, "A", "B", "C", "D", "E");

        async Task GivesAsync(string query, int page, int size, params string[] names)
        {
            var list = await ListAsync(organiser, query);
            Assert.Equal(names, Names(list));
            Assert.Equal((page, size, 5), ((int)list["page"]!, (int)list["size"]!, (int)list["total"]!));
        }
    }

    [Theory]
    [InlineData("?page=abc")]
    [InlineData("?taille=beaucoup")]
    [InlineData("?page=99999999999999")]
    public async Task A_page_that_is_no_number_is_the_first_one(string query)
    {
        var organiser = await host.OrganiserAsync();
        var list = await ListAsync(organiser, query);
        Assert.Equal((1, 25), ((int)list["page"]!, (int)list["size"]!));
        (await organiser.Client.PageAsync(organiser.Path("campagnes") + query)).Is(200);
    }

    [Fact]
    public async Task The_links_to_other_pages_keep_the_search_the_state_and_the_size()
    {
        var organiser = await WithAsync("Groupe 1", "Groupe 2", "Groupe 3");
        var page = new HtmlPage((await organiser.Client.PageAsync(organiser.Path("campagnes?q=groupe&taille=2"))).Is(200).Body);
        var next = Assert.Single(page.Attributes(".pager a[rel=next]", "href"))!;
        Assert.Equal(["Groupe 3"], new HtmlPage((await organiser.Client.PageAsync(next)).Is(200).Body).Texts("tbody th a"));
    }

    [Fact]
    public async Task Participants_and_results_received_are_counted_and_a_dash_stands_for_none()
    {
        var organiser = await host.App.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var (sent, withdrawn, unfinished) = (await host.App.SignUpAsync(), await host.App.SignUpAsync(), await host.App.SignUpAsync());
        Assert.Equal(["-", "-"], await CellsAsync());

        await unfinished.StartAsync(campaign);
        Assert.Equal(["1", "-"], await CellsAsync());

        foreach (var person in new[] { sent, withdrawn })
        {
            await person.FinishAsync(campaign);
            await person.SendResultsAsync(campaign);
        }
        Assert.Equal(["3", "2"], await CellsAsync());

        (await withdrawn.Client.PostAsync(campaign.Link + "/retrait")).Is(200);
        Assert.Equal(["3", "1"], await CellsAsync());
        var item = (await ListAsync(organiser))["items"]![0]!;
        Assert.Equal((3, 1), ((int)item["participants"]!, (int)item["resultsReceived"]!));

        async Task<string[]> CellsAsync() =>
            [.. new HtmlPage((await organiser.Client.PageAsync(organiser.Path("campagnes"))).Is(200).Body).Texts("td[data-label='Participants'], td[data-label='Résultats reçus']")];
    }

    [Fact]
    public async Task A_list_that_has_not_changed_is_not_sent_again()
    {
        var organiser = await host.App.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var tag = (await organiser.Client.GetAsync(organiser.Path("campagnes"))).Is(200).Headers.ETag!.ToString();

        var unchanged = await AskAgainAsync();
        Assert.Equal("", unchanged.Is(304).Body);
        Assert.Equal(tag, unchanged.Headers.ETag!.ToString());

        await (await host.App.SignUpAsync()).StartAsync(campaign);
        Assert.NotEqual(tag, (await AskAgainAsync()).Is(200).Headers.ETag!.ToString());

        Task<Answer> AskAgainAsync() => organiser.Client.SendAsync(HttpMethod.Get, organiser.Path("campagnes"), null, "application/json", ("If-None-Match", tag));
    }

    [Fact]
    public async Task An_organisation_without_campaigns_is_told_what_to_do_first()
    {
        var organiser = await host.App.OrganiserAsync();
        var page = new HtmlPage((await organiser.Client.PageAsync(organiser.Path("campagnes"))).Is(200).Body);
        Assert.Contains("Créez votre première campagne", page.Texts("h2"));
        Assert.Equal([organiser.Path("campagnes/nouvelle")], page.Attributes("main a[href$='/nouvelle']", "href"));
    }

    [Fact]
    public async Task The_campaigns_of_another_organisation_are_not_in_the_list()
    {
        await WithAsync("Ailleurs");
        Assert.Equal(["Ici"], Names(await ListAsync(await WithAsync("Ici"))));
    }

    [Fact]
    public async Task The_answer_depends_on_who_asks_and_how_and_is_kept_by_no_cache()
    {
        var organiser = await host.OrganiserAsync();
        foreach (var answer in new[] { await organiser.Client.GetAsync(organiser.Path("campagnes")), await organiser.Client.PageAsync(organiser.Path("campagnes")) })
        {
            Assert.Contains("Accept", answer.Headers.Vary);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Head_answers_like_get_without_a_body()
    {
        var organiser = await host.OrganiserAsync();
        var head = (await organiser.Client.SendAsync(HttpMethod.Head, organiser.Path("campagnes"), null, "application/json")).Is(200);
        Assert.Equal("", head.Body);
        Assert.NotNull(head.Headers.ETag);
    }
}
