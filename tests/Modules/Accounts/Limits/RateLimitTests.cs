using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.Testing;

namespace Pix.Accounts.Tests.Limits;

/// <summary>A Host behind a proxy that it knows: everybody comes from where they say.</summary>
public sealed class HostBehindProxy : IAsyncLifetime
{
    public PixApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await PixApp.StartAsync("Proxy:Known=127.0.0.1");
    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>Each test has network addresses of its own.</summary>
public sealed class RateLimitTests(HostBehindProxy host) : IClassFixture<HostBehindProxy>
{
    private const string Wrong = "Faux-Mot-1";
    private readonly PixApp _app = host.App;

    private async Task HappenedAsync(Attempt attempt, int times)
    {
        using var scope = _app.Services.CreateScope();
        var (keys, db) = (scope.ServiceProvider.GetRequiredService<AttemptKeys>(), scope.ServiceProvider.GetRequiredService<AccountsDb>());
        await scope.ServiceProvider.GetRequiredService<RateLimiter>().CountAsync(attempt, CancellationToken.None);
        var key = keys.Of(attempt);
        await db.InTransactionAsync(ct => db.AttemptCounts.Where(a => a.AttemptKey == key).ExecuteUpdateAsync(s => s.SetProperty(a => a.Count, times), ct), CancellationToken.None);
    }

    /// <summary>So often that once more is the last.</summary>
    private Task AllButOneAsync(Attempt attempt) => HappenedAsync(attempt, attempt.Limit.Most - 1);

    /// <summary>Refused, for at most an hour; and no longer when that is over.</summary>
    private async Task RefusedForAWhileAsync(Func<Task<Answer>> ask, int afterwards)
    {
        var refused = (await ask()).Is(429);
        Assert.Equal("application/problem+json", refused.ContentHeaders.ContentType!.MediaType);
        Assert.Equal(429, (int)refused.Json["status"]!);
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        _app.Clock.Advance(wait - TimeSpan.FromSeconds(30));
        (await ask()).Is(429);
        _app.Clock.Advance(TimeSpan.FromSeconds(31));
        (await ask()).Is(afterwards);
    }

    private static string Address(int number) => $"limite{number}@example.org";

    [Fact]
    public async Task A_lecture_hall_behind_one_address_signs_up_signs_in_and_opens_the_code_and_may_be_wrong_once_each()
    {
        const string hall = "203.0.113.7";
        var campaign = await (await _app.OrganiserAsync()).CampaignAsync("Amphi A");
        const int people = 120; // the others were there before
        foreach (var attempt in new[] { RateLimit.SignUpFrom(hall), RateLimit.WrongPasswordFrom(hall), RateLimit.WrongCodeFrom(hall) })
            await HappenedAsync(attempt, 1000 - people);
        await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (i, _) =>
        {
            using var client = _app.Client(from: hall);
            (await client.PostAsync("/inscription", new { firstName = "Ana", lastName = "Silva", email = $"amphi{i}@example.org", password = People.Password, acceptTerms = true })).Is(201);
            (await client.PostAsync("/deconnexion")).Is(204);
            (await client.PostAsync("/connexion", new { email = $"amphi{i}@example.org", password = Wrong })).Is(401);
            (await client.PostAsync("/connexion", new { email = $"amphi{i}@example.org", password = People.Password })).Is(200);
            (await client.PostAsync("/campagnes", new { code = "BBBBBB222" })).Is(404);
            (await client.PostAsync("/campagnes", new { code = campaign.Code })).Is(200);
            (await client.PostAsync(campaign.Link + "/participations")).Is(201);
        });
    }

