using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.Team;

public sealed class TeamTests(HostFixture host) : IClassFixture<HostFixture>
{
    private static int _count;

    private static string Address() => $"collegue{Interlocked.Increment(ref _count)}@example.org";

    private static async Task<string> InvitationAsync(Organiser by, string email) =>
        (string)(await by.Client.GetAsync(by.Path("equipe"))).Is(200).Json["invitations"]!.AsArray().Single(i => (string)i!["email"]! == email)!["id"]!;

    private static async Task<string[]> MembersAsync(Organiser by) =>
        [.. (await by.Client.GetAsync(by.Path("equipe"))).Is(200).Json["members"]!.AsArray().Select(m => $"{m!["firstName"]} {m["lastName"]} {m["role"]}")];

    [Fact]
    public async Task Whoever_is_invited_joins_by_the_link_in_the_mail()
    {
        var admin = await host.App.OrganiserAsync("Faculté des Lettres");
        var email = Address();
        var answer = (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email }, role = "admin" })).Is(201);
        Assert.Equal((1, 0), ((int)answer.Json["invited"]!, answer.Json["refused"]!.AsArray().Count));
        var waiting = (await admin.Client.GetAsync(admin.Path("equipe"))).Is(200).Json["invitations"]!.AsArray().Single()!.AsObject();
        Assert.Equal(["id", "email", "role", "sentAt"], waiting.Select(p => p.Key));
        Assert.Equal((email, "admin"), ((string)waiting["email"]!, (string)waiting["role"]!));

        var mail = await host.App.MailAsync(email);
        Assert.Equal("Faculté des Lettres vous invite dans son espace Pix Orga", mail.Subject);
        Assert.Contains("Martine Antony", mail.Text);
        Assert.Contains(host.App.Address + mail.Link, mail.Html);
        Assert.Contains("<html lang=\"fr\">", mail.Html);
        var invited = await host.App.SignUpAsync("Nadia", "Benali", email);
        (await invited.Client.PostAsync(mail.Link)).Is(204);

        var team = (await admin.Client.GetAsync(admin.Path("equipe"))).Is(200).Json;
        Assert.Empty(team["invitations"]!.AsArray());
        Assert.Equal(["id", "firstName", "lastName", "email", "role"], team["members"]![1]!.AsObject().Select(p => p.Key));
        Assert.Equal(["Martine Antony admin", "Nadia Benali admin"], await MembersAsync(admin));
    }

    [Fact]
    public async Task A_mail_is_written_in_the_language_of_whoever_causes_it()
    {
        var admin = await host.App.OrganiserAsync("Faculté des Langues");
        (await admin.Client.PostAsync("/langue", new { language = "en" })).Is(204);
        var email = Address();
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201);
        var invitation = await host.App.MailAsync(email);
        Assert.Equal("Faculté des Langues invites you to its Pix Orga space", invitation.Subject);
        Assert.Contains("Martine Antony invites you to join the space “Faculté des Langues”", invitation.Text);
        Assert.Contains("See the invitation:\n", invitation.Text.ReplaceLineEndings("\n"));
        Assert.Contains("<html lang=\"en\">", invitation.Html);

        // French for the person who asks in French, wherever the invitation came from.
        var invited = await host.App.SignUpAsync("Nadia", "Benali", email);
        (await invited.Client.PostAsync("/mot-de-passe-oublie", new { email })).Is(202);
        Assert.Equal("Choisissez un nouveau mot de passe Pix", (await host.App.MailAsync(email, 2)).Subject);
    }

    [Fact]
    public async Task Several_addresses_in_one_field_are_split_and_those_refused_come_back_with_the_reason()
    {
        var admin = await host.App.OrganiserAsync();
        var (first, second, third) = (Address(), Address(), Address());
        var refused = (await admin.Client.SubmitAsync(admin.Path("equipe/invitations"), admin.Path("equipe"),
            ("emails", $"{first},{second}; {admin.Person.Email}\r\npas-une-adresse\u00a0{third} {first.ToUpperInvariant()}"), ("role", "member"))).Is(400);
        var page = new HtmlPage(refused.Body);
        Assert.Equal($"{admin.Person.Email}, pas-une-adresse", page.Field("emails").Value);
        Assert.Equal([$"Pas d’invitation pour {admin.Person.Email}. {Texts.Team_AlreadyMember}", $"Pas d’invitation pour pas-une-adresse. {Texts.Email_Incomplete}"], page.Texts(".field__error"));
        foreach (var email in new[] { first, second, third })
        {
            Assert.Contains(email, page.Texts("th .who"));
            Assert.EndsWith(Texts.Mail_Invitation_NotYou + "\n\nPix\n", (await host.App.MailAsync(email)).Text.ReplaceLineEndings("\n"));
        }
        var sent = await admin.Client.SubmitAsync(admin.Path("equipe/invitations"), admin.Path("equipe"), ("emails", Address()), ("role", "member"));
        Assert.Equal((HttpStatusCode.SeeOther, admin.Path("equipe")), (sent.Status, sent.Location));
    }

    [Fact]
    public async Task A_program_learns_who_was_refused_and_why()
    {
        var admin = await host.App.OrganiserAsync();
        var email = Address();
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201);
        var again = (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email, "x", admin.Person.Email }, role = "member" })).Is(201).Json;
        Assert.Equal(0, (int)again["invited"]!);
        Assert.Equal([(email, Texts.Team_AlreadyInvited), ("x", Texts.Email_Incomplete), (admin.Person.Email, Texts.Team_AlreadyMember)],
            again["refused"]!.AsArray().Select(r => ((string)r!["email"]!, (string)r["reason"]!)));
        Assert.Equal(1, await host.App.MailsAfterAWhileAsync(email));
        Assert.Equal([Texts.Team_Emails_Missing], (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { " " } })).Is(400).Errors("emails"));
        Assert.Single((await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email }, role = "owner" })).Is(400).Errors("role"));
        Assert.Single((await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = Enumerable.Range(0, 51).Select(i => $"a{i}@example.org") })).Is(400).Errors("emails"));
    }

    [Fact]
    public async Task Sent_again_the_new_link_works_and_the_old_one_is_dead()
    {
        var admin = await host.App.OrganiserAsync();
        var email = Address();
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201);
        var old = await host.App.MailAsync(email);
        (await admin.Client.PostAsync(admin.Path($"equipe/invitations/{await InvitationAsync(admin, email)}/relance"))).Is(204);
        var mail = await host.App.MailAsync(email, 2);
        var invited = await host.App.SignUpAsync(email: email);
        (await invited.Client.PostAsync(old.Link)).Is(410);
        (await invited.Client.PageAsync(old.Link)).Is(410);
        (await invited.Client.PostAsync(mail.Link)).Is(204);
    }

    [Fact]
    public async Task Withdrawn_the_link_is_dead_and_withdrawing_again_changes_nothing()
    {
        var admin = await host.App.OrganiserAsync();
        var email = Address();
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201);
        var id = await InvitationAsync(admin, email);
        var mail = await host.App.MailAsync(email);
        (await admin.Client.PostAsync(admin.Path($"equipe/invitations/{id}/retrait"))).Is(204);
        (await admin.Client.PostAsync(admin.Path($"equipe/invitations/{id}/retrait"))).Is(204);
        (await admin.Client.PostAsync(admin.Path($"equipe/invitations/{id}/relance"))).Is(404);
        Assert.Empty((await admin.Client.GetAsync(admin.Path("equipe"))).Json["invitations"]!.AsArray());
        var invited = await host.App.SignUpAsync(email: email);
        (await invited.Client.PostAsync(mail.Link)).Is(410);
        Assert.Empty((await invited.Client.GetAsync("/orga")).Json.AsArray());

        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201); // and they may be invited anew
        (await invited.Client.PostAsync((await host.App.MailAsync(email, 2)).Link)).Is(204);
        (await admin.Client.PostAsync(admin.Path($"equipe/invitations/{id}/retrait"))).Is(204);
        Assert.Equal(2, (await MembersAsync(admin)).Length);
    }

    [Fact]
    public async Task Members_see_the_team_and_change_nothing()
    {
        var admin = await host.App.OrganiserAsync();
        var member = await host.App.MemberAsync(admin);
        var email = Address();
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201);
        var id = await InvitationAsync(admin, email);
        var team = (await member.Client.GetAsync(member.Path("equipe"))).Is(200).Json;
        Assert.Equal((2, 0), (team["members"]!.AsArray().Count, team["invitations"]!.AsArray().Count));
        var page = new HtmlPage((await member.Client.PageAsync(member.Path("equipe"))).Is(200).Body);
        Assert.Equal([member.Path("equipe/depart")], page.Attributes("main form", "action"));

        (await member.Client.PostAsync(member.Path("equipe/invitations"), new { emails = new[] { Address() } })).Is(403);
        (await member.Client.PostAsync(member.Path("equipe/invitations"))).Is(403);
        (await member.Client.PostAsync(member.Path($"equipe/invitations/{id}/relance"))).Is(403);
        (await member.Client.PostAsync(member.Path($"equipe/invitations/{id}/retrait"))).Is(403);
        (await member.Client.PostAsync(member.Path($"equipe/{member.Person.Id}"), new { role = "admin" })).Is(403);
        (await member.Client.PostAsync(member.Path($"equipe/{admin.Person.Id}/retrait"))).Is(403);
        Assert.Equal(["Martine Antony admin", "Karim Villo member"], await MembersAsync(admin));
    }

    [Fact]
    public async Task A_role_changes_from_the_next_request_on()
    {
        var admin = await host.App.OrganiserAsync();
        var member = await host.App.MemberAsync(admin);
        var address = admin.Path("equipe/" + member.Person.Id);
        (await admin.Client.PostAsync(address, new { role = "admin" })).Is(204);
        (await admin.Client.PostAsync(address, new { role = "admin" })).Is(204);
        (await member.Client.PostAsync(member.Path("equipe/" + admin.Person.Id), new { role = "member" })).Is(204);
        (await admin.Client.PostAsync(address, new { role = "member" })).Is(403);
        Assert.Equal(["Martine Antony member", "Karim Villo admin"], await MembersAsync(admin));
        Assert.Equal([Texts.Team_RoleMissing], (await member.Client.PostAsync(address)).Is(400).Errors("role"));
    }

    [Fact]
    public async Task Whoever_is_removed_is_out_at_the_next_request_and_removing_again_changes_nothing()
    {
        var admin = await host.App.OrganiserAsync();
        var member = await host.App.MemberAsync(admin);
        (await member.Client.GetAsync(member.Path("campagnes"))).Is(200);
        var address = admin.Path($"equipe/{member.Person.Id}/retrait");
        var removed = await admin.Client.SubmitAsync(address, admin.Path("equipe"));
        Assert.Equal((HttpStatusCode.SeeOther, admin.Path("equipe")), (removed.Status, removed.Location));
        (await member.Client.GetAsync(member.Path("campagnes"))).Is(404);
        (await member.Client.PostAsync(member.Path("equipe/depart"))).Is(404);
        (await admin.Client.PostAsync(address)).Is(204);
        Assert.Equal(["Martine Antony admin"], await MembersAsync(admin));
    }

    [Fact]
    public async Task The_last_admin_stays_and_is_told_of_which_organisation()
    {
        var admin = await host.App.OrganiserAsync("Lycée Marie-Curie");
        var member = await host.App.MemberAsync(admin);
        foreach (var (path, body) in new (string, object)[] { ("equipe/depart", new { }), ($"equipe/{admin.Person.Id}/retrait", new { }), ($"equipe/{admin.Person.Id}", new { role = "member" }) })
            Assert.Contains("Lycée Marie-Curie", (string)(await admin.Client.PostAsync(admin.Path(path), body)).Is(409).Json["detail"]!);
        (await admin.Client.PageAsync(admin.Path("equipe"))).Is(200);
        (await member.Client.PostAsync(member.Path("equipe/depart"))).Is(204);
        Assert.Empty((await member.Client.GetAsync("/orga")).Json.AsArray());
    }

    [Fact]
    public async Task Two_admins_who_leave_at_once_leave_one_behind()
    {
        var admin = await host.App.OrganiserAsync();
        var other = await host.App.MemberAsync(admin);
        (await admin.Client.PostAsync(admin.Path("equipe/" + other.Person.Id), new { role = "admin" })).Is(204);
        var answers = await Task.WhenAll(admin.Client.PostAsync(admin.Path("equipe/depart")), other.Client.PostAsync(admin.Path("equipe/depart")));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
    }

    [Fact]
    public async Task What_is_another_organisation_s_is_not_there()
    {
        var (mine, theirs) = (await host.App.OrganiserAsync(), await host.App.OrganiserAsync("Ailleurs"));
        var member = await host.App.MemberAsync(theirs);
        var email = Address();
        (await theirs.Client.PostAsync(theirs.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201);
        var id = await InvitationAsync(theirs, email);
        (await mine.Client.GetAsync(theirs.Path("equipe"))).Is(404);
        (await mine.Client.PostAsync(theirs.Path("equipe/invitations"), new { emails = new[] { email } })).Is(404);
        (await mine.Client.PostAsync(mine.Path("equipe/" + member.Person.Id), new { role = "admin" })).Is(404);
        (await mine.Client.PostAsync(mine.Path($"equipe/{member.Person.Id}/retrait"))).Is(404);
        (await mine.Client.PostAsync(mine.Path($"equipe/invitations/{id}/relance"))).Is(404);
        (await mine.Client.PostAsync(mine.Path($"equipe/invitations/{id}/retrait"))).Is(404);
        (await member.Client.GetAsync(member.Path("campagnes"))).Is(200);
    }

    [Fact]
    public async Task The_page_leads_there_from_the_rail_and_has_a_field_for_each_role()
    {
        var admin = await host.App.OrganiserAsync();
        var member = await host.App.MemberAsync(admin);
        Assert.Contains(admin.Path("equipe"), new HtmlPage((await admin.Client.PageAsync(admin.Path("campagnes"))).Is(200).Body).Attributes(".rail__nav a", "href"));
        var page = new HtmlPage((await admin.Client.PageAsync(admin.Path("equipe"))).Is(200).Body);
        Assert.Equal([admin.Path("equipe")], page.Attributes(".rail__nav a[aria-current=page]", "href"));
        Assert.Contains(admin.Path($"equipe/{member.Person.Id}/retrait"), page.Attributes("main form", "action"));
        Assert.DoesNotContain(admin.Path($"equipe/{admin.Person.Id}/retrait"), page.Attributes("main form", "action"));
        var done = await admin.Client.SubmitAsync(admin.Path("equipe/" + member.Person.Id), admin.Path("equipe"), ("role", "admin"));
        Assert.Equal((HttpStatusCode.SeeOther, admin.Path("equipe")), (done.Status, done.Location));
    }
}

public sealed class InvitationAgeTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task An_invitation_too_old_is_marked_and_inviting_the_same_person_sends_another_link()
    {
        var admin = await host.App.OrganiserAsync();
        const string email = "vieille@example.org";
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201);
        var old = await host.App.MailAsync(email);
        host.App.Clock.Advance(TimeSpan.FromDays(7));
        (await admin.Client.PostAsync("/connexion", new { email = admin.Person.Email, password = People.Password })).Is(200);
        Assert.Equal([Texts.Team_Expired], new HtmlPage((await admin.Client.PageAsync(admin.Path("equipe"))).Is(200).Body).Texts("table .tag--ko"));
        Assert.Equal(1, (int)(await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201).Json["invited"]!);
        Assert.Single((await admin.Client.GetAsync(admin.Path("equipe"))).Json["invitations"]!.AsArray());
        var invited = await host.App.SignUpAsync(email: email);
        (await invited.Client.PostAsync(old.Link)).Is(410);
        (await invited.Client.PostAsync((await host.App.MailAsync(email, 2)).Link)).Is(204);
    }
}
