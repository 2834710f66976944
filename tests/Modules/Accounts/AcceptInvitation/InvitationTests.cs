using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.AcceptInvitation;

public sealed class InvitationTests(HostFixture host) : IClassFixture<HostFixture>
{
    private async Task<string> InviteAsync(string email, string organisation = "Université Blaison") =>
        new Uri((await host.App.RunCommandAsync("create-organisation", "--name", organisation, "--admin-email", email)).Trim()).AbsolutePath;

    [Fact]
    public async Task The_first_admin_joins_by_the_printed_link_and_accepts_the_terms_before_the_first_page()
    {
        var organiser = await host.App.OrganiserAsync("Lycée Tocqueville");
        var mine = (await organiser.Client.GetAsync("/orga")).Is(200).Json.AsArray();
        Assert.Equal(("lycee-tocqueville", "Lycée Tocqueville", "admin"),
            ((string)mine[0]!["slug"]!, (string)mine[0]!["name"]!, (string)mine[0]!["role"]!));
        var page = await organiser.Client.PageAsync("/orga");
        Assert.Equal((HttpStatusCode.SeeOther, "/orga/lycee-tocqueville/campagnes"), (page.Status, page.Location));
    }

    [Fact]
    public async Task Two_organisations_of_one_name_have_addresses_of_their_own()
    {
        var (first, second) = (await host.App.OrganiserAsync("École d’été"), await host.App.OrganiserAsync("École d’été"));
        Assert.Equal(("ecole-d-ete", "ecole-d-ete-2"), (first.Organisation, second.Organisation));
        (await first.Client.GetAsync(second.Path("campagnes"))).Is(404);
    }

    [Fact]
    public async Task Someone_in_two_organisations_chooses_and_someone_in_none_is_told_whom_to_ask()
    {
        var person = await host.App.SignUpAsync(email: "deux-fois@example.org");
        Assert.Equal([Texts.Organisations_NoneTitle], new HtmlPage((await person.Client.PageAsync("/orga")).Is(200).Body).Texts("h1"));
        (await person.Client.PostAsync(await InviteAsync("deux-fois@example.org", "Zénith"))).Is(204);
        (await person.Client.PostAsync(await InviteAsync("deux-fois@example.org", "Aurore"))).Is(204);
        Assert.Equal(["/orga/aurore/campagnes", "/orga/zenith/campagnes"], new HtmlPage((await person.Client.PageAsync("/orga")).Is(200).Body).Attributes("main li a", "href"));
    }

    [Fact]
    public async Task Pressing_join_twice_changes_nothing()
    {
        var link = await InviteAsync("double@example.org");
        var person = await host.App.SignUpAsync(email: "Double@example.org");
        (await person.Client.PostAsync(link)).Is(204);
        (await person.Client.PostAsync(link)).Is(204);
        Assert.Single((await person.Client.GetAsync("/orga")).Json.AsArray());
    }

    [Fact]
    public async Task Opened_again_by_who_joined_it_leads_into_the_organisation()
    {
        var link = await InviteAsync("revenue@example.org", "Retrouvailles");
        var person = await host.App.SignUpAsync(email: "revenue@example.org");
        (await person.Client.PostAsync(link)).Is(204);
        Assert.Equal("/orga/retrouvailles/campagnes", (await person.Client.PageAsync(link)).Is(303).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Accepted_and_withdrawn_at_once_it_is_one_or_the_other()
    {
        var admin = await host.App.OrganiserAsync("Cité scolaire");
        for (var i = 0; i < 5; i++)
        {
            var person = await host.App.SignUpAsync();
            (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { person.Email } })).Is(201);
            var id = (string)(await admin.Client.GetAsync(admin.Path("equipe"))).Json["invitations"]!.AsArray().Single(n => (string)n!["email"]! == person.Email)!["id"]!;
            var link = (await host.App.MailAsync(person.Email)).Link;
            var answers = await Task.WhenAll(person.Client.PostAsync(link), admin.Client.PostAsync(admin.Path($"equipe/invitations/{id}/retrait")), person.Client.PostAsync(link));
            var joined = (await person.Client.GetAsync("/orga")).Json.AsArray().Count == 1;
            Assert.Equal(joined ? [204, 409, 204] : new[] { 410, 204, 410 }, answers.Select(a => (int)a.Status));
        }
    }

