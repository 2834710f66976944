using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Accounts.Data;
using Pix.Accounts.Mail;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.Testing;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;
using Person = Pix.Testing.Person;

namespace Pix.Accounts.Tests.Notify;

public sealed class NotifyTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private AccountsClient Client => _app.Services.GetRequiredService<AccountsClient>();

    private static readonly Notice News = new()
    {
        Subject = "Des\r\nnouvelles", Paragraphs = { "Un <b>mot</b>.", "Un autre." }, Button = "Voir", Path = "/mes-parcours", End = "Vous recevez ce message pour essayer.",
    };

    private async Task<int> NotifyAsync(string key, params string[] people) => (await Client.NotifyAsync(new() { Key = key, PersonIds = { people }, Notice = News })).Mailed;

    private async Task<NoticePreview> PreviewAsync(string key) => await Client.PreviewNoticeAsync(new() { Key = key, Notice = News, FirstName = "<Zoé>" });

    [Fact]
    public async Task Each_person_gets_one_e_mail_of_a_key_under_their_first_name()
    {
        var (louise, zoe) = (await _app.SignUpAsync(), await _app.SignUpAsync("<Zoé>", "Martin"));
        var unknown = Ids.New(_app.Clock.GetUtcNow());
        Assert.Equal(1, await NotifyAsync("cle", louise.Id, louise.Id, unknown));
        Assert.Equal(1, await NotifyAsync("cle", louise.Id, zoe.Id));
        Assert.Equal(0, await NotifyAsync("cle", louise.Id, zoe.Id));
        Assert.Equal(1, await NotifyAsync("cle2", louise.Id));
        var mail = await _app.MailAsync(zoe.Email);
        Assert.Equal("Des  nouvelles", mail.Subject);
        Assert.Equal("/mes-parcours", mail.Link);
        Assert.Equal(["Bonjour <Zoé>,", "Un <b>mot</b>.", "Un autre.", "Voir"], new HtmlPage(mail.Html).Texts("p")[..4]);
        Assert.Equal(new HtmlPage((await PreviewAsync("cle")).Html).Texts("p"), new HtmlPage(mail.Html).Texts("p"));
        Assert.DoesNotContain("style=", (await PreviewAsync("cle")).Html, StringComparison.Ordinal);
        await _app.MailAsync(louise.Email, 2);
        Assert.Equal((2, 1, 0), ((await PreviewAsync("cle")).Mailed, (await PreviewAsync("cle2")).Mailed, (await PreviewAsync("cl")).Mailed));
    }

    [Fact]
    public async Task A_name_that_is_a_link_is_not_told()
    {
        var person = await _app.SignUpAsync("www.exemple.org");
        await NotifyAsync("cle", person.Id);
        var mail = await _app.MailAsync(person.Email);
        Assert.StartsWith("Bonjour,", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("www.exemple.org", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_notice_at_the_same_instant_is_written_once()
    {
        var person = await _app.SignUpAsync();
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => NotifyAsync("ensemble", person.Id)))).Sum());
    }

    [Fact]
    public async Task What_somebody_waits_for_leaves_before_what_goes_to_many()
    {
        using var scope = _app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var people = await _app.ManyPeopleAsync(20);
        var (notice, now) = (new StoredNotice("masse", _app.Clock.GetUtcNow()), _app.Clock.GetUtcNow());
        notice.Say(News, Language.French);
        db.Add(notice);
        db.AddRange(people.Select(id => new OutgoingMail(notice, id, now.AddMinutes(-5))));
        db.Add(new OutgoingMail("seule", "attend@example.org", new Letter("Objet", "Texte", "<p>Texte</p>"), now));
        await db.SaveChangesAsync();
        await _app.MailAsync("n19@example.org");
        db.ChangeTracker.Clear();
        for (var tries = 0; tries < 100 && await db.Outbox.AnyAsync(m => m.SentAt == null); tries++)
            await Task.Delay(50);
        Assert.Equal("seule", (await db.Outbox.AsNoTracking().ToListAsync()).MinBy(m => m.SentAt)!.MailKey);
    }

    [Fact]
    public async Task A_notice_that_does_not_leave_within_the_day_never_does()
    {
        var person = await _app.SignUpAsync();
        using var scope = _app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await NotifyAsync("hier", person.Id);
        var row = await db.Outbox.AsNoTracking().SingleAsync();
        Assert.Equal(TimeSpan.FromDays(1), row.GiveUpAt - row.CreatedAt);
    }

    [Fact]
    public async Task It_goes_where_the_account_is_when_its_turn_comes_and_nowhere_when_there_is_none()
    {
        var (moved, closed) = (await _app.SignUpAsync(), (await _app.ManyPeopleAsync(1))[0]);
        using var scope = _app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var (notice, later) = (new StoredNotice("plus-tard", _app.Clock.GetUtcNow()), _app.Clock.GetUtcNow().AddMinutes(10));
        notice.Say(News, Language.French);
        OutgoingMail[] mails = [new(notice, moved.Id, later), new(notice, closed, later)];
        Assert.All(mails, mail => Assert.Equal(("", "", "", ""), (mail.Address, mail.Subject, mail.Text, mail.Html)));
        db.AddRange([notice, .. mails]);
        (await db.Accounts.SingleAsync(a => a.Id == moved.Id)).SetEmail("nouvelle@example.org", "NOUVELLE@EXAMPLE.ORG");
        db.Remove(await db.Accounts.SingleAsync(a => a.Id == closed));
        await db.SaveChangesAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(11));
        await _app.MailAsync("nouvelle@example.org");
        for (var tries = 0; tries < 100 && await db.Outbox.AnyAsync(m => m.DueAt != null); tries++)
            await Task.Delay(50);
        Assert.Empty(await _app.MailsAsync(moved.Email));
        Assert.All(await db.Outbox.AsNoTracking().ToListAsync(), row => Assert.Equal((null, "", "", ""), (row.AccountId, row.Address, row.Text, row.Html)));
        Assert.Single(Directory.GetFiles(_app.MailDirectory));
    }

    [Fact]
    public async Task Only_members_of_the_organisation_are_its_members()
    {
        var (organiser, other) = (await _app.OrganiserAsync(), await _app.OrganiserAsync("Ailleurs"));
        var (member, left, nobody) = (await _app.MemberAsync(organiser), await _app.MemberAsync(organiser), await _app.SignUpAsync());
        await _app.RemoveMemberAsync(left);
        using var scope = _app.Services.CreateScope();
        var id = (await scope.ServiceProvider.GetRequiredService<AccountsDb>().Organisations.SingleAsync(o => o.Slug == organiser.Organisation)).Id;
        Person[] people = [organiser.Person, other.Person, member.Person, left.Person, nobody];
        var found = (await Client.GetMembersAsync(new() { OrganisationId = id, PersonIds = { people.Select(p => p.Id) } })).PersonIds;
        Assert.Equal(new[] { organiser.Person.Id, member.Person.Id }.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Too_many_people_and_keys_that_do_not_fit_are_refused()
    {
        var many = Enumerable.Repeat("x", 1001).ToArray();
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => NotifyAsync("cle", many))).StatusCode);
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => NotifyAsync(new string('k', 74), "x"))).StatusCode);
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => NotifyAsync("", "x"))).StatusCode);
        var endless = new Notice { Paragraphs = { new string('a', 8000) } };
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => Client.NotifyAsync(new() { Key = "cle", Notice = endless }).ResponseAsync)).StatusCode);
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => Client.GetMembersAsync(new() { PersonIds = { many } }).ResponseAsync)).StatusCode);
    }
}
