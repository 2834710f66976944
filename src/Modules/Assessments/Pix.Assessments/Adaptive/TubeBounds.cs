namespace Pix.Assessments.Adaptive;

/// <summary>
/// What is known of one tube (domain rules §4): levels ≤ <see cref="Floor"/> are validated, levels ≥ <see cref="Ceiling"/>
/// are not, those strictly between are untested. <see cref="Direct"/> holds the levels that were answered themselves.
/// </summary>
/// <param name="Floor">0 (nothing validated) to 8.</param>
/// <param name="Ceiling">1 to 9; 9: none.</param>
/// <param name="Direct">Bit n − 1 is level n.</param>
internal readonly record struct TubeBounds(byte Floor, byte Ceiling, byte Direct)
{
    /// <summary>The ceiling of a tube that has none.</summary>
    public const byte NoCeiling = 9;

    /// <summary>Bytes of one tube in a stored state.</summary>
    public const int Size = 3;

    public static TubeBounds Unknown { get; } = new(0, NoCeiling, 0);

    public bool IsValidated(int level) => level <= Floor;

    public bool IsFailed(int level) => level >= Ceiling;

    public bool IsTested(int level) => level <= Floor || level >= Ceiling;

    /// <summary>Answered itself, and with a verdict.</summary>
    public bool IsDirect(int level) => (Direct & Bit(level)) != 0 && IsTested(level);

    /// <summary>Inside a test, where only untested levels are asked: the bounds come closer and never cross.</summary>
    public TubeBounds AfterAnswerInTest(int level, bool right) =>
        right
            ? this with { Floor = Math.Max(Floor, (byte)level), Direct = (byte)(Direct | Bit(level)) }
            : this with { Ceiling = Math.Min(Ceiling, (byte)level), Direct = (byte)(Direct | Bit(level)) };

    /// <summary>
    /// A person's own bounds, which a later answer may contradict: the later one wins. (floor 5, –) wrong on 3 → (2, 3);
    /// (–, 3) right on 5 → (5, –); (–, 3) right on 2 → (2, 3).
    /// </summary>
    public TubeBounds AfterLaterAnswer(int level, bool right)
    {
        var (floor, ceiling) = (Floor, Ceiling);
        if (right)
        {
            floor = Math.Max(floor, (byte)level);
            if (ceiling <= floor)
                ceiling = NoCeiling;
        }
        else
        {
            ceiling = Math.Min(ceiling, (byte)level);
            if (floor >= ceiling)
                floor = (byte)(ceiling - 1);
        }
        return new(floor, ceiling, (byte)(KeepVerdicts(floor, ceiling) | Bit(level)));
    }

    /// <summary>As copied into a test when the ceiling is too old to count.</summary>
    public TubeBounds WithoutCeiling() => new(Floor, NoCeiling, KeepVerdicts(Floor, NoCeiling));

    // A level leaves the set when its verdict is no longer the one that was given.
    private byte KeepVerdicts(byte floor, byte ceiling)
    {
        byte kept = 0;
        for (var level = 1; level <= 8; level++)
            if ((IsValidated(level) && level <= floor) || (IsFailed(level) && level >= ceiling))
                kept |= (byte)(Direct & Bit(level));
        return kept;
    }

    private static byte Bit(int level) => (byte)(1 << (level - 1));
}
