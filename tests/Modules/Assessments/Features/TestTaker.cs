using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Modules;
using Pix.Testing;
using Answer = Pix.Testing.Answer;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;
using Given = Pix.Assessments.Correction.Answer;
using Skill = Pix.Assessments.V1.Skill;

namespace Pix.Assessments.Tests.Features;

/// <summary>One Host for the tests of a class.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    public PixApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>A person in a test, who knows the answers.</summary>
internal sealed class TestTaker(PixApp app, Person person, string id, string courseId)
{
    public PixApp App => app;
    public Person Person => person;
    public PixClient Client => person.Client;
    public string Id => id;
    public string CourseId => courseId;
    public string Path => $"/parcours/{id}";
    public Bank Bank => app.Services.GetRequiredService<Bank>();

    public static AssessmentsClient Assessments(PixApp app) => app.Services.GetRequiredService<AssessmentsClient>();

    /// <summary>All skills of the delivered competence, or those of the tubes and levels asked for.</summary>
    public static async Task<IReadOnlyList<Skill>> SkillsAsync(PixApp app, Func<Skill, bool>? which = null) =>
        [.. (await Assessments(app).GetTargetAsync(new() { TargetId = "5.1" })).Skills.Where(which ?? (_ => true))];

    public static async Task<string> DefineAsync(PixApp app, IEnumerable<Skill> skills, string title = "Parcours d’essai")
    {
        var course = Ids.New(app.Clock.GetUtcNow());
        await Assessments(app).DefineCourseAsync(new() { CourseId = course, Title = title, ResumeLink = "/campagnes/ABC", EndLink = "/campagnes/ABC/resultats", Skills = { skills } });
        return course;
    }

    /// <summary>Starts a test of somebody (new, when left out) on a course of its own.</summary>
    public static async Task<TestTaker> StartAsync(PixApp app, Person? person = null, Func<Skill, bool>? which = null, string title = "Parcours d’essai")
    {
        person ??= await app.SignUpAsync();
        var course = await DefineAsync(app, await SkillsAsync(app, which), title);
        return new(app, person, (await Assessments(app).StartTestAsync(new() { CourseId = course, PersonId = person.Id })).Id, course);
    }

    /// <summary>Starts a test whose first question is this challenge: the draw depends on the test's id, so tests are started until it comes.</summary>
    public static async Task<TestTaker> StartOnAsync(PixApp app, string challengeId)
    {
        var person = await app.SignUpAsync();
        var skill = app.Services.GetRequiredService<Bank>().Challenges[challengeId].SkillId;
        while (true)
        {
            var taker = await StartAsync(app, person, s => s.Id == skill);
            if ((await taker.ChallengeAsync()).Id == challengeId)
                return taker;
        }
    }

    public async Task<JsonNode> StateAsync() => (await Client.GetAsync(Path)).Is(200).Json;

    public async Task<Challenge> ChallengeAsync() => Bank.Challenges[(string)(await StateAsync())["question"]!["challengeId"]!];

    public Task<Answer> PostAsync(object body) => Client.PostAsync(Path + "/reponses", body);

    public Given Solution(Challenge challenge) => app.Services.GetRequiredService<Correctors>().For(challenge).Solution(challenge);

    public static Given Wrong(Challenge challenge) => challenge.Type switch
    {
        ChallengeType.Qcu => new() { Choices = [challenge.Proposals.First(p => !p.Correct).Id] },
        ChallengeType.Qcm => new() { Choices = [challenge.Proposals.First(p => !p.Correct).Id, challenge.Proposals.First(p => p.Correct).Id] },
        ChallengeType.Qroc => new() { Value = "?!" },
        _ => new() { Fields = challenge.Fields.ToDictionary(f => f.Id, _ => (string?)"?!") },
    };

    public static object Body(Challenge challenge, Given given) => new { challengeId = challenge.Id, value = given.Value, choices = given.Choices, fields = given.Fields };

    /// <summary>Answers the question asked; a timed one is started first.</summary>
    public async Task<Answer> AnswerAsync(bool right)
    {
        var challenge = await ChallengeAsync();
        if (challenge.TimerSeconds is not null)
            (await Client.PostAsync(Path + "/chrono", new { challengeId = challenge.Id })).Is(200);
        return (await PostAsync(Body(challenge, right ? Solution(challenge) : Wrong(challenge)))).Is(201);
    }

    public async Task<Answer> SkipAsync() => (await PostAsync(new { challengeId = (await ChallengeAsync()).Id, skip = true })).Is(201);

    /// <summary>Answers until the test is finished; gives how many answers that took.</summary>
    public async Task<int> FinishAsync(bool right)
    {
        var answers = 0;
        while ((string)(await StateAsync())["state"]! == "question")
        {
            await AnswerAsync(right);
            answers++;
        }
        return answers;
    }

    public async Task<V1.Test> ResultAsync() => Assert.Single((await Assessments(app).GetTestsAsync(new() { TestIds = { id } })).Tests_);

    public static string[] Keys(JsonNode? node) => [.. node!.AsObject().Select(p => p.Key)];
}
