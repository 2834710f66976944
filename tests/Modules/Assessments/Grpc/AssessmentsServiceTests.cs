using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Assessments.Data;
using Pix.Assessments.Tests.Features;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Modules;
using Pix.Testing;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Assessments.Tests.Grpc;

public sealed class AssessmentsServiceTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;
    private AssessmentsClient Client => TestTaker.Assessments(_app);

    private static async Task<StatusCode> FailsAsync<T>(AsyncUnaryCall<T> call) => (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode;

    [Fact]
    public async Task Targets_are_the_competences_with_skills_then_the_profiles()
    {
        var targets = (await Client.ListTargetsAsync(new())).Targets_;
        var bank = _app.Services.GetRequiredService<Bank>();
        Assert.Equal(bank.Tubes.Values.Select(t => t.CompetenceCode).Distinct().Order(StringComparer.Ordinal), targets.Where(t => t.Kind == "competence").Select(t => t.Id));
        Assert.Equal(targets.Select(t => t.Kind).Order(StringComparer.Ordinal), targets.Select(t => t.Kind));
        Assert.Equal(bank.Profiles.Keys.Order(StringComparer.Ordinal), targets.Where(t => t.Kind == "profile").Select(t => t.Id).Order(StringComparer.Ordinal));
        Assert.All(targets, t => Assert.Empty(t.Skills));
        var competence = await Client.GetTargetAsync(new() { TargetId = "5.1" });
        Assert.Equal((competence.Skills.Count, "5"), (competence.SkillCount, competence.AreaCode));
        Assert.All(competence.Skills, s => Assert.Equal("5.1", s.CompetenceCode));
        Assert.Equal(targets.Single(t => t.Id == "socle-commun").SkillCount, (await Client.GetTargetAsync(new() { TargetId = "socle-commun" })).Skills.Count);
        Assert.Equal(StatusCode.NotFound, await FailsAsync(Client.GetTargetAsync(new() { TargetId = "9.9" })));
    }

    [Fact]
    public async Task A_course_is_defined_once_and_stays_as_it_is()
    {
        var skills = await TestTaker.SkillsAsync(_app, s => s.Level <= 2);
        var course = await TestTaker.DefineAsync(_app, skills, "Premier");
        await Client.DefineCourseAsync(new() { CourseId = course, Title = "Autre", ResumeLink = "/", EndLink = "/", Skills = { skills.Take(1) } });
        var read = Assert.Single((await Client.GetCoursesAsync(new() { CourseIds = { course, Ids.New(_app.Clock.GetUtcNow()) } })).Courses_);
        Assert.Equal(("Premier", true), (read.Title, read.Open));
        var competence = Assert.Single(read.Competences);
        Assert.Equal(("5.1", "Résoudre des problèmes techniques", "5", "Environnement numérique", skills.Count), (competence.Code, competence.Name, competence.AreaCode, competence.AreaName, competence.Skills));
    }

    [Fact]
    public async Task A_course_that_does_not_fit_is_refused()
    {
        var skill = new V1.Skill { Id = "s", TubeId = "t", Level = 1, CompetenceCode = "5.1" };
        var id = Ids.New(_app.Clock.GetUtcNow());
        Assert.Equal(StatusCode.InvalidArgument, await FailsAsync(Client.DefineCourseAsync(new() { CourseId = id, Title = "t" })));
        Assert.Equal(StatusCode.InvalidArgument, await FailsAsync(Client.DefineCourseAsync(new() { CourseId = id, Title = new string('a', 256), Skills = { skill } })));
        Assert.Equal(StatusCode.InvalidArgument, await FailsAsync(Client.DefineCourseAsync(new() { CourseId = "x", Title = "t", Skills = { skill } })));
        Assert.Empty((await Client.GetCoursesAsync(new() { CourseIds = { id } })).Courses_);
        Assert.Equal(StatusCode.NotFound, await FailsAsync(Client.UpdateCourseAsync(new() { CourseId = id, Version = 1 })));
        Assert.Equal(StatusCode.NotFound, await FailsAsync(Client.StartTestAsync(new() { CourseId = id, PersonId = id })));
    }

    [Fact]
    public async Task A_person_has_one_test_in_a_course_however_often_and_fast_it_is_started()
    {
        var course = await TestTaker.DefineAsync(_app, await TestTaker.SkillsAsync(_app));
        var person = Ids.New(_app.Clock.GetUtcNow());
        var tests = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Client.StartTestAsync(new() { CourseId = course, PersonId = person }).ResponseAsync));
        Assert.Single(tests.Select(t => t.Id).Distinct());
        var count = Assert.Single((await Client.CountTestsAsync(new() { CourseIds = { course, Ids.New(_app.Clock.GetUtcNow()) } })).Counts);
        Assert.Equal((course, 1, 0), (count.CourseId, count.Started, count.Completed));
    }

    [Fact]
    public async Task A_closed_course_starts_no_test_and_gives_the_one_there_is()
    {
        var course = await TestTaker.DefineAsync(_app, await TestTaker.SkillsAsync(_app));
        var (early, late) = (Ids.New(_app.Clock.GetUtcNow()), Ids.New(_app.Clock.GetUtcNow()));
        var test = await Client.StartTestAsync(new() { CourseId = course, PersonId = early });
        await Client.UpdateCourseAsync(new() { CourseId = course, Version = 1, Title = "t", Open = false });
        Assert.Equal(test.Id, (await Client.StartTestAsync(new() { CourseId = course, PersonId = early })).Id);
        Assert.Equal(StatusCode.FailedPrecondition, await FailsAsync(Client.StartTestAsync(new() { CourseId = course, PersonId = late })));
    }

    [Fact]
    public async Task Removed_tests_are_gone_and_what_their_people_know_stays()
    {
        var taker = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        await taker.FinishAsync(right: true);
        for (var i = 0; i < 2; i++)
            await Client.RemoveTestsAsync(new() { TestIds = { taker.Id } });
        (await taker.Client.GetAsync(taker.Path)).Is(404);
        Assert.Empty((await Client.GetTestsAsync(new() { TestIds = { taker.Id } })).Tests_);
        Assert.Empty((await Client.CountTestsAsync(new() { CourseIds = { taker.CourseId } })).Counts);
        var next = await TestTaker.StartAsync(_app, taker.Person, s => s.TubeId == "compte-acces");
        Assert.Equal(6, (await next.ResultAsync()).Result.Validated);

        for (var i = 0; i < 2; i++)
            await Client.RemoveCourseAsync(new() { CourseId = next.CourseId });
        (await next.Client.GetAsync(next.Path)).Is(404);
        var feed = await FeedAsync(0);
        Assert.All(feed.Tests.Where(t => t.Id == taker.Id || t.Id == next.Id), t => Assert.Equal((true, null, null), (t.Removed, t.Result, t.StartedAt)));
        Assert.Equal(2, feed.Tests.Count(t => t.Id == taker.Id || t.Id == next.Id));
    }

    [Fact]
    public async Task Whoever_s_test_was_removed_starts_anew_and_only_what_they_know_is_left_of_it()
    {
        var taker = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        await taker.FinishAsync(right: true);
        await Client.RemoveTestsAsync(new() { TestIds = { taker.Id } });
        using var scope = _app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AssessmentsDb>();
        Assert.False(await db.Answers.AnyAsync(a => a.TestId == taker.Id));
        var stone = await db.Tests.AsNoTracking().SingleAsync(t => t.Id == taker.Id);
        Assert.Equal((0, 0, null, null), (stone.Bounds.Length, stone.Answers, stone.ChallengeId, stone.PackedResult));

        var again = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Client.StartTestAsync(new() { CourseId = taker.CourseId, PersonId = taker.Person.Id }).ResponseAsync));
        var test = Assert.Single(again.Select(t => t.Id).Distinct());
        Assert.NotEqual(taker.Id, test);
        Assert.Equal(6, again[0].Result.Validated); // known: not asked again
        (await taker.Client.GetAsync("/parcours/" + test)).Is(200);
        await Client.RemoveTestsAsync(new() { TestIds = { taker.Id } }); // late: the new one stays
        Assert.Equal(1, Assert.Single((await Client.CountTestsAsync(new() { CourseIds = { taker.CourseId } })).Counts).Started);
    }

    [Fact]
    public async Task A_removed_course_starts_nothing_and_no_late_change_opens_it_again()
    {
        var taker = await TestTaker.StartAsync(_app);
        await Client.RemoveCourseAsync(new() { CourseId = taker.CourseId });
        await Client.UpdateCourseAsync(new() { CourseId = taker.CourseId, Version = 9, Title = "Retour", Open = true });
        var course = Assert.Single((await Client.GetCoursesAsync(new() { CourseIds = { taker.CourseId } })).Courses_);
        Assert.Equal(("Parcours d’essai", false), (course.Title, course.Open));
        foreach (var person in (string[])[taker.Person.Id, Ids.New(_app.Clock.GetUtcNow())])
            Assert.Equal(StatusCode.NotFound, await FailsAsync(Client.StartTestAsync(new() { CourseId = taker.CourseId, PersonId = person })));
    }

    [Fact]
    public async Task The_feed_gives_a_test_once_with_its_last_state()
    {
        var before = await FeedAsync(0);
        var taker = await TestTaker.StartAsync(_app, which: s => s.TubeId == "compte-acces");
        Assert.Equal(0, Assert.Single((await FeedAsync(before.Position)).Tests).TestedAtCheckpoint);
        await taker.FinishAsync(right: true);
        var after = await FeedAsync(before.Position);
        Assert.Equal(await taker.ResultAsync(), Assert.Single(after.Tests));
        Assert.Equal(before.FeedId, after.FeedId);
        Assert.Empty((await FeedAsync(after.Position)).Tests);
    }

    [Fact]
    public async Task Five_thousand_results_of_sixteen_competences_fit_one_call()
    {
        var bank = _app.Services.GetRequiredService<Bank>();
        var now = _app.Clock.GetUtcNow();
        var course = new Assessments.Course(Ids.New(now), "t", "/", "/", bank.Competences.Keys.Select(code => new CourseSkill($"gone-{code}", $"gone-{code}", 1, code)), isOwn: false, now);
        var skills = new CourseSkills(course.Skills, bank);
        var tests = Enumerable.Range(0, 5000).Select(_ => new Assessments.Test(Ids.New(now), course, skills, Ids.New(now), new TestBounds([.. skills.Tubes.Select(_ => TubeBounds.Unknown)]), now)).ToList();
        var start = (await FeedAsync(0)).Position;
        using (var scope = _app.Services.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AssessmentsDb>();
            db.Add(course);
            db.AddRange(tests);
            await db.SaveChangesAsync();
        }
        var read = await Client.GetTestsAsync(new() { TestIds = { tests.Select(t => t.Id) } });
        Assert.Equal(tests.Select(t => t.Id).Order(StringComparer.Ordinal), read.Tests_.Select(t => t.Id).Order(StringComparer.Ordinal));
        Assert.Equal(16, read.Tests_[0].Result.Competences.Count);
        Assert.Equal(5000, (await Client.ReadFeedAsync(new() { After = start, Max = 5000 })).Tests.Count);
        Assert.Equal(StatusCode.InvalidArgument, await FailsAsync(Client.GetTestsAsync(new() { TestIds = { tests.Select(t => t.Id).Append("one more") } })));
    }

    private async Task<TestFeed> FeedAsync(long after)
    {
        var all = new TestFeed { Position = after };
        while (true)
        {
            var page = await Client.ReadFeedAsync(new() { After = all.Position, Max = 5000 });
            (all.FeedId, all.Position) = (page.FeedId, page.Position);
            if (page.Tests.Count == 0)
                return all;
            all.Tests.Add(page.Tests);
        }
    }
}
