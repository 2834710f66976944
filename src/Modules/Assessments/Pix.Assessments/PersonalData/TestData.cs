using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Content;
using Pix.Assessments.Data;
using Pix.Assessments.Features.ShowAnswer;
using Pix.Assessments.Features.ShowCheckpoint;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments.PersonalData;

/// <summary>
/// Tests with their answers. A test of somebody's course stays with its dates, status and frozen result, and nobody can
/// open it any more; a test of one competence was for its person alone, and goes with its course.
/// </summary>
internal sealed class TestData(AssessmentsDb db, Bank bank, TimeProvider clock) : IPersonalDataSource
{
    public string Name => "tests";

    public string About => Texts.Data_Tests;

    // The test's bounds and its progress now would tell the verdicts of the block that is open.
    public async IAsyncEnumerable<object> ExportAsync(string personId, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (test, title) in await TestsAsync(personId, ct))
        {
            var answers = await db.Answers.AsNoTracking().Where(a => a.TestId == test.Id).OrderBy(a => a.Number).ToListAsync(ct);
            yield return new
            {
                test.Id, Title = title, test.StartedAt, test.CompletedAt, test.RemovedAt, Progress = test.VisibleProgress,
                QuestionAsked = test.ChallengeId, test.ClockStartedAt,
                Result = test.Result is not { } result ? null : new
                {
                    result.Validated, result.Tested, result.Skills,
                    Competences = result.Competences.Select(c => new { c.Code, c.Name, c.Validated, c.Tested, c.Skills }),
                },
                Answers = answers.Select(a => new
                {
                    a.Number, QuestionId = a.ChallengeId, Question = bank.Challenges.GetValueOrDefault(a.ChallengeId)?.InstructionText, a.GivenAt,
                    Given = AnswerShape.Of(a.Answer), Status = a.Number <= test.LastVisibleAnswer ? ShowCheckpointEndpoint.StatusOf(a.Verdict) : null,
                }),
            };
        }
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var taken = await db.Tests.Where(t => t.PersonId == erasure.NewPersonId).Select(t => t.CourseId).ToHashSetAsync(ct);
        var tests = await db.Tests.Where(t => t.PersonId == erasure.PersonId).OrderBy(t => t.RemovedAt != null).ToListAsync(ct);
        foreach (var test in tests.Where(t => !t.IsOwn))
            test.Forget(taken.Add(test.CourseId) ? erasure.NewPersonId : Ids.New(clock.GetUtcNow())); // started again while it was erased
        db.RemoveRange(tests.Where(t => t.IsOwn)); // in nobody's feed
        await db.SaveChangesAsync(ct); // the tests first: an answer given meanwhile finds its test changed, and is not stored behind our back

        var ids = tests.Select(t => t.Id).ToArray();
        await db.Answers.Where(a => EF.Parameter(ids).Contains(a.TestId)).ExecuteDeleteAsync(ct);
        var own = tests.Where(t => t.IsOwn).Select(t => t.CourseId).ToArray();
        await db.Courses.Where(c => EF.Parameter(own).Contains(c.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task<List<(Test, string Title)>> TestsAsync(string personId, CancellationToken ct) =>
    [
        .. (await (
            from test in db.Tests.AsNoTracking()
            join course in db.Courses on test.CourseId equals course.Id
            where test.PersonId == personId
            orderby test.StartedAt
            select new { Test = test, course.Title }).ToListAsync(ct)).Select(t => (t.Test, t.Title)),
    ];
}
