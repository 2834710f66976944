using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments;

/// <summary>Plays the demo's tests: people who know and guess as the Rasch model says, through the same desk as everybody.</summary>
internal sealed class AssessmentsDemo(AssessmentsDb db, TestDesk desk, CourseBook courses, Correctors correctors, Bank bank) : IDemoData
{
    public async Task WriteAsync(DemoStory story, CancellationToken ct)
    {
        foreach (var campaign in story.Campaigns)
        {
            if (await db.Courses.AnyAsync(c => c.Id == campaign.Id, ct) || !bank.TargetsById.TryGetValue(campaign.TargetId, out var target))
                continue;
            await db.InTransactionAsync(async attempt =>
            {
                var course = new Course(campaign.Id, campaign.Title ?? target.Name, campaign.ResumeLink, campaign.EndLink,
                    target.Skills.Select(s => new CourseSkill(s.SkillId, s.TubeId, s.Level, s.CompetenceCode)), isOwn: false, campaign.CreatedAt);
                db.Add(course);
                await db.SaveChangesAsync(attempt);
                foreach (var participation in campaign.Participations)
                    await PlayAsync(course, participation, attempt);
            }, ct);
        }
    }

    private async Task PlayAsync(Course course, DemoParticipation participation, CancellationToken ct)
    {
        var skills = courses.SkillsOf(course);
        var chance = new Random(Seed(participation.Id));
        var test = await desk.NewAsync(participation.Id, course, participation.Person.Id, participation.StartedAt, ct);
        db.Add(test);
        await db.SaveChangesAsync(ct);
        var now = participation.StartedAt;
        while (!test.IsCompleted && test.Answers < (participation.Answers ?? int.MaxValue))
        {
            var challenge = bank.Challenges[test.ChallengeId!];
            now += TimeSpan.FromSeconds(20 + chance.Next(70));
            test.StartClock(now);
            var level = skills.Skills[skills.SkillOf(challenge.Id)].Level;
            var right = chance.NextDouble() < Rasch.P(participation.Ability, level);
            var answer = right ? correctors.For(challenge).Solution(challenge) : chance.Next(3) == 0 ? new Answer { Skip = true } : Wrong(challenge);
            await desk.TakeAsync(new(test, new(course.Title, course.EndLink, course.IsOpen), skills), challenge, answer, now, ct);
        }
        db.ChangeTracker.Clear();
    }

    private static int Seed(string id) => id.Aggregate(17, (seed, c) => unchecked(seed * 31 + c));

    private static Answer Wrong(Challenge challenge) => challenge.Type switch
    {
        ChallengeType.Qcu => new() { Choices = [challenge.Proposals.First(p => !p.Correct).Id] },
        ChallengeType.Qcm => new() { Choices = [challenge.Proposals.First(p => !p.Correct).Id, challenge.Proposals.First(p => p.Correct).Id] },
        ChallengeType.Qroc => new() { Value = "?" },
        _ => new() { Fields = challenge.Fields.ToDictionary(f => f.Id, _ => (string?)"?") },
    };
}
