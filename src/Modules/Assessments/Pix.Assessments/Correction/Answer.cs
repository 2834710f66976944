namespace Pix.Assessments.Correction;

/// <summary>What a person gave, as typed: a value, choices, or fields, by the type of the challenge; or nothing.</summary>
internal sealed record Answer
{
    /// <summary>Most characters of a typed text.</summary>
    public const int MaxLength = 10_000;

    /// <summary>QROC.</summary>
    public string? Value { get; init; }

    /// <summary>QCU, QCM: ids of proposals.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>QROCM: id of the field → text.</summary>
    public IReadOnlyDictionary<string, string?>? Fields { get; init; }

    /// <summary>« Je passe »: wins over anything typed.</summary>
    public bool Skip { get; init; }
}

/// <summary>How an answer turned out.</summary>
internal enum Verdict { Ok, Ko, Skipped, TimedOut }

/// <summary>Why an answer is refused: it does not have the shape that the challenge asks for, and nothing is stored.</summary>
internal enum AnswerFault { ChooseOne, ChooseTwo, UnknownChoice, Empty, TooLong, UnknownField }

/// <param name="Field">The JSON name of the field: <c>value</c>, <c>choices</c>, <c>fields</c> or <c>fields[id]</c>.</param>
internal sealed record RefusedAnswer(string Field, AnswerFault Fault);
