using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class ShowHomeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;

    [Fact]
    public async Task Signed_out_it_is_the_front_page_and_json_asks_to_sign_in()
    {
        using var client = _app.Client();
        Assert.Contains("href=\"/inscription\"", (await client.PageAsync("/")).Is(200).Body, StringComparison.Ordinal);
        (await client.GetAsync("/")).Is(401);
    }

    [Fact]
    public async Task It_shows_the_five_areas_and_sixteen_competences_at_level_0()
    {
        var person = await _app.SignUpAsync("Zoé");
        var home = (await person.Client.GetAsync("/")).Is(200).Json;
        Assert.Equal(["firstName", "unfinished", "domains", "pix"], TestTaker.Keys(home));
        Assert.Equal(("Zoé", 0), ((string)home["firstName"]!, (int)home["pix"]!));
        Assert.Empty(home["unfinished"]!.AsArray());
        Assert.Equal(["1", "2", "3", "4", "5"], home["domains"]!.AsArray().Select(d => (string)d!["code"]!));
        var competences = home["domains"]!.AsArray().SelectMany(d => d!["competences"]!.AsArray()).ToList();
        Assert.Equal(["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2"], competences.Select(c => (string)c!["code"]!));
        Assert.All(competences, c => Assert.Equal(["code", "name", "level", "pix"], TestTaker.Keys(c)));
        Assert.All(competences, c => Assert.Equal((0, 0), ((int)c!["level"]!, (int)c["pix"]!)));
        Assert.Contains("Zoé", (await person.Client.PageAsync("/")).Is(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unfinished_tests_stand_there_the_last_first_until_finished_closed_or_removed()
    {
        var first = await TestTaker.StartAsync(_app, title: "Premier", which: s => s.Level == 1);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await TestTaker.StartAsync(_app, first.Person, title: "Second", which: s => s.Level == 1);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        var third = await TestTaker.StartAsync(_app, first.Person, title: "Troisième", which: s => s.Level == 1);
        Assert.Equal(["Troisième", "Second", "Premier"], await TitlesAsync());
        Assert.Contains("href=\"/campagnes/ABC\"", (await first.Client.PageAsync("/")).Is(200).Body, StringComparison.Ordinal);

        var client = TestTaker.Assessments(_app);
        await client.UpdateCourseAsync(new() { CourseId = second.CourseId, Version = 1, Title = "Second", Open = false });
        Assert.Equal(["Troisième", "Premier"], await TitlesAsync());
        await client.RemoveTestsAsync(new() { TestIds = { third.Id } });
        Assert.Equal(["Premier"], await TitlesAsync());
        await first.FinishAsync(right: true);
        Assert.Empty(await TitlesAsync());

        async Task<string[]> TitlesAsync() => [.. (await first.Client.GetAsync("/")).Is(200).Json["unfinished"]!.AsArray().Select(u => (string)u!["title"]!)];
    }

    [Fact]
    public async Task What_was_learned_shows_when_its_block_is_complete_and_not_before()
    {
        var taker = await TestTaker.StartAsync(_app);
        for (var i = 0; i < 4; i++)
        {
            await taker.AnswerAsync(right: true);
            Assert.Equal(0, await PixAsync());
        }
        await taker.AnswerAsync(right: true);
        Assert.True(await PixAsync() > 0);

        async Task<int> PixAsync() => (int)(await taker.Client.GetAsync("/")).Is(200).Json["pix"]!;
    }

    [Fact]
    public async Task All_skills_of_a_competence_are_four_pix_each_and_eight_at_most_a_level()
    {
        var taker = await TestTaker.StartAsync(_app);
        await taker.FinishAsync(right: true);
        var home = (await taker.Client.GetAsync("/")).Is(200).Json;
        var competence = home["domains"]!.AsArray().SelectMany(d => d!["competences"]!.AsArray()).Single(c => (string)c!["code"]! == "5.1")!;
        var pix = taker.Bank.Tubes.Values.Where(t => t.CompetenceCode == "5.1").SelectMany(t => t.Skills).GroupBy(s => s.Level).Sum(level => Math.Min(8, 4 * level.Count()));
        Assert.Equal((pix, pix / 8, pix), ((int)competence["pix"]!, (int)competence["level"]!, (int)home["pix"]!));
    }
}
