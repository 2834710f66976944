using Google.Protobuf.WellKnownTypes;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Modules;
using CampaignsParticipation = Pix.Campaigns.V1.Participation;

namespace Pix.Reporting.Tests;

/// <summary>What the other modules say of participants.</summary>
internal static class Make
{
    /// <summary>A Monday, ten o'clock in Paris.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly string Campaign = Id(1, 'c'), Person = Id(1, 'd');

    /// <summary>The same id for the same number; another letter for another kind of thing.</summary>
    public static string Id(int number, char kind = 'a') => Ids.Encode(new Guid(kind, 0, 0, BitConverter.GetBytes((long)number)));

    public static CampaignsParticipation Participation(string? id = null, string? campaign = null, string? person = null, string identifier = "", DateTimeOffset? startedAt = null, DateTimeOffset? sharedAt = null) => new()
    {
        Id = id ?? Id(1), CampaignId = campaign ?? Campaign, PersonId = person ?? Person, Identifier = identifier,
        StartedAt = (startedAt ?? Monday).ToTimestamp(), SharedAt = sharedAt?.ToTimestamp(),
    };

    public static CampaignsParticipation RemovedParticipation(string? id = null) => new() { Id = id ?? Id(1), CampaignId = Campaign, Removed = true };

    /// <summary>A test under way.</summary>
    public static Test TestUnderWay(int tested, int skills, string? id = null) => new() { Id = id ?? Id(1), StartedAt = Monday.ToTimestamp(), Tested = tested, Skills = skills };

    /// <summary>A completed test with this result.</summary>
    public static Test FinishedTest(Result result, string? id = null) => new()
    {
        Id = id ?? Id(1), StartedAt = Monday.ToTimestamp(), CompletedAt = Monday.AddHours(1).ToTimestamp(), Tested = result.Tested, Skills = result.Skills, Result = result,
    };

    /// <summary>A result, with the sums of its competences.</summary>
    public static Result Result(params (string Code, int Validated, int Tested, int Skills)[] competences) => new()
    {
        Validated = competences.Sum(c => c.Validated), Tested = competences.Sum(c => c.Tested), Skills = competences.Sum(c => c.Skills),
        Competences = { competences.Select(c => new CompetenceResult { Code = c.Code, Name = "Compétence " + c.Code, Validated = c.Validated, Tested = c.Tested, Skills = c.Skills }) },
    };

    /// <summary>A line that all three modules have spoken of.</summary>
    public static Participant Line(Test? test = null, DateTimeOffset? startedAt = null, DateTimeOffset? sharedAt = null, string firstName = "Louise", string lastName = "Carré", string identifier = "", int generation = 1)
    {
        test ??= TestUnderWay(0, 10);
        var line = new Participant(generation, test.Id);
        line.Take(Participation(test.Id, identifier: identifier, startedAt: startedAt, sharedAt: sharedAt));
        line.Rename(firstName, lastName);
        line.Take(test);
        return line;
    }

    /// <summary>A line whose result was sent.</summary>
    public static Participant Sent(Result result, DateTimeOffset? startedAt = null, DateTimeOffset? sharedAt = null) =>
        Line(FinishedTest(result), startedAt, sharedAt ?? Monday.AddHours(2));
}
