using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class TestCompetenceTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;

    private static async Task FinishAsync(Person person, string next)
    {
        while ((await person.Client.GetAsync(next)).Is(200).Json["question"] is { } question)
            (await person.Client.PostAsync(next + "/reponses", new { challengeId = (string)question["challengeId"]!, skip = true })).Is(201);
    }

    [Fact]
    public async Task A_competence_is_tested_from_the_profile_and_ends_there()
    {
        var person = await _app.SignUpAsync();
        var started = (await person.Client.PostAsync("/profil/competences/5.1")).Is(201);
        var next = (string)started.Json["next"]!;
        Assert.Equal((next, $"/parcours/{started.Json["id"]}"), (started.Location, next));
        Assert.Equal(next, (string)(await person.Client.PostAsync("/profil/competences/5.1")).Is(200).Json["next"]!);

        var home = (await person.Client.GetAsync("/")).Is(200).Json;
        Assert.Equal(("Résoudre des problèmes techniques", next), ((string)home["unfinished"]![0]!["title"]!, (string)home["unfinished"]![0]!["link"]!));
        Assert.Contains("Reprendre", (await person.Client.PageAsync("/profil")).Is(200).Body, StringComparison.Ordinal);

        await FinishAsync(person, next);
        var ended = (await person.Client.GetAsync(next)).Is(200).Json;
        Assert.Equal(("finished", "/profil"), ((string)ended["state"]!, (string)ended["next"]!));
        var profile = (await person.Client.GetAsync("/profil")).Is(200).Json;
        Assert.Equal(["domains", "pix"], profile.AsObject().Select(p => p.Key));
        Assert.Empty((await person.Client.GetAsync("/")).Json["unfinished"]!.AsArray());
    }

    [Fact]
    public async Task Once_finished_it_can_be_tested_again_and_what_failed_is_asked_after_four_days()
    {
        var person = await _app.SignUpAsync();
        var first = (string)(await person.Client.PostAsync("/profil/competences/1.2")).Is(201).Json["next"]!;
        await FinishAsync(person, first);
        var second = (string)(await person.Client.PostAsync("/profil/competences/1.2")).Is(201).Json["next"]!;
        Assert.NotEqual(first, second);
        Assert.Equal("finished", (string)(await person.Client.GetAsync(second)).Is(200).Json["state"]!);
        _app.Clock.Advance(TimeSpan.FromHours(97));
        (await person.Client.PostAsync("/connexion", new { email = person.Email, password = People.Password })).Is(200);
        Assert.Equal("question", (string)(await person.Client.GetAsync((string)(await person.Client.PostAsync("/profil/competences/1.2")).Is(201).Json["next"]!)).Is(200).Json["state"]!);
    }

    [Theory]
    [InlineData("9.9")]
    [InlineData("socle-commun")]
    public async Task What_cannot_be_tested_is_not_there(string code) =>
        (await (await _app.SignUpAsync()).Client.PostAsync("/profil/competences/" + code)).Is(404);

    [Fact]
    public async Task Nobody_tests_without_a_session()
    {
        using var nobody = _app.Client();
        (await nobody.PostAsync("/profil/competences/5.1")).Is(401);
        (await nobody.GetAsync("/profil")).Is(401);
    }
}