    [Fact]
    public async Task Another_address_cannot_use_it_and_it_stays_open()
    {
        var link = await InviteAsync("invitee@example.org");
        var other = await host.App.SignUpAsync(email: "curieux@example.org");
        (await other.Client.PostAsync(link)).Is(403);
        Assert.Empty((await other.Client.GetAsync("/orga")).Json.AsArray());
        var page = new HtmlPage((await other.Client.PageAsync(link)).Is(200).Body);
        Assert.Equal(0, page.Count($"form[action='{link}']"));
        Assert.Equal([link], page.Attributes("main form[action='/deconnexion'] input[name=returnUrl]", "value"));

        var invited = await host.App.SignUpAsync(email: "invitee@example.org");
        (await invited.Client.PostAsync(link)).Is(204);
    }

    [Fact]
    public async Task Once_used_it_is_gone_for_everybody_else()
    {
        var link = await InviteAsync("servie@example.org");
        var invited = await host.App.SignUpAsync(email: "servie@example.org");
        (await invited.Client.PostAsync(link)).Is(204);
        var other = await host.App.SignUpAsync();
        (await other.Client.PostAsync(link)).Is(410);
        (await other.Client.GetAsync(link)).Is(410);
        using var anybody = host.App.Client();
        Assert.Contains(Texts.Invitation_Closed, new HtmlPage((await anybody.PageAsync(link)).Is(410).Body).Texts("main p"));
    }

    [Fact]
    public async Task After_seven_days_it_is_gone()
    {
        var link = await InviteAsync("tard@example.org");
        var person = await host.App.SignUpAsync(email: "tard@example.org");
        host.App.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(5));
        (await person.Client.PostAsync("/connexion", new { email = "tard@example.org", password = People.Password })).Is(200); // sessions are shorter
        (await person.Client.PageAsync(link)).Is(200);
        host.App.Clock.Advance(TimeSpan.FromMinutes(5));
        (await person.Client.PostAsync(link)).Is(410);
        (await person.Client.PageAsync(link)).Is(410);
    }

    [Fact]
    public async Task An_invented_link_is_not_there()
    {
        var person = await host.App.SignUpAsync();
        (await person.Client.PostAsync("/invitations/" + new string('0', 48))).Is(404);
        (await person.Client.GetAsync("/invitations/x")).Is(404);
    }

    [Fact]
    public async Task Someone_signed_out_is_led_to_sign_up_and_back()
    {
        var link = await InviteAsync("nouvelle@example.org", "Campus Nord");
        using var client = host.App.Client();
        var page = (await client.PageAsync(link)).Is(200);
        Assert.Contains("/inscription?returnUrl=" + Uri.EscapeDataString(link), page.Body);
        Assert.Equal("no-referrer", string.Join(",", page.Headers.GetValues("Referrer-Policy"))); // the address is a secret
        (await client.PostAsync(link)).Is(401);
        var signedUp = await client.SubmitAsync("/inscription", "/inscription?returnUrl=" + Uri.EscapeDataString(link),
            ("firstName", "Ana"), ("lastName", "Silva"), ("email", "nouvelle@example.org"), ("password", People.Password), ("acceptTerms", "true"), ("returnUrl", link));
        Assert.Equal((HttpStatusCode.SeeOther, link), (signedUp.Status, signedUp.Location));
        var joined = await client.SubmitAsync(link, link);
        Assert.Equal((HttpStatusCode.SeeOther, "/orga/campus-nord/campagnes"), (joined.Status, joined.Location));
    }
}
