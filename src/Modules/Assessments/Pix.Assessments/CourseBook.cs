using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Assessments.Data;

namespace Pix.Assessments;

/// <summary>The skills of each course, laid out once: a course is frozen, so what is remembered never goes stale.</summary>
internal sealed class CourseBook(Bank bank)
{
    private readonly ConcurrentDictionary<string, CourseSkills> _courses = new();

    public CourseSkills SkillsOf(Course course) => _courses.GetOrAdd(course.Id, _ => new CourseSkills(course.Skills, bank));

    /// <summary>The same without the course at hand: it is read once.</summary>
    public async ValueTask<CourseSkills> SkillsOfAsync(string courseId, AssessmentsDb db, CancellationToken ct) =>
        _courses.TryGetValue(courseId, out var skills) ? skills : SkillsOf(await db.Courses.AsNoTracking().SingleAsync(c => c.Id == courseId, ct));
}
