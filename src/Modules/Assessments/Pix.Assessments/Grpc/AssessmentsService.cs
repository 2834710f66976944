using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Assessments.Data;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments.Grpc;

/// <summary>Targets, courses and tests, for sibling modules. What each call means and when it fails stands in assessments.proto.</summary>
internal sealed class AssessmentsService(AssessmentsDb db, Bank bank, CourseBook courses, TestDesk desk, TimeProvider clock) : V1.Assessments.AssessmentsBase
{
    private const int MaxCourses = 1000;

    public override Task<Targets> ListTargets(ListTargetsRequest request, ServerCallContext context) =>
        Task.FromResult(new Targets { Targets_ = { bank.Targets.Select(t => Describe(t, withSkills: false)) } });

    public override Task<V1.Target> GetTarget(GetTargetRequest request, ServerCallContext context) =>
        Task.FromResult(Describe(bank.TargetsById.GetValueOrDefault(request.TargetId) ?? throw Problem.NotThere(), withSkills: true));

    public override async Task<DefineCourseReply> DefineCourse(DefineCourseRequest request, ServerCallContext context)
    {
        if (request.Skills.Count == 0 || request.Title.Length > Course.MaxTitleLength
            || request.ResumeLink.Length > Course.MaxLinkLength || request.EndLink.Length > Course.MaxLinkLength || !Ids.IsId(request.CourseId))
            throw new RpcException(new Status(StatusCode.InvalidArgument, "a course has an id of ours, skills, and texts of at most 255 characters"));
        if (await db.Courses.AnyAsync(c => c.Id == request.CourseId, context.CancellationToken))
            return new();
        db.Add(new Course(request.CourseId, request.Title, request.ResumeLink, request.EndLink,
            request.Skills.Select(s => new CourseSkill(s.Id, s.TubeId, s.Level, s.CompetenceCode)), isOwn: false, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // defined by the same call, made twice
        }
        return new();
    }

    public override Task<UpdateCourseReply> UpdateCourse(UpdateCourseRequest request, ServerCallContext context) => db.InTransactionAsync(async ct =>
    {
        var course = await db.Courses.SingleOrDefaultAsync(c => c.Id == request.CourseId, ct) ?? throw Problem.NotThere();
        course.Update(request.Version, request.Title[..Math.Min(request.Title.Length, Course.MaxTitleLength)], request.Open);
        await db.SaveChangesAsync(ct);
        return new UpdateCourseReply();
    }, context.CancellationToken);

    public override async Task<V1.Courses> GetCourses(GetCoursesRequest request, ServerCallContext context)
    {
        var ids = request.CourseIds.Take(MaxCourses).ToArray();
        var found = await db.Courses.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(context.CancellationToken);
        return new() { Courses_ = { found.Select(Describe) } };
    }

    private V1.Course Describe(Course course)
    {
        var skills = courses.SkillsOf(course);
        return new()
        {
            CourseId = course.Id,
            Title = course.Title,
            Open = course.IsOpen,
            Competences =
            {
                skills.Competences.Select((code, i) => new CourseCompetence
                {
                    Code = code,
                    Name = skills.CompetenceNames[i],
                    AreaCode = code.Split('.')[0],
                    AreaName = bank.Areas.FirstOrDefault(a => a.Code == code.Split('.')[0])?.Name ?? "",
                    Skills = skills.CompetenceOf.Count(c => c == i),
                }),
            },
        };
    }

    public override async Task<V1.Test> StartTest(StartTestRequest request, ServerCallContext context) =>
        Describe(await desk.StartAsync(request.CourseId, request.PersonId, context.CancellationToken));

    public override async Task<Tests> GetTests(GetTestsRequest request, ServerCallContext context)
    {
        RefuseMoreThan(5000, request.TestIds.Count);
        var ids = request.TestIds.ToArray();
        var tests = await db.Tests.AsNoTracking().Where(t => t.RemovedAt == null && EF.Parameter(ids).Contains(t.Id)).ToListAsync(context.CancellationToken);
        return new() { Tests_ = { tests.Select(Describe) } };
    }

    public override async Task<TestCounts> CountTests(CountTestsRequest request, ServerCallContext context)
    {
        RefuseMoreThan(1000, request.CourseIds.Count);
        var ids = request.CourseIds.ToArray();
        var counts = await db.Tests.Where(t => t.RemovedAt == null && EF.Parameter(ids).Contains(t.CourseId))
            .GroupBy(t => t.CourseId)
            .Select(g => new TestCount { CourseId = g.Key, Started = g.Count(), Completed = g.Count(t => t.CompletedAt != null) })
            .ToListAsync(context.CancellationToken);
        return new() { Counts = { counts } };
    }

    public override Task<RemoveTestsReply> RemoveTests(RemoveTestsRequest request, ServerCallContext context) => db.InTransactionAsync(async ct =>
    {
        RefuseMoreThan(5000, request.TestIds.Count);
        var ids = request.TestIds.ToArray();
        await RemoveAsync(db.Tests.Where(t => EF.Parameter(ids).Contains(t.Id)), ct);
        return new RemoveTestsReply();
    }, context.CancellationToken);

    public override Task<RemoveCourseReply> RemoveCourse(RemoveCourseRequest request, ServerCallContext context) => db.InTransactionAsync(async ct =>
    {
        (await db.Courses.SingleOrDefaultAsync(c => c.Id == request.CourseId, ct))?.Remove(clock.GetUtcNow());
        await RemoveAsync(db.Tests.Where(t => t.CourseId == request.CourseId), ct);
        return new RemoveCourseReply();
    }, context.CancellationToken);

    public override Task<ForgetTestsReply> ForgetTests(ForgetTestsRequest request, ServerCallContext context) => db.InTransactionAsync(async ct =>
    {
        RefuseMoreThan(5000, request.Tests.Count);
        var people = request.Tests.ToDictionary(t => t.TestId, t => t.NewPersonId);
        var ids = people.Keys.ToArray();
        foreach (var test in await db.Tests.Where(t => EF.Parameter(ids).Contains(t.Id)).ToListAsync(ct))
            test.Forget(people[test.Id]);
        await db.SaveChangesAsync(ct);
        await db.Answers.Where(a => EF.Parameter(ids).Contains(a.TestId)).ExecuteDeleteAsync(ct);
        await db.ProblemReports.Where(r => EF.Parameter(ids).Contains(r.TestId)).ExecuteDeleteAsync(ct);
        return new ForgetTestsReply();
    }, context.CancellationToken);

    // The tests first: an answer given meanwhile finds its test changed, and is not stored behind our back.
    private async Task RemoveAsync(IQueryable<Test> tests, CancellationToken ct)
    {
        var removed = await tests.Where(t => t.RemovedAt == null).ToListAsync(ct);
        removed.ForEach(t => t.Remove(clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        var ids = removed.Select(t => t.Id).ToArray();
        await db.Answers.Where(a => EF.Parameter(ids).Contains(a.TestId)).ExecuteDeleteAsync(ct);
    }

    public override async Task<TestFeed> ReadFeed(FeedRequest request, ServerCallContext context)
    {
        var page = await db.ReadFeedAsync<Test>(request.After, request.Max, context.CancellationToken);
        return new()
        {
            FeedId = page.FeedId,
            Position = page.Position,
            More = page.More,
            Tests = { page.Rows.Where(t => !t.IsOwn).Select(t => t.RemovedAt is null ? Describe(t) : new V1.Test { Id = t.Id, CourseId = t.CourseId, PersonId = t.PersonId, Removed = true }) },
        };
    }

    private static V1.Test Describe(Test test) => new()
    {
        Id = test.Id,
        CourseId = test.CourseId,
        PersonId = test.PersonId,
        StartedAt = test.StartedAt.ToTimestamp(),
        CompletedAt = test.CompletedAt?.ToTimestamp(),
        Tested = test.Tested,
        Skills = test.Skills,
        TestedAtCheckpoint = test.TestedAtCheckpoint,
        Result = test.Result,
    };

    private V1.Target Describe(Content.Target target, bool withSkills)
    {
        var described = new V1.Target
        {
            Id = target.Id,
            Kind = target.Kind == TargetKind.Competence ? "competence" : "profile",
            Name = target.Name,
            Description = target.Description,
            SkillCount = target.Skills.Count,
            AreaCode = target.AreaCode ?? "",
            AreaName = bank.Areas.FirstOrDefault(a => a.Code == target.AreaCode)?.Name ?? "",
        };
        if (withSkills)
            described.Skills.Add(target.Skills.Select(s => new V1.Skill { Id = s.SkillId, TubeId = s.TubeId, Level = s.Level, CompetenceCode = s.CompetenceCode }));
        return described;
    }

    private static void RefuseMoreThan(int max, int count)
    {
        if (count > max)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"more than {max} ids"));
    }
}
