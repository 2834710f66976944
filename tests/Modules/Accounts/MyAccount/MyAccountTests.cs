using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.MyAccount;

public sealed class MyAccountTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Other = "Nouveau-Mot-43";
    private static int _count;

    private static string Address() => $"ailleurs{Interlocked.Increment(ref _count)}@example.org";

    private async Task<Answer> SignInAsync(string email, string password = People.Password)
    {
        using var client = host.App.Client();
        return await client.PostAsync("/connexion", new { email, password });
    }

    private static async Task<string> EmailAsync(Person person) => (string)(await person.Client.GetAsync("/moi")).Is(200).Json["email"]!;

    [Fact]
    public async Task The_menu_leads_to_the_account_and_its_form_changes_the_names()
    {
        var person = await host.App.SignUpAsync();
        Assert.Contains("/moi", new HtmlPage((await person.Client.PageAsync("/")).Is(200).Body).Attributes(".menu__panel a", "href"));
        var page = new HtmlPage((await person.Client.PageAsync("/moi")).Is(200).Body);
        Assert.Equal(("Louise", "Carré", person.Email), (page.Field("firstName").Value, page.Field("lastName").Value, page.Field("email").Value));
        var saved = await person.Client.SubmitAsync("/moi", "/moi", ("firstName", " Lise "), ("lastName", "Carré-Roy"), ("email", person.Email), ("currentPassword", ""), ("newPassword", ""));
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        var after = new HtmlPage((await person.Client.PageAsync(saved.Location!)).Is(200).Body);
        Assert.Equal(("Lise", "Carré-Roy"), (after.Field("firstName").Value, after.Field("lastName").Value));
        Assert.Equal([Texts.Account_Saved], after.Texts(".note--ok p"));
        var json = (await person.Client.GetAsync("/moi")).Is(200).Json.AsObject();
        Assert.Equal(["id", "firstName", "lastName", "email"], json.Select(p => p.Key));
        Assert.Empty(await host.App.MailsAsync(person.Email));
    }

    [Fact]
    public async Task Another_address_counts_once_its_link_is_opened_and_the_one_before_is_told()
    {
        var person = await host.App.SignUpAsync();
        var email = Address();
        var answer = (await person.Client.PostAsync("/moi", new { firstName = "Louise", lastName = "Carré", email, currentPassword = People.Password })).Is(200);
        Assert.Equal(person.Email, (string)answer.Json["email"]!);
        var link = (await host.App.MailAsync(email)).Link;
        var told = await host.App.MailAsync(person.Email);
        Assert.Equal("Changement d’adresse demandé sur Pix", told.Subject);
        Assert.DoesNotContain(email, told.Text);
        (await SignInAsync(person.Email)).Is(200);
        (await SignInAsync(email)).Is(401);
        Assert.Contains(email, (await person.Client.PageAsync("/moi")).Is(200).Body);

        var opened = (await person.Client.PageAsync(link)).Is(200);
        Assert.Equal("no-referrer", string.Join(",", opened.Headers.GetValues("Referrer-Policy")));
        Assert.Equal([Texts.AddressConfirmed_Title], new HtmlPage(opened.Body).Texts("h1"));
        (await person.Client.GetAsync(link)).Is(200); // again
        Assert.Equal(email, await EmailAsync(person));
        (await SignInAsync(email)).Is(200);
        (await SignInAsync(person.Email)).Is(401);
        Assert.Equal("L’adresse de votre compte Pix a changé", (await host.App.MailAsync(person.Email, 2)).Subject);
    }

    [Fact]
    public async Task The_link_is_for_its_person_only()
    {
        var (person, other) = (await host.App.SignUpAsync(), await host.App.SignUpAsync());
        var email = Address();
        (await person.Client.PostAsync("/moi", new { email, currentPassword = People.Password })).Is(200);
        var link = (await host.App.MailAsync(email)).Link;
        using var anybody = host.App.Client();
        (await anybody.GetAsync(link)).Is(401);
        (await anybody.PageAsync(link)).Is(303);
        (await other.Client.GetAsync(link)).Is(404);
        Assert.Equal(person.Email, await EmailAsync(person));
    }

    [Fact]
    public async Task Another_address_asked_for_later_takes_the_place_of_the_first()
    {
        var person = await host.App.SignUpAsync();
        var (first, second) = (Address(), Address());
        (await person.Client.PostAsync("/moi", new { email = first, currentPassword = People.Password })).Is(200);
        (await person.Client.PostAsync("/moi", new { email = second, currentPassword = People.Password })).Is(200);
        (await person.Client.GetAsync((await host.App.MailAsync(first)).Link)).Is(410);
        (await person.Client.GetAsync((await host.App.MailAsync(second)).Link)).Is(200);
        Assert.Equal(second, await EmailAsync(person));
    }

    [Fact]
    public async Task An_address_that_somebody_has_is_refused_also_when_they_were_faster()
    {
        var (person, other) = (await host.App.SignUpAsync(), await host.App.SignUpAsync());
        Assert.Equal([Texts.Account_EmailTaken], (await person.Client.PostAsync("/moi", new { email = other.Email.ToUpperInvariant(), currentPassword = People.Password })).Is(400).Errors("email"));
        var email = Address();
        (await person.Client.PostAsync("/moi", new { email, currentPassword = People.Password })).Is(200);
        var link = (await host.App.MailAsync(email)).Link;
        await host.App.SignUpAsync(email: email);
        (await person.Client.GetAsync(link)).Is(409);
        Assert.Equal(person.Email, await EmailAsync(person));
    }

    [Fact]
    public async Task Two_people_who_prove_the_same_address_at_once_are_told_apart()
    {
        var people = new[] { await host.App.SignUpAsync(), await host.App.SignUpAsync(), await host.App.SignUpAsync() };
        var email = Address();
        var links = new List<string>();
        foreach (var person in people)
        {
            (await person.Client.PostAsync("/moi", new { email, currentPassword = People.Password })).Is(200);
            links.Add((await host.App.MailAsync(email, links.Count + 1)).Link);
        }
        var answers = await Task.WhenAll(people.Zip(links, (person, link) => person.Client.GetAsync(link)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
    }

    [Fact]
    public async Task Spelt_otherwise_an_address_changes_at_once_and_nobody_is_written_to()
    {
        var person = await host.App.SignUpAsync();
        var spelt = "P" + person.Email[1..];
        (await person.Client.PostAsync("/moi", new { email = spelt })).Is(200);
        Assert.Equal(spelt, await EmailAsync(person));
        Assert.Equal(0, await host.App.MailsAfterAWhileAsync(spelt));
    }

    [Fact]
    public async Task Another_password_needs_the_current_one_and_ends_the_other_sessions_only()
    {
        var person = await host.App.SignUpAsync();
        using var elsewhere = host.App.Client();
        (await elsewhere.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
        using var forgetful = host.App.Client();
        (await forgetful.PostAsync("/mot-de-passe-oublie", new { email = person.Email })).Is(202);
        var link = (await host.App.MailAsync(person.Email)).Link;

        Assert.Equal([Texts.Account_CurrentMissing], (await person.Client.PostAsync("/moi", new { newPassword = Other })).Is(400).Errors("currentPassword"));
        Assert.Equal([Texts.Account_CurrentWrong], (await person.Client.PostAsync("/moi", new { newPassword = Other, currentPassword = "Faux-Mot-1" })).Is(400).Errors("currentPassword"));
        Assert.Equal([Texts.Password_Weak], (await person.Client.PostAsync("/moi", new { newPassword = "court", currentPassword = People.Password })).Is(400).Errors("newPassword"));
        (await elsewhere.GetAsync("/moi")).Is(200);
        (await SignInAsync(person.Email, Other)).Is(401);

        (await person.Client.PostAsync("/moi", new { newPassword = Other, currentPassword = People.Password })).Is(200);
        (await person.Client.GetAsync("/moi")).Is(200);
        (await elsewhere.GetAsync("/moi")).Is(401);
        (await SignInAsync(person.Email, Other)).Is(200);
        (await SignInAsync(person.Email)).Is(401);
        (await forgetful.GetAsync(link)).Is(410);
    }

    [Fact]
    public async Task Another_address_needs_the_current_password_and_the_same_one_does_not()
    {
        var person = await host.App.SignUpAsync();
        var email = Address();
        Assert.Equal([Texts.Account_CurrentMissing], (await person.Client.PostAsync("/moi", new { email })).Is(400).Errors("currentPassword"));
        Assert.Equal([Texts.Account_CurrentWrong], (await person.Client.PostAsync("/moi", new { email, currentPassword = "Faux-Mot-1" })).Is(400).Errors("currentPassword"));
        var taken = (await host.App.SignUpAsync()).Email;
        Assert.Empty((await person.Client.PostAsync("/moi", new { email = taken, currentPassword = "Faux-Mot-1" })).Is(400).Errors("email")); // nor is anything told
        var page = new HtmlPage((await person.Client.SubmitAsync("/moi", "/moi", ("firstName", "Lise"), ("lastName", "Carré"), ("email", email), ("currentPassword", ""), ("newPassword", ""))).Is(400).Body);
        Assert.Equal((email, Texts.Account_CurrentMissing), (page.Field("email").Value, page.Field("currentPassword").Message));
        (await person.Client.PostAsync("/moi", new { firstName = "Lise", lastName = "Carré", email = person.Email })).Is(200);
        Assert.Equal(0, await host.App.MailsAfterAWhileAsync(email));
        (await person.Client.PostAsync("/moi", new { email, currentPassword = People.Password })).Is(200);
        await host.App.MailAsync(email);
    }

    [Fact]
    public async Task Ten_wrong_current_passwords_lock_the_account_here_too()
    {
        var person = await host.App.SignUpAsync();
        for (var i = 0; i < 10; i++)
            (await person.Client.PostAsync("/moi", new { newPassword = Other, currentPassword = "Faux-Mot-1" })).Is(400);
        (await person.Client.PostAsync("/moi", new { newPassword = Other, currentPassword = People.Password })).Is(400);
        (await SignInAsync(person.Email)).Is(401);
    }

    [Fact]
    public async Task A_changed_password_is_told_by_mail()
    {
        var person = await host.App.SignUpAsync();
        (await person.Client.PostAsync("/moi", new { newPassword = Other, currentPassword = People.Password })).Is(200);
        var mail = await host.App.MailAsync(person.Email);
        Assert.Equal("Votre mot de passe Pix a changé", mail.Subject);
        Assert.Equal("/mot-de-passe-oublie", mail.Link);
        Assert.DoesNotContain(Other, mail.Text);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_changes_nothing()
    {
        var person = await host.App.SignUpAsync();
        var refused = (await person.Client.SubmitAsync("/moi", "/moi", ("firstName", "Lise"), ("lastName", ""), ("email", "pas-une-adresse"), ("currentPassword", "Faux-Mot-1"), ("newPassword", Other))).Is(400);
        var page = new HtmlPage(refused.Body);
        Assert.Equal("Lise", page.Field("firstName").Value);
        Assert.Equal(new FormField("", true, Texts.LastName_Missing, true), page.Field("lastName"));
        Assert.Equal(new FormField("pas-une-adresse", true, Texts.Email_Incomplete, true), page.Field("email"));
        Assert.DoesNotContain(Other, refused.Body);
        Assert.Equal("Louise", (string)(await person.Client.GetAsync("/moi")).Json["firstName"]!);
        Assert.Equal(["email", "firstName", "lastName"], (await person.Client.PostAsync("/moi")).Is(400).Json["errors"]!.AsObject().Select(e => e.Key).Order());
        using var anybody = host.App.Client();
        (await anybody.PostAsync("/moi", new { firstName = "X", lastName = "Y" })).Is(401);
    }

    [Fact]
    public async Task A_stranger_s_mailbox_is_not_filled_by_asking_on_and_on()
    {
        var person = await host.App.SignUpAsync();
        for (var i = 0; i < 5; i++)
            (await person.Client.PostAsync("/moi", new { email = Address(), currentPassword = People.Password })).Is(200);
        var email = Address();
        Assert.Equal([Texts.Account_EmailTooOften], (await person.Client.PostAsync("/moi", new { email, currentPassword = People.Password })).Is(400).Errors("email"));
        Assert.Equal(0, await host.App.MailsAfterAWhileAsync(email));
    }
}

public sealed class AddressLinkAgeTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task After_a_day_the_link_of_an_address_is_gone()
    {
        var person = await host.App.SignUpAsync();
        (await person.Client.PostAsync("/moi", new { email = "trop-tard@example.org", currentPassword = People.Password })).Is(200);
        var link = (await host.App.MailAsync("trop-tard@example.org")).Link;
        host.App.Clock.Advance(TimeSpan.FromHours(24));
        (await person.Client.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
        (await person.Client.GetAsync(link)).Is(410);
        Assert.DoesNotContain("trop-tard@example.org", (await person.Client.PageAsync("/moi")).Is(200).Body);
    }
}
