using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Assessments.Data;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments;

/// <summary>A test with its course, as loaded for a request.</summary>
internal sealed record TestOfPerson(Test Test, CourseHead Course, CourseSkills Skills);

/// <summary>What a request needs of a course besides its skills, which are in memory.</summary>
internal sealed record CourseHead(string Title, string EndLink, bool IsOpen);

/// <summary>Where tests are started and answers handed in: what spans a test, its answers and what is known of the person.</summary>
internal sealed class TestDesk(AssessmentsDb db, CourseBook courses, Correctors correctors, Bank bank, TimeProvider clock)
{
    /// <summary>The test of a person on a course, started now if there is none. Repeatable, also at the same instant.</summary>
    public async Task<Test> StartAsync(string courseId, string personId, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(async attempt =>
            {
                var course = await db.Courses.SingleOrDefaultAsync(c => c.Id == courseId && c.RemovedAt == null, attempt) ?? throw Problem.NotThere();
                if (await db.Tests.SingleOrDefaultAsync(t => t.CourseId == courseId && t.PersonId == personId && t.RemovedAt == null, attempt) is { } there)
                    return there;
                if (!course.IsOpen)
                    throw Problem.Conflict("the course is closed");
                var test = await NewAsync(Ids.New(clock.GetUtcNow()), course, personId, clock.GetUtcNow(), attempt);
                db.Add(test);
                await db.SaveChangesAsync(attempt);
                return test;
            }, ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            db.ChangeTracker.Clear(); // another tab or replica was faster: its test is the one
            return await db.Tests.SingleAsync(t => t.CourseId == courseId && t.PersonId == personId && t.RemovedAt == null, ct);
        }
    }

    /// <summary>A person's test of one competence: the one under way, otherwise a new one. Gives whether it is new.</summary>
    public Task<(Test Test, bool IsNew)> StartCompetenceAsync(Target competence, string personId, CancellationToken ct) => db.InTransactionAsync(async attempt =>
    {
        var underWay = await (
            from test in db.Tests
            join course in db.Courses on test.CourseId equals course.Id
            where test.PersonId == personId && test.CompletedAt == null && test.RemovedAt == null && course.CompetenceCode == competence.Id
            orderby test.StartedAt
            select test).FirstOrDefaultAsync(attempt);
        if (underWay is not null)
            return (underWay, false);
        var now = clock.GetUtcNow();
        var id = Ids.New(now);
        var own = Course.OfCompetence(competence, id, now);
        db.Add(own);
        var started = await NewAsync(id, own, personId, now, attempt);
        db.Add(started);
        await db.SaveChangesAsync(attempt);
        return (started, true);
    }, ct);

    /// <summary>A test that starts from what is known of the person; not saved.</summary>
    public async Task<Test> NewAsync(string id, Course course, string personId, DateTimeOffset now, CancellationToken ct)
    {
        var skills = courses.SkillsOf(course);
        if (!skills.AreAllInBank)
            await RefuseBesideAnotherBankAsync(ct);
        var known = await db.Knowledge.AsNoTracking().Where(k => k.PersonId == personId && EF.Parameter(skills.Tubes).Contains(k.TubeId)).ToDictionaryAsync(k => k.TubeId, ct);
        var bounds = skills.Tubes.Select(tube => known.TryGetValue(tube, out var k) ? k.CopyAt(now) : TubeBounds.Unknown);
        return new Test(id, course, skills, personId, new TestBounds([.. bounds]), now);
    }

    /// <summary>The person's own test. 404: not there, removed, or somebody else's.</summary>
    public async Task<TestOfPerson> FindAsync(string testId, string personId, CancellationToken ct)
    {
        var found = await (
            from test in db.Tests
            join course in db.Courses on test.CourseId equals course.Id
            where test.Id == testId && test.PersonId == personId && test.RemovedAt == null
            select new { Test = test, Course = new CourseHead(course.Title, course.EndLink, course.IsOpen) }).SingleOrDefaultAsync(ct) ?? throw Problem.NotThere();
        return new(found.Test, found.Course, await courses.SkillsOfAsync(found.Test.CourseId, db, ct));
    }