    [Fact]
    public async Task Wrong_passwords_from_one_address_are_refused_whoever_they_are_for_and_others_go_on()
    {
        const string here = "203.0.113.8";
        await _app.SignUpAsync(email: Address(1));
        await AllButOneAsync(RateLimit.WrongPasswordFrom(here));
        using var client = _app.Client(from: here);
        (await client.PostAsync("/connexion", new { email = Address(1), password = People.Password })).Is(200);
        (await client.PostAsync("/connexion", new { email = Address(2), password = Wrong })).Is(401);
        (await client.PostAsync("/connexion", new { email = Address(3), password = Wrong })).Is(429);
        using var elsewhere = _app.Client(from: "203.0.113.9");
        (await elsewhere.PostAsync("/connexion", new { email = Address(1), password = People.Password })).Is(200);
        await RefusedForAWhileAsync(() => client.PostAsync("/connexion", new { email = Address(1), password = People.Password }), 200);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task Wrong_passwords_for_one_account_are_refused_wherever_they_come_from_known_or_not(int number, bool known)
    {
        if (known)
            await _app.SignUpAsync(email: Address(number));
        await AllButOneAsync(RateLimit.WrongPasswordFor(Address(number).ToUpperInvariant()));
        for (var i = 0; i < 2; i++)
        {
            using var client = _app.Client($"198.51.100.{i}");
            (await client.PostAsync("/connexion", new { email = Address(number), password = Wrong })).Is(i == 0 ? 401 : 429);
        }
        using var other = _app.Client(from: "198.51.100.9");
        await RefusedForAWhileAsync(() => other.PostAsync("/connexion", new { email = Address(number), password = Wrong }), 401);
    }

    [Fact]
    public async Task A_new_password_by_mail_lets_its_person_in_again_at_once()
    {
        var person = await _app.SignUpAsync(email: Address(6));
        await AllButOneAsync(RateLimit.WrongPasswordFor(Address(6).ToUpperInvariant()));
        using var client = _app.Client();
        (await client.PostAsync("/connexion", new { email = Address(6), password = Wrong })).Is(401);
        (await client.PostAsync("/connexion", new { email = Address(6), password = People.Password })).Is(429);
        (await client.PostAsync("/mot-de-passe-oublie", new { email = Address(6) })).Is(202);
        (await client.PostAsync((await _app.MailAsync(person.Email)).Link, new { password = "Nouveau-Mot-43" })).Is(204);
        (await client.PostAsync("/connexion", new { email = Address(6), password = "Nouveau-Mot-43" })).Is(200);
    }

    [Fact]
    public async Task The_refused_form_comes_back_with_what_was_typed_and_without_the_password()
    {
        const string here = "203.0.113.10";
        await AllButOneAsync(RateLimit.WrongPasswordFrom(here));
        using var client = _app.Client(from: here);
        (await client.SubmitAsync("/connexion", "/connexion", ("email", Address(7)), ("password", Wrong))).Is(400);
        var refused = (await client.SubmitAsync("/connexion", "/connexion", ("email", Address(7)), ("password", Wrong), ("returnUrl", "/campagnes"))).Is(429);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        var page = new HtmlPage(refused.Body);
        Assert.Equal((Address(7), "", "/campagnes"), (page.Field("email").Value, page.Field("password").Value, page.Field("returnUrl").Value));
        Assert.Equal(["Un instant, cela va trop vite"], page.Texts(".errors h2"));
        Assert.Contains("attendez une heure", Assert.Single(page.Texts(".errors li")), StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_ups_far_beyond_a_lecture_hall_are_refused_with_the_form_as_it_was()
    {
        const string here = "203.0.113.11";
        await AllButOneAsync(RateLimit.SignUpFrom(here));
        using var client = _app.Client(from: here);
        (string, string)[] Form(int number) => [("firstName", "Ana"), ("lastName", "Silva"), ("email", Address(number)), ("password", People.Password), ("acceptTerms", "true")];
        (await client.SubmitAsync("/inscription", "/inscription", Form(8))).Is(303);
        using var next = _app.Client(from: here);
        var refused = (await next.SubmitAsync("/inscription", "/inscription", Form(9))).Is(429);
        Assert.Equal("Silva", new HtmlPage(refused.Body).Field("lastName").Value);
        (await next.GetAsync("/moi")).Is(401);
        await RefusedForAWhileAsync(() => next.PostAsync("/inscription", new { firstName = "Ana", lastName = "Silva", email = Address(9), password = People.Password, acceptTerms = true }), 201);
    }

    [Fact]
    public async Task Who_asks_a_form_which_addresses_have_an_account_is_told_no_longer()
    {
        const string here = "203.0.113.12";
        await _app.SignUpAsync(email: Address(10));
        await AllButOneAsync(RateLimit.KnownAddressFrom(here));
        using var client = _app.Client(from: here);
        object Body(int number) => new { firstName = "Ana", lastName = "Silva", email = Address(number), password = People.Password, acceptTerms = true };
        (await client.PostAsync("/inscription", Body(11))).Is(201); // new ones do not count
        (await client.PostAsync("/inscription", Body(10))).Is(400);
        (await client.PostAsync("/inscription", Body(10))).Is(429);
        (await client.PostAsync("/inscription", Body(12))).Is(429); // alike
        (await client.PostAsync("/moi", new { email = Address(10), currentPassword = People.Password })).Is(429);
    }

    [Fact]
    public async Task Passwords_asked_for_from_one_address_are_refused_in_the_end()
    {
        const string here = "203.0.113.13";
        await AllButOneAsync(RateLimit.PasswordAskedFrom(here));
        using var client = _app.Client(from: here);
        (await client.PostAsync("/mot-de-passe-oublie", new { email = Address(13) })).Is(202);
        await RefusedForAWhileAsync(() => client.PostAsync("/mot-de-passe-oublie", new { email = Address(14) }), 202);
    }

    [Fact]
    public async Task Guessed_codes_are_refused_right_or_wrong_but_not_to_whoever_takes_part()
    {
        const string here = "203.0.113.14";
        var campaign = await (await _app.OrganiserAsync()).CampaignAsync("Groupe 4");
        using var client = _app.Client(from: here);
        using var participant = _app.Client(from: here);
        (await participant.PostAsync("/inscription", new { firstName = "Ana", lastName = "Silva", email = Address(15), password = People.Password, acceptTerms = true })).Is(201);
        (await participant.PostAsync(campaign.Link + "/participations")).Is(201);
        await AllButOneAsync(RateLimit.WrongCodeFrom(here));
        (await client.GetAsync(campaign.Link)).Is(200); // as often as one likes
        (await client.GetAsync(campaign.Link)).Is(200);
        (await client.GetAsync("/campagnes/BBBBBB222")).Is(404);

        var (right, wrong) = ((await client.GetAsync(campaign.Link)).Is(429), (await client.GetAsync("/campagnes/BBBBBB222")).Is(429));
        Assert.Equal(right.Json["detail"]!.ToString(), wrong.Json["detail"]!.ToString());
        var page = new HtmlPage((await client.SubmitAsync("/campagnes", "/campagnes", ("code", campaign.Code))).Is(429).Body);
        Assert.Equal(campaign.Code, page.Field("code").Value);
        Assert.True((await client.PageAsync(campaign.Link)).Is(429).Headers.RetryAfter!.Delta > TimeSpan.FromMinutes(50));
        using var elsewhere = _app.Client(from: "203.0.113.15");
        (await elsewhere.GetAsync(campaign.Link)).Is(200);

        (await participant.GetAsync(campaign.Link)).Is(200);
        (await participant.GetAsync("/campagnes/BBBBBB222")).Is(429);
        await RefusedForAWhileAsync(() => client.GetAsync(campaign.Link), 200);
    }

    [Fact]
    public async Task Guessed_links_of_mails_are_refused()
    {
        const string here = "203.0.113.16";
        var person = await _app.SignUpAsync();
        using var client = _app.Client(from: here);
        (await client.PostAsync("/mot-de-passe-oublie", new { email = person.Email })).Is(202);
        var link = (await _app.MailAsync(person.Email)).Link;
        await AllButOneAsync(RateLimit.WrongLinkFrom(here));
        (await client.GetAsync(link)).Is(200);
        (await client.GetAsync("/invitations/invention")).Is(404);
        foreach (var path in new[] { link, "/invitations/invention", "/mot-de-passe/invention" })
            (await client.PageAsync(path)).Is(429);
        (await client.PostAsync(link, new { password = "Nouveau-Mot-43" })).Is(429);
        (await client.SubmitAsync(link, "/connexion", ("password", "Nouveau-Mot-43"))).Is(429);
        (await person.Client.GetAsync("/moi/adresse/invention")).Is(404); // from elsewhere
    }

    [Fact]
    public async Task A_stranger_s_mailbox_is_not_filled_with_invitations()
    {
        var admin = await _app.OrganiserAsync("Lycée des Limites");
        const string email = "toujours-invitee@example.org";
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email } })).Is(201);
        var invitation = admin.Path("equipe/invitations/" + (string)(await admin.Client.GetAsync(admin.Path("equipe"))).Json["invitations"]![0]!["id"]!);
        for (var i = 0; i < 4; i++)
            (await admin.Client.PostAsync(invitation + "/relance")).Is(204);
        (await admin.Client.PostAsync(invitation + "/relance")).Is(429);
        (await admin.Client.PostAsync(invitation + "/retrait")).Is(204);
        var again = (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { email.ToUpperInvariant(), "premiere-fois@example.org" } })).Is(201).Json;
        Assert.Equal((1, Texts.Team_TooOften), ((int)again["invited"]!, (string)again["refused"]![0]!["reason"]!));
        await _app.MailAsync(email, 5);
    }

    [Fact]
    public async Task All_that_happens_at_once_counts()
    {
        var clients = Enumerable.Range(0, 30).Select(_ => _app.Client(from: "203.0.113.17")).ToList();
        await Task.WhenAll(clients.Select(client => client.GetAsync("/campagnes/BBBBBB222")));
        using var scope = _app.Services.CreateScope();
        var key = scope.ServiceProvider.GetRequiredService<AttemptKeys>().Of(RateLimit.WrongCodeFrom("203.0.113.17"));
        Assert.Equal(30, (await scope.ServiceProvider.GetRequiredService<AccountsDb>().AttemptCounts.SingleAsync(a => a.AttemptKey == key)).Count);
    }

    [Fact]
    public async Task Neither_addresses_nor_mail_addresses_are_kept_and_what_is_over_goes()
    {
        const string here = "203.0.113.18";
        using var scope = _app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await db.SweepAsync(_app.Clock.GetUtcNow() + TimeSpan.FromHours(2), CancellationToken.None);
        using var client = _app.Client(from: here);
        await client.PostAsync("/connexion", new { email = "tres-reconnaissable@example.org", password = Wrong });
        var keys = await db.AttemptCounts.Select(a => a.AttemptKey).ToListAsync();
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{64}$", key));
        var file = string.Concat(await Task.WhenAll(Directory.GetFiles(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!, "accounts.db*").Select(async path => System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)))));
        Assert.Contains(keys[0], file, StringComparison.Ordinal);
        Assert.DoesNotContain("reconnaissable", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(here, file, StringComparison.Ordinal);

        await db.SweepAsync(_app.Clock.GetUtcNow() + TimeSpan.FromMinutes(59), CancellationToken.None);
        Assert.Equal(2, await db.AttemptCounts.CountAsync());
        await db.SweepAsync(_app.Clock.GetUtcNow() + TimeSpan.FromMinutes(61), CancellationToken.None);
        Assert.Equal(0, await db.AttemptCounts.CountAsync());
    }

    [Fact]
    public async Task Another_start_with_the_same_keys_goes_on_counting_and_with_other_keys_begins_again()
    {
        var (data, keys) = (Directory.CreateTempSubdirectory("pix-limits-").FullName, Directory.CreateTempSubdirectory("pix-keys-").FullName);
        async Task<int[]> CountsAsync(string keysDirectory)
        {
            await using var app = await PixApp.StartAsync("Database:Directory=" + data, "Keys:Directory=" + keysDirectory);
            using var client = app.Client();
            await client.GetAsync("/campagnes/BBBBBB222");
            using var scope = app.Services.CreateScope();
            return [.. (await scope.ServiceProvider.GetRequiredService<AccountsDb>().AttemptCounts.Select(a => a.Count).ToListAsync()).Order()];
        }
        Assert.Equal(new[] { 1 }, await CountsAsync(keys));
        Assert.Equal(new[] { 2 }, await CountsAsync(keys));
        Assert.Equal(new[] { 1, 2 }, await CountsAsync(Directory.CreateTempSubdirectory("pix-keys-").FullName));
    }

    [Fact]
    public async Task Switched_off_nothing_is_counted_or_refused()
    {
        await using var app = await PixApp.StartAsync("RateLimits:Enabled=false");
        using var client = app.Client();
        for (var i = 0; i < 8; i++)
            (await client.PostAsync("/mot-de-passe-oublie", new { email = "souvent@example.org" })).Is(202);
        (await client.GetAsync("/campagnes/BBBBBB222")).Is(404);
        (await client.PostAsync("/connexion", new { email = "souvent@example.org", password = Wrong })).Is(401);
        using var scope = app.Services.CreateScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<AccountsDb>().AttemptCounts.CountAsync());
    }
}
