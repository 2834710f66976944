using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.Accounts.Tests.DeleteAccount;
using Pix.Testing;

namespace Pix.Accounts.Tests.Journal;

public sealed class JournalTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<JsonNode> ReadAsync(Organiser admin, string query = "") => (await admin.Client.GetAsync(admin.Path("equipe/journal" + query))).Is(200).Json;

    /// <summary>The entries, the first one first: <c>act by whom campaign</c>.</summary>
    private static async Task<string[]> ActsAsync(Organiser admin) =>
        [.. (await ReadAsync(admin, "?taille=100"))["items"]!.AsArray().Reverse().Select(e => $"{e!["act"]} | {e["by"]} | {e["whom"]} | {e["campaign"]}")];

    [Fact]
    public async Task It_tells_who_did_what_to_a_campaign_and_doing_it_again_tells_nothing()
    {
        var admin = await _app.OrganiserAsync();
        var member = await _app.MemberAsync(admin);
        var campaign = await member.CampaignAsync("Groupe 4");
        (await member.Client.PostAsync(campaign.Address, new { name = "Groupe 5" })).Is(204);
        var person = await _app.SignUpAsync("Louise", "Carré");
        var test = await person.StartAsync(campaign);
        (await member.Client.PostAsync(campaign.Address + "/relance")).Is(202);
        await campaign.UntilCountsAsync(started: 1);
        (await member.Client.GetAsync(campaign.Report("resultats.csv"))).Is(200);
        foreach (var _ in new[] { 1, 2 })
            (await admin.Client.PostAsync($"{campaign.Address}/participants/{test}/suppression")).Is(204);
        foreach (var act in new[] { "archivage", "archivage", "desarchivage", "desarchivage", "suppression", "suppression" })
            (await member.Client.PostAsync($"{campaign.Address}/{act}")).Is(204);
        Assert.Equal(
        [
            "campaignCreated | Karim Villo |  | Groupe 4",
            "campaignEdited | Karim Villo |  | Groupe 5",
            "participantsReminded | Karim Villo |  | Groupe 5",
            "resultsExported | Karim Villo |  | Groupe 5",
            "participationRemoved | Martine Antony | Louise Carré | Groupe 5",
            "campaignArchived | Karim Villo |  | Groupe 5",
            "campaignReopened | Karim Villo |  | Groupe 5",
            "campaignDeleted | Karim Villo |  | Groupe 5",
        ], await ActsAsync(admin));
    }

    [Fact]
    public async Task It_tells_what_happened_to_the_team()
    {
        var admin = await _app.OrganiserAsync();
        var (member, leaver) = (await _app.MemberAsync(admin), await _app.MemberAsync(admin));
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { "invitee@example.org" } })).Is(201);
        var invitation = (await admin.Client.GetAsync(admin.Path("equipe"))).Is(200).Json["invitations"]![0]!["id"];
        foreach (var _ in new[] { 1, 2 })
            (await admin.Client.PostAsync(admin.Path($"equipe/invitations/{invitation}/retrait"))).Is(204);
        foreach (var role in new[] { "admin", "admin", "member" })
            (await admin.Client.PostAsync(admin.Path("equipe/" + member.Person.Id), new { role })).Is(204);
        foreach (var _ in new[] { 1, 2 })
            (await admin.Client.PostAsync(admin.Path($"equipe/{member.Person.Id}/retrait"))).Is(204);
        (await leaver.Client.PostAsync(leaver.Path("equipe/depart"))).Is(204);
        Assert.Equal(
        [
            "memberInvited | Martine Antony | invitee@example.org | ",
            "invitationWithdrawn | Martine Antony | invitee@example.org | ",
            "becameAdmin | Martine Antony | Karim Villo | ",
            "becameMember | Martine Antony | Karim Villo | ",
            "memberRemoved | Martine Antony | Karim Villo | ",
            "memberLeft | Karim Villo | Karim Villo | ",
        ], await ActsAsync(admin));
    }

    [Fact]
    public async Task What_was_refused_is_not_told()
    {
        var admin = await _app.OrganiserAsync();
        var member = await _app.MemberAsync(admin);
        var campaign = await admin.CampaignAsync("Groupe 4");
        await (await _app.SignUpAsync()).StartAsync(campaign);
        (await member.Client.PostAsync(campaign.Address, new { name = "Groupe 5" })).Is(403);
        (await member.Client.PostAsync(campaign.Address + "/archivage")).Is(403);
        (await admin.Client.PostAsync(campaign.Address, new { name = "" })).Is(400);
        (await admin.Client.PostAsync(campaign.Address + "/suppression")).Is(409);
        (await admin.Client.PostAsync(admin.Path("equipe/depart"))).Is(409);
        Assert.Equal(["campaignCreated | Martine Antony |  | Groupe 4"], await ActsAsync(admin));
    }

    [Fact]
    public async Task Each_organisation_has_its_own_and_it_comes_in_pages_for_a_year()
    {
        var (admin, other) = (await _app.OrganiserAsync(), await _app.OrganiserAsync("Ailleurs"));
        for (var i = 0; i < 3; i++)
            await admin.CampaignAsync("Groupe " + i);
        await other.CampaignAsync("Là-bas");
        var page = await ReadAsync(admin, "?taille=2&page=2");
        Assert.Equal((3, 2, "Groupe 0"), ((int)page["total"]!, (int)page["page"]!, (string?)page["items"]!.AsArray().Single()!["campaign"]));
        Assert.Equal(1, (int)(await ReadAsync(other))["total"]!);

        _app.Clock.Advance(JournalEntry.Kept + TimeSpan.FromMinutes(1));
        using var scope = _app.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<AccountsDb>().SweepAsync(_app.Clock.GetUtcNow(), CancellationToken.None);
        Assert.DoesNotContain(await _app.RowsAsync(), r => r.Table == "journal");
    }

    [Fact]
    public async Task Somebody_erased_did_it_still_and_has_no_name()
    {
        var admin = await _app.OrganiserAsync();
        var member = await _app.MemberAsync(admin);
        await member.CampaignAsync("Groupe 4");
        (await admin.Client.PostAsync(admin.Path("equipe/" + member.Person.Id), new { role = "admin" })).Is(204);
        var mine = (await member.Client.GetAsync("/moi/donnees")).Is(200).Json["modules"]!["accounts"]!["journal"]!["records"]!.AsArray();
        Assert.Equal([("campaignCreated", true), ("becameAdmin", false)], mine.Select(r => ((string?)r!["act"], (bool)r["byYou"]!)));

        (await member.Client.PostAsync("/moi/suppression", new { password = People.Password })).Is(202);
        await _app.ErasedAsync();
        Assert.Equal(["campaignCreated |  |  | Groupe 4", "becameAdmin | Martine Antony |  | "], await ActsAsync(admin));
        Assert.Contains("Personne supprimée", (await admin.Client.PageAsync(admin.Path("equipe/journal"))).Is(200).Body, StringComparison.Ordinal);
    }
}