    /// <summary>
    /// The question asked. A stored question that the bank no longer has is replaced by another, by the same rules; that
    /// can complete the test. Null: complete.
    /// </summary>
    /// <exception cref="Problem">503: a process with another bank asked it, and can take its answer.</exception>
    public async Task<Challenge?> CurrentAsync(TestOfPerson test, CancellationToken ct)
    {
        if (test.Test.IsCompleted)
            return null;
        if (test.Test.ChallengeId is { } id && test.Skills.SkillOf(id) >= 0)
            return bank.Challenges[id];
        await RefuseBesideAnotherBankAsync(ct);
        test.Test.Ask(test.Skills, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return test.Test.ChallengeId is { } other ? bank.Challenges[other] : null;
    }

    /// <summary>
    /// Corrects the answer to the question asked and stores it with the test's new state, in one transaction. When that
    /// completes a block, the block's answers move what is known of the person.
    /// </summary>
    public async Task<GivenAnswer> TakeAsync(TestOfPerson test, Challenge challenge, Answer answer, DateTimeOffset now, CancellationToken ct)
    {
        if (!test.Skills.AreAllInBank)
            await RefuseBesideAnotherBankAsync(ct); // it may ask what this one lacks: here the test would be complete too soon
        var right = !answer.Skip && correctors.For(challenge).IsRight(challenge, answer);
        var verdict = answer.Skip ? Verdict.Skipped : test.Test.IsLate(challenge, now) ? Verdict.TimedOut : right ? Verdict.Ok : Verdict.Ko;
        var given = new GivenAnswer(test.Test, challenge.Id, answer, verdict, now);
        db.Add(given);
        test.Test.Take(test.Skills, challenge, verdict, now);
        if (test.Test.IsCheckpoint)
            await LearnAsync(test, given, ct);
        await db.SaveChangesAsync(ct);
        return given;
    }

    /// <summary>Something is not in the bank. 503 while another process has another bank: what is missing here may be there.</summary>
    public async Task RefuseBesideAnotherBankAsync(CancellationToken ct)
    {
        if (await db.OtherBankAsync(bank, clock.GetUtcNow(), ct) is { } other)
            throw Problem.Unavailable($"something is not in question bank {bank.Fingerprint}, while another process asks from {other}");
    }

    private async Task LearnAsync(TestOfPerson test, GivenAnswer last, CancellationToken ct)
    {
        var first = (last.Number - 1) / Test.Block * Test.Block + 1;
        var block = await db.Answers.AsNoTracking().Where(a => a.TestId == last.TestId && a.Number >= first && a.Number < last.Number)
            .OrderBy(a => a.Number).ToListAsync(ct);
        var given = block.Append(last).Select(a => (Answer: a, Skill: test.Skills.SkillOf(a.ChallengeId))).ToList();
        if (given.Exists(a => a.Skill < 0))
            await RefuseBesideAnotherBankAsync(ct);
        var asked = given.Where(a => a.Skill >= 0) // a challenge that left the bank in between says nothing any more
            .Select(a => (a.Answer, Skill: test.Skills.Skills[a.Skill])).ToList();
        var tubes = asked.Select(a => a.Skill.TubeId).Distinct().ToArray();
        var known = await db.Knowledge.Where(k => k.PersonId == test.Test.PersonId && EF.Parameter(tubes).Contains(k.TubeId)).ToDictionaryAsync(k => k.TubeId, ct);
        foreach (var (answer, skill) in asked)
        {
            if (!known.TryGetValue(skill.TubeId, out var knowledge))
                db.Add(known[skill.TubeId] = knowledge = new TubeKnowledge(test.Test.PersonId, skill.TubeId));
            knowledge.Learn(skill.Level, answer.Verdict == Verdict.Ok, answer.GivenAt);
        }
    }
}
