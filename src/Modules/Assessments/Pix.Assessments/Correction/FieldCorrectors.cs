using Pix.Assessments.Content;

namespace Pix.Assessments.Correction;

/// <summary>QROC: one text, number or list entry.</summary>
internal sealed class QrocCorrector : ICorrector
{
    public ChallengeType Type => ChallengeType.Qroc;

    public RefusedAnswer? Check(Challenge challenge, Answer answer) => answer.Value switch
    {
        null => new("value", AnswerFault.Empty),
        var value when string.IsNullOrWhiteSpace(value) => new("value", AnswerFault.Empty),
        { Length: > Answer.MaxLength } => new("value", AnswerFault.TooLong),
        _ => null,
    };

    public bool IsRight(Challenge challenge, Answer answer) => Matching.IsAccepted(challenge.Fields[0], answer.Value);

    public Answer Solution(Challenge challenge) => new() { Value = challenge.Fields[0].Accepted[0] };
}

/// <summary>QROCM-ind: every field matches its own list.</summary>
internal sealed class QrocmIndCorrector : ICorrector
{
    public ChallengeType Type => ChallengeType.QrocmInd;

    public RefusedAnswer? Check(Challenge challenge, Answer answer) => Fields.Check(challenge, answer);

    public bool IsRight(Challenge challenge, Answer answer) =>
        challenge.Fields.All(f => Matching.IsAccepted(f, answer.Fields!.GetValueOrDefault(f.Id)));

    public Answer Solution(Challenge challenge) =>
        new() { Fields = challenge.Fields.ToDictionary(f => f.Id, f => (string?)f.Accepted[0]) };
}

/// <summary>QROCM-dep: interchangeable fields, each matching a different group.</summary>
internal sealed class QrocmDepCorrector : ICorrector
{
    public ChallengeType Type => ChallengeType.QrocmDep;

    public RefusedAnswer? Check(Challenge challenge, Answer answer) => Fields.Check(challenge, answer);

    public bool IsRight(Challenge challenge, Answer answer) => Matching.AllMatchDifferentGroups(challenge, answer.Fields!);

    public Answer Solution(Challenge challenge) =>
        new() { Fields = challenge.Fields.Zip(challenge.Groups).ToDictionary(f => f.First.Id, f => (string?)f.Second.Accepted[0]) };
}

internal static class Fields
{
    public static RefusedAnswer? Check(Challenge challenge, Answer answer)
    {
        var given = answer.Fields;
        if (given is null || given.Values.All(string.IsNullOrWhiteSpace))
            return new("fields", AnswerFault.Empty);
        if (given.Keys.Any(id => challenge.Fields.All(f => f.Id != id)))
            return new("fields", AnswerFault.UnknownField);
        return given.FirstOrDefault(f => f.Value?.Length > Answer.MaxLength).Key is { } tooLong
            ? new($"fields[{tooLong}]", AnswerFault.TooLong)
            : null;
    }
}
