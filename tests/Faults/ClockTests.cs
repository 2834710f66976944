using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>The machine's clock is set back by an hour, under people who are in the middle of something.</summary>
public sealed partial class ClockTests : IDisposable
{
    private static readonly TimeSpan Back = TimeSpan.FromHours(-1);

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_test_goes_on_in_its_order_and_nothing_lasted_less_than_nothing()
    {
        await using var app = await Sites.StartAsync();
        var campaign = await app.CampaignOfThreeAsync();
        var person = await app.SignUpAsync();
        var test = await person.StartAsync(campaign);
        (await person.Client.AnswerAsync(test, "Soleil")).Is(201);
        var timed = (string)(await person.Client.QuestionAsync(test))!["challengeId"]!;
        (await person.Client.PostAsync($"/parcours/{test}/chrono", new { challengeId = timed })).Is(200);

        app.Clock.Advance(Back);
        var page = (await person.Client.PageAsync("/parcours/" + test)).Is(200).Body;
        Assert.Equal(TimeSpan.FromSeconds(60), Instant(page, "data-countdown") - Instant(page, "data-countdown-now"));
        (await person.Client.AnswerAsync(test, "Terre")).Is(201);
        await person.SendResultsAsync(campaign);

        var answers = (await person.Client.GetAsync($"/parcours/{test}/bilan")).Is(200).Json["answers"]!.AsArray();
        Assert.Equal([(1, "ok"), (2, "ok")], answers.Select(a => ((int)a!["number"]!, (string)a["status"]!)));
        await campaign.UntilCountsAsync(shared: 1); // the reports follow
        var csv = (await campaign.Organiser.Client.GetAsync(campaign.Report("resultats.csv"))).Is(200).Body;
        var dates = Dates().Matches(csv).Select(d => DateTime.ParseExact(d.Value, "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2, dates.Count);
        Assert.True(dates[0] <= dates[1], csv); // started, sent
        Assert.DoesNotContain(";-", csv, StringComparison.Ordinal);

        (await person.Client.GetAsync("/moi")).Is(200); // whoever was signed in still is
        (await campaign.Organiser.Client.GetAsync(campaign.Address)).Is(200);
        (await app.Client().PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
        var second = await app.SignUpAsync();
        Assert.NotEqual(test, await second.StartAsync(campaign));
        await campaign.UntilCountsAsync(started: 1, shared: 1);
        Assert.DoesNotContain(app.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lock_after_wrong_passwords_does_not_last_an_hour_more()
    {
        await using var app = await Sites.StartAsync();
        var person = await app.SignUpAsync();
        for (var i = 0; i < 10; i++)
            (await SignInAsync("wrong")).Is(401);
        (await SignInAsync(People.Password)).Is(401);

        app.Clock.Advance(Back);
        (await SignInAsync(People.Password)).Is(200);

        Task<Answer> SignInAsync(string password) => app.Client().PostAsync("/connexion", new { email = person.Email, password });
    }

    [Fact]
    public async Task An_e_mail_that_was_written_before_leaves_at_once()
    {
        var database = "Database:Directory=" + _files.Directory;
        string email;
        await using (var app = await Sites.StartAsync(builder => builder.Services.Remove(builder.Services.Single(s => s.ImplementationType?.Name == "MailLoop")), database))
        {
            email = (await app.SignUpAsync()).Email;
            (await app.Client().PostAsync("/mot-de-passe-oublie", new { email })).Is(202);
        }

        var clock = new MovableClock();
        clock.Advance(Back);
        await using var again = await Sites.StartAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), database);
        var mail = await again.MailAsync(email);
        (await again.Client().GetAsync(mail.Link)).Is(200);
    }

    private static DateTimeOffset Instant(string page, string attribute) =>
        DateTimeOffset.Parse(WebUtility.HtmlDecode(Regex.Match(page, attribute + "=\"([^\"]+)\"").Groups[1].Value), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d\d/\d\d/\d{4} \d\d:\d\d")]
    private static partial Regex Dates();
}
