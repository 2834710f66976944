using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Pix.Assessments.Adaptive;

namespace Pix.Assessments.Tests.Adaptive;

/// <summary>
/// The reference policy of domain rules §5 written a second time, word by word and slowly, from the rules and not from
/// the code. Knows nothing of the code under test but the shape of bounds.
/// </summary>
internal sealed class ReferencePolicy(IReadOnlyList<Courses.Item> course, ulong skillDraw, ulong challengeDraw)
{
    private readonly Dictionary<string, (int Floor, int Ceiling, HashSet<int> Direct)> _bounds = course.Select(i => i.Tube).Distinct().ToDictionary(t => t, _ => (0, 9, new HashSet<int>()));

    public static ReferencePolicy For(string testId, IReadOnlyList<Courses.Item> course)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(testId));
        return new(course, First8(hash), First8(hash[8..]));

        static ulong First8(byte[] bytes) => (ulong)new BigInteger(bytes.AsSpan(0, 8), isUnsigned: true, isBigEndian: true);
    }

    public void Know(string tube, TubeBounds bounds) =>
        _bounds[tube] = (bounds.Floor, bounds.Ceiling, [.. Enumerable.Range(1, 8).Where(l => (bounds.Direct >> (l - 1) & 1) == 1)]);

    public void Answered(Courses.Item item, bool right)
    {
        var (floor, ceiling, direct) = _bounds[item.Tube];
        _bounds[item.Tube] = right ? (Math.Max(floor, item.Level), ceiling, direct) : (floor, Math.Min(ceiling, item.Level), direct);
        direct.Add(item.Level);
    }

    public bool IsUntested(Courses.Item item) => item.Level > _bounds[item.Tube].Floor && item.Level < _bounds[item.Tube].Ceiling;

    public IReadOnlyList<Courses.Item> Untested => [.. course.Where(IsUntested)];

    public double Estimate()
    {
        var pairs = new List<(int Level, int Y)> { (0, 1), (7, 0) };
        foreach (var item in course)
            if (_bounds[item.Tube].Direct.Contains(item.Level) && !IsUntested(item))
                pairs.Add((item.Level, item.Level <= _bounds[item.Tube].Floor ? 1 : 0));
        var best = (Ability: 0.0, Distance: double.PositiveInfinity);
        for (var ability = 0.5; ability <= 7.5; ability += 0.5)
        {
            var distance = Math.Abs(pairs.Sum(p => p.Y - P(ability, p.Level)));
            if (distance < best.Distance - 1e-10)
                best = (ability, distance);
        }
        return best.Ability;
    }

    /// <summary>What may be asked, in the order of the ids.</summary>
    public IReadOnlyList<Courses.Item> Candidates(bool isFirst, bool lastWasTimed)
    {
        IReadOnlyList<Courses.Item> candidates = [.. course.Where(i => IsUntested(i) && i.Timed.Length > 0).OrderBy(i => i.Id, StringComparer.Ordinal)];
        if (isFirst)
        {
            candidates = IfAnythingIsLeft(candidates, IsOfAnEasyTube);
            candidates = IfAnythingIsLeft(candidates, i => !IsTimed(i));
            if (candidates.Any(i => i.Level == 2))
                return [.. candidates.Where(i => i.Level == 2)];
            return [.. candidates.Where(i => i.Level == candidates.Min(c => c.Level))];
        }
        var ability = Estimate();
        candidates = [.. candidates.Where(i => i.Level - ability <= 2)];
        candidates = IfAnythingIsLeft(candidates, IsOfAnEasyTube);
        if (lastWasTimed)
            candidates = IfAnythingIsLeft(candidates, i => !IsTimed(i));
        return [.. candidates.Where(i => candidates.All(other => Gain(other, ability) <= Gain(i, ability) + 1e-9))];
    }

    public (Courses.Item Item, string Challenge)? Choose(bool isFirst, bool lastWasTimed)
    {
        var candidates = Candidates(isFirst, lastWasTimed);
        if (candidates.Count == 0)
            return null;
        var item = candidates[(int)(skillDraw % (ulong)candidates.Count)];
        return (item, ChallengeOf(item).Id);
    }

    public bool IsTimed(Courses.Item item) => ChallengeOf(item).Timed;

    private (string Id, bool Timed) ChallengeOf(Courses.Item item)
    {
        var number = (int)(challengeDraw % (ulong)item.Timed.Length);
        return ($"{item.Id}-{"abc"[number]}", item.Timed[number]);
    }

    private bool IsOfAnEasyTube(Courses.Item item) => course.Where(i => i.Tube == item.Tube).Max(i => i.Level) <= 3;

    private double Gain(Courses.Item item, double ability)
    {
        var untested = Untested.Where(i => i.Tube == item.Tube).ToList();
        return P(ability, item.Level) * untested.Count(i => i.Level <= item.Level) + (1 - P(ability, item.Level)) * untested.Count(i => i.Level >= item.Level);
    }

    private static double P(double ability, int level) => 1 / (1 + Math.Exp(-(ability - level)));

    private static IReadOnlyList<Courses.Item> IfAnythingIsLeft(IReadOnlyList<Courses.Item> candidates, Func<Courses.Item, bool> preference)
    {
        var left = candidates.Where(preference).ToList();
        return left.Count > 0 ? left : candidates;
    }
}
