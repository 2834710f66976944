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
}
