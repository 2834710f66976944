using Pix.Assessments.Content;

namespace Pix.Assessments.Correction;

/// <summary>Corrects one type of challenge. Pure: no clock, database or chance. Registered by Scrutor, one class a type.</summary>
internal interface ICorrector
{
    ChallengeType Type { get; }

    /// <summary>What is wrong with the shape of the answer; null: it can be stored and corrected.</summary>
    RefusedAnswer? Check(Challenge challenge, Answer answer);

    /// <summary>Whether an answer of the right shape is right.</summary>
    bool IsRight(Challenge challenge, Answer answer);

    /// <summary>The solution, shaped like an answer.</summary>
    Answer Solution(Challenge challenge);
}

/// <summary>All correctors, by type.</summary>
internal sealed class Correctors(IEnumerable<ICorrector> correctors)
{
    private readonly Dictionary<ChallengeType, ICorrector> _byType = correctors.ToDictionary(c => c.Type);

    public ICorrector For(Challenge challenge) => _byType[challenge.Type];

    /// <summary>
    /// What a challenge says against itself: a solution that its own correction refuses, or wrong proposals that it would
    /// accept. For <c>check-content</c>.
    /// </summary>
    public IEnumerable<string> SelfCheck(Challenge challenge)
    {
        var corrector = For(challenge);
        var solution = corrector.Solution(challenge);
        if (corrector.Check(challenge, solution) is { } refused)
            yield return $"the solution has not the shape of an answer ({refused.Field}: {refused.Fault})";
        else if (!corrector.IsRight(challenge, solution))
            yield return "the solution is not accepted by its own correction";
        foreach (var field in challenge.Fields)
            foreach (var accepted in field.Accepted.Where(a => !Matching.IsAccepted(field, a)))
                yield return $"field '{field.Id}': the accepted value '{accepted}' is not accepted";
        foreach (var field in challenge.Fields)
            foreach (var tooClose in field.Refused.Where(r => Matching.IsAccepted(field, r)))
                yield return $"field '{field.Id}': the refused value '{tooClose}' is accepted";
    }
}
