using Pix.Assessments.Content;

namespace Pix.Assessments.Tests.Correction;

/// <summary>Small challenges.</summary>
internal static class Make
{
    public static Challenge Choice(ChallengeType type, params (string Id, bool Correct)[] proposals) =>
        new("q", "s", type, "<p>?</p>", "?", null, [.. proposals.Select(p => new Proposal(p.Id, p.Id, p.Correct))], [], [], [], null);

    public static Challenge Typed(ChallengeType type, params Field[] fields) => new("q", "s", type, "<p>?</p>", "?", null, [], fields, [], [], null);

    public static Challenge Groups(int fields, params string[][] groups) => Typed(ChallengeType.QrocmDep, [.. Enumerable.Range(0, fields).Select(i => Text($"f{i}"))]) with
    {
        Groups = [.. groups.Select(g => new AcceptedGroup(g))],
    };

    public static Field Text(string id, params string[] accepted) => Text(id, Treatments.All, accepted);

    public static Field Text(string id, Treatments treatments, params string[] accepted) => new(id, id, FieldKind.Text, [], accepted, [], treatments);

    public static Field Number(string id, params string[] accepted) => new(id, id, FieldKind.Number, [], accepted, [], Treatments.None);

    public static Field List(string id, params string[] accepted) => new(id, id, FieldKind.List, [.. accepted, "autre"], accepted, [], Treatments.None);
}
