using Pix.Assessments.Content;

namespace Pix.Assessments.Correction;

/// <summary>QCU: the one choice is the solution.</summary>
internal sealed class QcuCorrector : ICorrector
{
    public ChallengeType Type => ChallengeType.Qcu;

    public RefusedAnswer? Check(Challenge challenge, Answer answer) =>
        answer.Choices is not { Count: 1 } ? new("choices", AnswerFault.ChooseOne) : Choices.Unknown(challenge, answer);

    public bool IsRight(Challenge challenge, Answer answer) => Choices.AreTheSolutions(challenge, answer);

    public Answer Solution(Challenge challenge) => Choices.Solution(challenge);
}

/// <summary>QCM: exactly the set of solutions.</summary>
internal sealed class QcmCorrector : ICorrector
{
    public ChallengeType Type => ChallengeType.Qcm;

    public RefusedAnswer? Check(Challenge challenge, Answer answer) =>
        answer.Choices is not { Count: >= 2 } ? new("choices", AnswerFault.ChooseTwo) : Choices.Unknown(challenge, answer);

    public bool IsRight(Challenge challenge, Answer answer) => Choices.AreTheSolutions(challenge, answer);

    public Answer Solution(Challenge challenge) => Choices.Solution(challenge);
}

internal static class Choices
{
    public static RefusedAnswer? Unknown(Challenge challenge, Answer answer) =>
        answer.Choices!.Distinct().Count() != answer.Choices!.Count || answer.Choices!.Any(c => challenge.Proposals.All(p => p.Id != c))
            ? new("choices", AnswerFault.UnknownChoice)
            : null;

    public static bool AreTheSolutions(Challenge challenge, Answer answer) =>
        challenge.Proposals.Where(p => p.Correct).Select(p => p.Id).ToHashSet().SetEquals(answer.Choices!);

    public static Answer Solution(Challenge challenge) =>
        new() { Choices = [.. challenge.Proposals.Where(p => p.Correct).Select(p => p.Id)] };
}
