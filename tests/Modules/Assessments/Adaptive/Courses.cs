using CsCheck;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;

namespace Pix.Assessments.Tests.Adaptive;

/// <summary>Courses and states made up for tests.</summary>
internal static class Courses
{
    /// <summary>A skill of a made-up course: its challenges are timed or not.</summary>
    public sealed record Item(string Tube, int Level, bool[] Timed)
    {
        public string Id => $"{Tube}-{Level}";
        public string Competence => $"1.{1 + Tube[1] % 3}";
    }

    /// <summary>1 to 5 tubes of up to 8 levels, 0 to 3 challenges a skill (none: it has left the bank).</summary>
    public static Gen<Item[]> Gen { get; } =
        from tubes in CsCheck.Gen.Bool.Array[8].Array[1, 5]
        from timed in CsCheck.Gen.Frequency((1, CsCheck.Gen.Const(Array.Empty<bool>())), (6, CsCheck.Gen.Frequency((3, CsCheck.Gen.Const(false)), (1, CsCheck.Gen.Const(true))).Array[1, 3])).Array[40]
        let items = tubes.SelectMany((levels, t) => levels.Select((there, l) => (there, t, l)).Where(x => x.there).Select(x => new Item($"t{t}", x.l + 1, timed[x.t * 8 + x.l]))).ToArray()
        where items.Length > 0
        select items;

    /// <summary>Bounds that a tube can have: floor below ceiling, and only tested levels answered themselves.</summary>
    public static Gen<TubeBounds> Bounds { get; } =
        from floor in CsCheck.Gen.Int[0, 8]
        from ceiling in CsCheck.Gen.Frequency((1, CsCheck.Gen.Int[floor + 1, 9]), (1, CsCheck.Gen.Const(9)))
        from bits in CsCheck.Gen.Byte
        let tested = Enumerable.Range(1, 8).Where(l => l <= floor || l >= ceiling).Aggregate(0, (mask, l) => mask | 1 << (l - 1))
        select new TubeBounds((byte)floor, (byte)ceiling, (byte)(bits & tested));

    public static CourseSkills Of(params IEnumerable<Item> items)
    {
        var tubes = items.GroupBy(i => i.Tube).Select(tube => new Tube(tube.Key, tube.Key, "", tube.First().Competence,
            [.. tube.Select(i => new Skill(i.Id, i.Tube, i.Level, i.Id, "", [], [], [.. i.Timed.Select((timed, c) => Challenge(i, c, timed))]))]));
        // Not in the order of the ids: that is the course's own work.
        return new CourseSkills(items.Reverse().Select(i => new CourseSkill(i.Id, i.Tube, i.Level, i.Competence)), new Bank([], tubes, [], []));
    }

    private static Challenge Challenge(Item item, int number, bool timed) =>
        new($"{item.Id}-{(char)('a' + number)}", item.Id, ChallengeType.Qroc, "", "", timed ? 60 : null, [], [], [], [], null);

    public static TestBounds Unknown(CourseSkills course) => new([.. course.Tubes.Select(_ => TubeBounds.Unknown)]);
}
