using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Data;
using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class ReportProblemTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;

    private async Task<List<ProblemReport>> StoredAsync(TestTaker taker)
    {
        using var scope = _app.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AssessmentsDb>().ProblemReports.Where(r => r.TestId == taker.Id).ToListAsync();
    }

    [Fact]
    public async Task A_problem_with_the_question_asked_or_one_before_is_stored()
    {
        var taker = await TestTaker.StartAsync(_app);
        var first = await taker.ChallengeAsync();
        (await taker.Client.PostAsync(taker.Path + "/signalements", new { challengeId = first.Id, category = "picture", comment = "Ligne une\r\nLigne deux" })).Is(201);
        await taker.AnswerAsync(right: true);
        (await taker.Client.PostAsync(taker.Path + "/signalements", new { challengeId = first.Id, category = "other", comment = new string('a', 10_000) })).Is(201);
        var stored = await StoredAsync(taker);
        Assert.Equal([(first.Id, ProblemCategory.Picture, "Ligne une\nLigne deux"), (first.Id, ProblemCategory.Other, new string('a', 10_000))],
            stored.OrderBy(r => r.Id).Select(r => (r.ChallengeId, r.Category, r.Comment)));
        Assert.All(stored, r => Assert.Equal(taker.Person.Id, r.PersonId));
    }

    [Theory]
    [InlineData(null, "texte", "category")]
    [InlineData("autre", "texte", "category")]
    [InlineData("3", "texte", "category")]
    [InlineData("other", null, "comment")]
    [InlineData("other", " \n ", "comment")]
    [InlineData("other", "10001", "comment")]
    public async Task What_does_not_fit_is_told_beside_its_field_and_nothing_is_stored(string? category, string? comment, string field)
    {
        var taker = await TestTaker.StartAsync(_app);
        var challengeId = (await taker.ChallengeAsync()).Id;
        var refused = (await taker.Client.PostAsync(taker.Path + "/signalements", new { challengeId, category, comment = comment == "10001" ? new string('a', 10_001) : comment })).Is(400);
        Assert.Equal(field, Assert.Single(refused.Json["errors"]!.AsObject()).Key);
        Assert.Empty(await StoredAsync(taker));
    }

    [Fact]
    public async Task A_question_of_no_concern_to_the_test_is_refused()
    {
        var taker = await TestTaker.StartAsync(_app, which: s => s.Level <= 3);
        (await taker.Client.PostAsync(taker.Path + "/signalements", new { challengeId = "compte-acces-6-a", category = "other", comment = "x" })).Is(409);
        (await taker.Client.PostAsync(taker.Path + "/signalements", new { category = "other", comment = "x" })).Is(409);
        Assert.Empty(await StoredAsync(taker));
    }

    [Fact]
    public async Task A_finished_test_takes_reports_of_its_questions_and_of_no_other()
    {
        var taker = await TestTaker.StartOnAsync(_app, "panne-diagnostic-1-a");
        await taker.SkipAsync();
        (await taker.Client.PostAsync(taker.Path + "/signalements", new { challengeId = "panne-diagnostic-1-a", category = "question", comment = "x" })).Is(201);
        (await taker.Client.PostAsync(taker.Path + "/signalements", new { category = "other", comment = "x" })).Is(409);
    }

    [Fact]
    public async Task The_form_works_without_script_keeps_what_was_typed_and_thanks()
    {
        var taker = await TestTaker.StartAsync(_app);
        var challengeId = (await taker.ChallengeAsync()).Id;
        var page = taker.Path + "/signalements";
        Assert.Contains($"name=\"challengeId\" value=\"{challengeId}\"", (await taker.Client.PageAsync(page)).Is(200).Body, StringComparison.Ordinal);
        Assert.Contains("Mon texte", (await taker.Client.SubmitAsync(page, page, ("challengeId", challengeId), ("category", ""), ("comment", "Mon texte"))).Is(400).Body, StringComparison.Ordinal);
        var sent = await taker.Client.SubmitAsync(page, page, ("challengeId", challengeId), ("category", "question"), ("comment", "Mon texte"));
        Assert.Equal((303, page + "?merci=1"), ((int)sent.Status, sent.Location));
        Assert.DoesNotContain("<textarea", (await taker.Client.PageAsync(sent.Location!)).Is(200).Body, StringComparison.Ordinal);
        Assert.Single(await StoredAsync(taker));
    }
}
