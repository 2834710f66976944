using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

public sealed class ShowCheckpointTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly PixApp _app = fixture.App;

    [Fact]
    public async Task Before_the_first_block_there_is_none()
    {
        var taker = await TestTaker.StartAsync(_app);
        for (var i = 0; i < 4; i++)
        {
            (await taker.Client.GetAsync(taker.Path + "/bilan")).Is(404);
            await taker.AnswerAsync(right: true);
        }
        (await taker.Client.PageAsync(taker.Path + "/bilan")).Is(404);
    }

    [Fact]
    public async Task After_every_fifth_answer_it_shows_the_block_and_the_progress_and_reading_changes_nothing()
    {
        var taker = await TestTaker.StartAsync(_app);
        var expected = new List<string>();
        for (var number = 1; number <= 5; number++)
        {
            var answer = number == 3 ? await taker.SkipAsync() : await taker.AnswerAsync(right: number % 2 == 1);
            expected.Add(number == 3 ? "skipped" : number % 2 == 1 ? "ok" : "ko");
            Assert.Equal(number == 5 ? taker.Path + "/bilan" : taker.Path, (string)answer.Json["next"]!);
        }
        var checkpoint = (await taker.Client.GetAsync(taker.Path + "/bilan")).Is(200);
        Assert.Equal(["progress", "finished", "answers", "next"], TestTaker.Keys(checkpoint.Json));
        Assert.Equal((false, taker.Path), ((bool)checkpoint.Json["finished"]!, (string)checkpoint.Json["next"]!));
        var answers = checkpoint.Json["answers"]!.AsArray();
        Assert.All(answers, a => Assert.Equal(["number", "instruction", "status"], TestTaker.Keys(a)));
        Assert.Equal([1, 2, 3, 4, 5], answers.Select(a => (int)a!["number"]!));
        Assert.Equal(expected, answers.Select(a => (string)a!["status"]!));

        var test = await taker.ResultAsync();
        Assert.Equal((double)test.Tested / test.Skills, (double)checkpoint.Json["progress"]!);
        Assert.Equal(checkpoint.Body, (await taker.Client.GetAsync(taker.Path + "/bilan")).Body);
        Assert.Equal((double)checkpoint.Json["progress"]!, (double)(await taker.StateAsync())["progress"]!);

        var page = (await taker.Client.PageAsync(taker.Path + "/bilan")).Is(200).Body;
        for (var number = 1; number <= 5; number++)
            Assert.Contains($"href=\"{taker.Path}/reponses/{number}\"", page, StringComparison.Ordinal);

        await taker.AnswerAsync(right: true); // the sixth belongs to the next block
        Assert.Equal(checkpoint.Body, (await taker.Client.GetAsync(taker.Path + "/bilan")).Body);
    }

    [Fact]
    public async Task At_the_end_it_shows_the_last_block_however_short()
    {
        var taker = await TestTaker.StartAsync(_app);
        var count = await taker.FinishAsync(right: true);
        var checkpoint = (await taker.Client.GetAsync(taker.Path + "/bilan")).Is(200).Json;
        Assert.Equal((1.0, true, "/campagnes/ABC/resultats"), ((double)checkpoint["progress"]!, (bool)checkpoint["finished"]!, (string)checkpoint["next"]!));
        Assert.Equal(Enumerable.Range((count - 1) / 5 * 5 + 1, (count - 1) % 5 + 1), checkpoint["answers"]!.AsArray().Select(a => (int)a!["number"]!));
        Assert.Contains("href=\"/campagnes/ABC/resultats\"", (await taker.Client.PageAsync(taker.Path + "/bilan")).Is(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_with_its_correction_comes_with_its_block()
    {
        var taker = await TestTaker.StartAsync(_app);
        var asked = new List<Assessments.Content.Challenge>();
        for (var number = 1; number <= 6; number++)
        {
            asked.Add(await taker.ChallengeAsync());
            if (number <= 5)
                (await taker.Client.GetAsync($"{taker.Path}/reponses/{number}")).Is(404);
            await taker.AnswerAsync(right: number % 2 == 0);
        }
        for (var number = 1; number <= 5; number++)
        {
            var challenge = asked[number - 1];
            var skill = taker.Bank.Skills[challenge.SkillId];
            var answer = (await taker.Client.GetAsync($"{taker.Path}/reponses/{number}")).Is(200).Json;
            Assert.Equal(["instructionHtml", "type", "given", "status", "solution", "hint", "toSucceed", "toLearnMore", "proposals", "fields"], TestTaker.Keys(answer));
            Assert.Equal((challenge.InstructionHtml, number % 2 == 0 ? "ok" : "ko", skill.Hint), ((string)answer["instructionHtml"]!, (string)answer["status"]!, (string)answer["hint"]!));
            Assert.Equal(Shape(taker.Solution(challenge)), answer["solution"]!.ToJsonString());
            Assert.Equal(Shape(number % 2 == 0 ? taker.Solution(challenge) : TestTaker.Wrong(challenge)), answer["given"]!.ToJsonString());
            Assert.Equal(skill.ToSucceed, answer["toSucceed"]!.AsArray().Select(t => (string)t!["id"]!));
            Assert.Equal(skill.ToLearnMore, answer["toLearnMore"]!.AsArray().Select(t => (string)t!["id"]!));
            Assert.All(answer["toSucceed"]!.AsArray(), t => Assert.Equal(["id", "title", "link", "minutes", "by"], TestTaker.Keys(t)));

            var page = (await taker.Client.PageAsync($"{taker.Path}/reponses/{number}")).Is(200).Body;
            Assert.Contains($"href=\"/tutos/{skill.ToSucceed[0]}\"", page, StringComparison.Ordinal);
        }
        foreach (var number in (int[])[0, -1, 6, 7, int.MaxValue])
            (await taker.Client.GetAsync($"{taker.Path}/reponses/{number}")).Is(404);

        static string Shape(Assessments.Correction.Answer a) => System.Text.Json.Nodes.JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(new { a.Value, a.Choices, a.Fields }, BuildingBlocks.Web.Json.Options))!.ToJsonString();
    }
}
