using System.Collections.Concurrent;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;

namespace Pix.Assessments;

/// <summary>The skills of each course, laid out once: a course is frozen, so what is remembered never goes stale.</summary>
internal sealed class CourseBook(Bank bank)
{
    private readonly ConcurrentDictionary<string, CourseSkills> _courses = new();

    public CourseSkills SkillsOf(Course course) => _courses.GetOrAdd(course.Id, _ => new CourseSkills(course.Skills, bank));
}
