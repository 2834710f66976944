using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Accounts.Data;
using Pix.Testing;

namespace Pix.Accounts.Tests.SignIn;

/// <summary>Whether somebody has an account shows neither in an answer nor in the work it takes. Counted, not timed.</summary>
public sealed class NoEnumerationTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Wrong = "Faux-Mot-1";

    private async Task<(string Body, int Hashes, int Counts)> SignInAsync(string email, string password)
    {
        using var client = host.App.Client();
        var (hashes, counts) = (host.App.Services.GetRequiredService<Passwords>().Hashes, await CountsAsync());
        var answer = (await client.PostAsync("/connexion", new { email, password })).Is(401);
        return (answer.Said, host.App.Services.GetRequiredService<Passwords>().Hashes - hashes, await CountsAsync() - counts);
    }

    private async Task<int> CountsAsync()
    {
        using var scope = host.App.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDb>().AttemptCounts.SumAsync(a => a.Count);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_locked_account_take_the_same_answer_and_the_same_work()
    {
        await host.App.SignUpAsync(email: "connue@example.org");
        await host.App.SignUpAsync(email: "bloquee@example.org");
        var wrong = await SignInAsync("connue@example.org", Wrong);
        for (var i = 0; i < 10; i++)
            await SignInAsync("bloquee@example.org", Wrong);
        Assert.Equal((wrong.Body, 1, 2), wrong); // one hash; one more for the network address, and for the e-mail
        Assert.Equal(wrong, await SignInAsync("inconnue@example.org", Wrong));
        Assert.Equal(wrong, await SignInAsync("bloquee@example.org", Wrong));
        Assert.Equal(wrong, await SignInAsync("bloquee@example.org", People.Password));
        Assert.Equal(wrong, await SignInAsync("connue@example.org", new string('x', 5000)));
        Assert.Equal(wrong, await SignInAsync(new string('x', 300) + "@example.org", Wrong));
    }

    [Fact]
    public async Task A_sign_up_takes_one_hash_whether_the_address_is_new_or_not()
    {
        var passwords = host.App.Services.GetRequiredService<Passwords>();
        foreach (var status in new[] { 201, 400 })
        {
            using var client = host.App.Client();
            var before = passwords.Hashes;
            (await client.PostAsync("/inscription", new { firstName = "Ana", lastName = "Silva", email = "nouvelle@example.org", password = People.Password, acceptTerms = true })).Is(status);
            Assert.Equal(1, passwords.Hashes - before);
        }
    }

    [Fact]
    public async Task A_forgotten_password_writes_the_same_rows_for_an_address_that_nobody_has()
    {
        var person = await host.App.SignUpAsync();
        foreach (var email in new[] { person.Email, "nulle-part@example.org" })
        {
            using var client = host.App.Client();
            using var scope = host.App.Services.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
            var (links, mails, counts) = (await db.AccountLinks.CountAsync(), await db.Outbox.CountAsync(), await CountsAsync());
            (await client.PostAsync("/mot-de-passe-oublie", new { email })).Is(202);
            Assert.Equal((1, 1, 2), (await db.AccountLinks.CountAsync() - links, await db.Outbox.CountAsync() - mails, await CountsAsync() - counts));
        }
    }
}
