using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.ForgottenPassword;

public sealed class ForgottenPasswordTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Other = "Nouveau-Mot-43";

    private async Task<string> AskAsync(Person person, int number = 1)
    {
        using var client = host.App.Client();
        Assert.Equal("", (await client.PostAsync("/mot-de-passe-oublie", new { email = $" {person.Email.ToUpperInvariant()} " })).Is(202).Body);
        return (await host.App.MailAsync(person.Email, number)).Link;
    }

    private async Task<Answer> SignInAsync(Person person, string password)
    {
        using var client = host.App.Client();
        return await client.PostAsync("/connexion", new { email = person.Email, password });
    }

    [Fact]
    public async Task From_the_sign_in_page_one_comes_to_a_new_password_by_mail()
    {
        var person = await host.App.SignUpAsync();
        using var client = host.App.Client();
        Assert.Contains("/mot-de-passe-oublie", new HtmlPage((await client.PageAsync("/connexion")).Is(200).Body).Attributes("main a", "href"));
        var asked = (await client.SubmitAsync("/mot-de-passe-oublie", "/mot-de-passe-oublie", ("email", person.Email))).Is(202);
        Assert.Contains(Texts.AskPassword_Asked, new HtmlPage(asked.Body).Texts("main p"));

        var mail = await host.App.MailAsync(person.Email);
        Assert.Contains(host.App.Address + mail.Link, mail.Html);
        var page = (await client.PageAsync(mail.Link)).Is(200);
        Assert.Equal("no-referrer", string.Join(",", page.Headers.GetValues("Referrer-Policy")));
        var weak = (await client.SubmitAsync(mail.Link, mail.Link, ("password", "court"))).Is(400);
        Assert.Equal(Texts.Password_Weak, new HtmlPage(weak.Body).Field("password").Message);
        Assert.Equal("no-referrer", string.Join(",", weak.Headers.GetValues("Referrer-Policy")));
        var done = await client.SubmitAsync(mail.Link, mail.Link, ("password", Other));
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Contains(Texts.SignIn_PasswordChanged, new HtmlPage((await client.PageAsync(done.Location!)).Is(200).Body).Texts(".note--ok p"));
        (await SignInAsync(person, Other)).Is(200);
        (await SignInAsync(person, People.Password)).Is(401);
    }

    [Fact]
    public async Task A_new_password_ends_every_session()
    {
        var person = await host.App.SignUpAsync();
        var link = await AskAsync(person);
        (await person.Client.GetAsync("/orga")).Is(200);
        using var client = host.App.Client();
        (await client.PostAsync(link, new { password = Other })).Is(204);
        (await person.Client.GetAsync("/orga")).Is(401);
        Assert.Equal("Votre mot de passe Pix a changé", (await host.App.MailAsync(person.Email, 2)).Subject);
    }

    [Fact]
    public async Task A_link_serves_once_and_the_others_die_with_it()
    {
        var person = await host.App.SignUpAsync();
        var (first, second) = (await AskAsync(person), await AskAsync(person, 2));
        Assert.NotEqual(first, second);
        using var client = host.App.Client();
        (await client.PostAsync(second, new { password = Other })).Is(204);
        foreach (var link in new[] { first, second })
        {
            (await client.PostAsync(link, new { password = People.Password })).Is(410);
            (await client.GetAsync(link)).Is(410);
            Assert.Contains(Texts.PasswordLink_Closed, new HtmlPage((await client.PageAsync(link)).Is(410).Body).Texts("main p"));
        }
        (await SignInAsync(person, Other)).Is(200);
    }

    [Fact]
    public async Task Used_twice_at_once_it_serves_once()
    {
        var person = await host.App.SignUpAsync();
        var link = await AskAsync(person);
        var clients = Enumerable.Range(0, 3).Select(_ => host.App.Client()).ToList();
        var answers = await Task.WhenAll(clients.Select((client, i) => client.PostAsync(link, new { password = Other + i })));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Gone, HttpStatusCode.Gone], answers.Select(a => a.Status).Order());
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        var person = await host.App.SignUpAsync();
        using var client = host.App.Client();
        var known = (await client.PostAsync("/mot-de-passe-oublie", new { email = person.Email })).Is(202);
        var unknown = (await client.PostAsync("/mot-de-passe-oublie", new { email = "personne-du-tout@example.org" })).Is(202);
        Assert.Equal(known.Body, unknown.Body);
        Assert.Equal(known.Headers.Select(h => h.Key), unknown.Headers.Select(h => h.Key));
        var page = (await client.SubmitAsync("/mot-de-passe-oublie", "/mot-de-passe-oublie", ("email", "personne-du-tout@example.org"))).Is(202);
        Assert.Contains(Texts.AskPassword_Asked, new HtmlPage(page.Body).Texts("main p"));
        Assert.Equal(0, await host.App.MailsAfterAWhileAsync("personne-du-tout@example.org"));
        Assert.Equal([Texts.Email_Incomplete], (await client.PostAsync("/mot-de-passe-oublie", new { email = "personne" })).Is(400).Errors("email"));
    }

    [Fact]
    public async Task A_mailbox_is_not_filled_by_asking_on_and_on()
    {
        var person = await host.App.SignUpAsync();
        using var client = host.App.Client();
        foreach (var email in new[] { person.Email, "personne-ici@example.org" }) // alike, whether the address is known or not
        {
            for (var i = 0; i < 5; i++)
                (await client.PostAsync("/mot-de-passe-oublie", new { email })).Is(202);
            (await client.PostAsync("/mot-de-passe-oublie", new { email = email.ToUpperInvariant() })).Is(429);
            var page = (await client.SubmitAsync("/mot-de-passe-oublie", "/mot-de-passe-oublie", ("email", email))).Is(429);
            Assert.Equal(email, new HtmlPage(page.Body).Field("email").Value);
        }
        await host.App.MailAsync(person.Email, 5);
        Assert.Equal(5, await host.App.MailsAfterAWhileAsync(person.Email));
    }

    [Fact]
    public async Task An_invented_link_is_not_there_and_one_of_another_kind_opens_nothing()
    {
        var person = await host.App.SignUpAsync();
        using var client = host.App.Client();
        (await client.GetAsync("/mot-de-passe/" + new string('0', 48))).Is(404);
        (await client.PostAsync("/mot-de-passe/x", new { password = Other })).Is(404);
        (await person.Client.PostAsync("/moi", new { email = "autre-sorte@example.org", currentPassword = People.Password })).Is(200);
        (await client.PostAsync("/mot-de-passe/" + (await host.App.MailAsync("autre-sorte@example.org")).Token, new { password = Other })).Is(404);
    }
}

public sealed class PasswordLinkAgeTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task After_an_hour_the_link_is_gone_and_a_lock_ends_with_a_new_password()
    {
        var person = await host.App.SignUpAsync();
        using var client = host.App.Client();
        (await client.PostAsync("/mot-de-passe-oublie", new { email = person.Email })).Is(202);
        var link = (await host.App.MailAsync(person.Email)).Link;
        host.App.Clock.Advance(TimeSpan.FromMinutes(59));
        (await client.GetAsync(link)).Is(200);
        host.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await client.PostAsync(link, new { password = "Nouveau-Mot-43" })).Is(410);

        for (var i = 0; i < 10; i++)
            (await client.PostAsync("/connexion", new { email = person.Email, password = "Faux-Mot-1" })).Is(401);
        (await client.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(401);
        (await client.PostAsync("/mot-de-passe-oublie", new { email = person.Email })).Is(202);
        (await client.PostAsync((await host.App.MailAsync(person.Email, 2)).Link, new { password = "Nouveau-Mot-43" })).Is(204);
        (await client.PostAsync("/connexion", new { email = person.Email, password = "Nouveau-Mot-43" })).Is(200);
    }
}
