using Pix.Testing;

namespace Pix.Accounts.Tests.DeleteAccount;

public sealed class MailOfTheErasedTests
{
    [Fact]
    public async Task Mail_to_them_never_leaves_and_invitations_in_their_name_leave_without_it()
    {
        await using var app = await PixApp.StartAsync();
        var admin = await app.OrganiserAsync("Institut Mirabelle");
        var inviter = await app.MemberAsync(admin);
        (await admin.Client.PostAsync(admin.Path($"equipe/{inviter.Person.Id}"), new { role = "admin" })).Is(204);
        await app.ParkMailAsync();
        (await inviter.Client.PostAsync(inviter.Path("equipe/invitations"), new { emails = new[] { "invitee@example.org", "retiree@example.org" } })).Is(201);
        var withdrawn = (await admin.Client.GetAsync(admin.Path("equipe"))).Is(200).Json["invitations"]!.AsArray().Single(i => (string)i!["email"]! == "retiree@example.org")!;
        (await admin.Client.PostAsync(admin.Path($"equipe/invitations/{withdrawn["id"]}/retrait"))).Is(204);
        using var forgetful = app.Client();
        (await forgetful.PostAsync("/mot-de-passe-oublie", new { email = inviter.Person.Email })).Is(202);
        (await inviter.Client.PostAsync("/moi/suppression", new { password = People.Password })).Is(202);

        app.LetMailGo();
        var mail = await app.MailAsync("invitee@example.org");
        Assert.DoesNotContain("Villo", mail.Text + mail.Html);
        Assert.StartsWith("Bonjour,\n\nInstitut Mirabelle vous invite", mail.Text.ReplaceLineEndings("\n"));
        var invited = await app.SignUpAsync("Nadia", "Benali", "invitee@example.org");
        (await invited.Client.PostAsync(mail.Link)).Is(204);
        Assert.Equal(0, await app.MailsAfterAWhileAsync(inviter.Person.Email));
        Assert.Empty(await app.MailsAsync("retiree@example.org"));
    }
}
