using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;
using Pix.Host;

namespace Pix.Benchmarks;

/// <summary>The choice itself, on skills of the delivered bank, in the middle of a test.</summary>
internal static class NextQuestions
{
    private const int Skills = 240, Answers = 10, Each = 2000, Rounds = 60;

    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Directory.CreateTempSubdirectory("pix-bench");
        await using var app = PixHost.Build(["--Database:Directory", data.FullName], serves: false);
        var bank = app.Services.GetRequiredService<Bank>();
        var course = new CourseSkills(bank.Tubes.Values.OrderBy(t => t.Id, StringComparer.Ordinal).SelectMany(t => t.Skills.Select(s => new CourseSkill(s.Id, t.Id, s.Level, t.CompetenceCode))).Take(Skills), bank);
        var draw = Draw.Of("01dem0t0000000000000000001");
        var bounds = new TestBounds([.. course.Tubes.Select(_ => TubeBounds.Unknown)]);
        for (var i = 0; i < Answers; i++)
            bounds = bounds.After(course, NextQuestion.Choose(course, bounds, draw, i == 0, false)!.Value.Skill, right: i % 3 > 0);

        var rounds = new List<double>();
        var allocated = 0L;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var from = Stopwatch.GetTimestamp();
            for (var i = 0; i < Each; i++)
                NextQuestion.Choose(course, bounds, draw, isFirst: false, lastWasTimed: false);
            rounds.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds / Each);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Each;
        }
        var time = Spread.Of(rounds.Skip(30)); // compiled again and again before it is at its best
        table.Add($"one choice among {course.Count} skills after {Answers} answers", $"{time.Median:0.0} µs ({time.Least:0.0} to {time.Most:0.0})", "≤ 40 µs", time.Median <= 40);
        table.Add("allocated by one choice", $"{allocated} bytes", "0", allocated == 0);
        data.Delete(true);
    }
}
