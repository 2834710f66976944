using Pix.Assessments.Content;

namespace Pix.Assessments.Correction;

/// <summary>
/// What the correction thinks of the bank: a solution that it refuses, a wrong answer that it would accept. For
/// <c>check-content</c>.
/// </summary>
internal sealed class CorrectionReview(Correctors correctors)
{
    // Words that people mix up and that tolerance could let through for one another.
    private static readonly (string One, string Other)[] Confusable =
    [
        ("internet", "intranet"), ("internet", "extranet"), ("intranet", "extranet"), ("http", "https"), ("imap", "smtp"), ("télécharger", "téléverser"),
        ("téléchargement", "téléversement"), ("download", "upload"), ("hardware", "software"), ("matériel", "logiciel"), ("cookie", "cache"), ("copier", "coller"),
        ("octet", "bit"), ("kilooctet", "mégaoctet"), ("mégaoctet", "gigaoctet"), ("gigaoctet", "téraoctet"), ("enregistrer", "enregistrer sous"),
        ("crypter", "décrypter"), ("chiffrer", "déchiffrer"), ("compresser", "décompresser"), ("installer", "désinstaller"), ("activer", "désactiver"),
        ("connecter", "déconnecter"), ("abonner", "désabonner"), ("entrant", "sortant"), ("émetteur", "récepteur"), ("expéditeur", "destinataire"),
        ("croissant", "décroissant"), ("ascendant", "descendant"), ("portrait", "paysage"), ("hameçonnage", "harponnage"), ("administrateur", "utilisateur"),
    ];

    /// <summary>What one challenge says against itself.</summary>
    public IEnumerable<string> Of(Challenge challenge)
    {
        var corrector = correctors.For(challenge);
        var solution = corrector.Solution(challenge);
        if (corrector.Check(challenge, solution) is { } refused)
            yield return $"the solution has not the shape of an answer ({refused.Field}: {refused.Fault})";
        else if (!corrector.IsRight(challenge, solution))
            yield return "the solution is not accepted by its own correction";
        foreach (var wrong in WrongChoices(challenge).Where(w => corrector.IsRight(challenge, new() { Choices = w })))
            yield return $"the wrong choice {string.Join(", ", wrong)} is accepted";
        foreach (var message in challenge.Fields.SelectMany(Of))
            yield return message;
    }

    /// <summary>
    /// Challenges of a tube that take one another's answers: whoever met the one would know the other's. Texts are compared
    /// over the whole tube, figures, which meet by chance, between the variants of one skill.
    /// </summary>
    public IEnumerable<(string ChallengeId, string Message)> Of(IReadOnlyList<Challenge> tube)
    {
        var open = tube.Where(c => c.Type == ChallengeType.Qroc).ToList();
        foreach (var one in open)
            foreach (var other in open.Where(o => o != one && o.Fields[0].Kind == one.Fields[0].Kind && MayMeet(one, o)))
                if (one.Fields[0].Accepted.FirstOrDefault(a => Matching.IsAccepted(other.Fields[0], a)) is { } answer)
                    yield return (other.Id, $"“{answer}”, an answer of {one.Id}, is accepted here too");
    }

    private static bool MayMeet(Challenge one, Challenge other) => one.Fields[0].Kind switch
    {
        FieldKind.Text => true,
        FieldKind.Number => one.SkillId == other.SkillId,
        _ => false,
    };

    private static IEnumerable<string> Of(Field field)
    {
        foreach (var accepted in field.Accepted.Where(a => !Matching.IsAccepted(field, a)))
            yield return $"field '{field.Id}': the accepted value '{accepted}' is not accepted";
        foreach (var refused in field.Refused.Where(r => Matching.IsAccepted(field, r)))
            yield return $"field '{field.Id}': the refused value '{refused}' is accepted";
        foreach (var option in field.Options.Where(o => !field.Accepted.Contains(o) && Matching.IsAccepted(field, o)))
            yield return $"field '{field.Id}': the wrong option '{option}' is accepted";
        foreach (var word in field.Accepted.SelectMany(MixedUp).Distinct().Where(w => !field.Accepted.Contains(w, StringComparer.OrdinalIgnoreCase) && Matching.IsAccepted(field, w)))
            yield return $"field '{field.Id}': “{word}” is accepted as if it were right; list it as refused";
    }

    private static IEnumerable<string> MixedUp(string accepted) => Confusable
        .SelectMany(pair => new[] { pair, (One: pair.Other, Other: pair.One) })
        .Where(pair => accepted.Split(' ', '-', '’') is { Length: <= 2 } words && words.Contains(pair.One, StringComparer.OrdinalIgnoreCase)) // in a phrase, one word decides little
        .Select(pair => accepted.Replace(pair.One, pair.Other, StringComparison.OrdinalIgnoreCase));

    // A QCU's other proposals; a QCM's solution with one proposal more or less.
    private static IEnumerable<string[]> WrongChoices(Challenge challenge)
    {
        var right = challenge.Proposals.Where(p => p.Correct).Select(p => p.Id).ToArray();
        return challenge.Type switch
        {
            ChallengeType.Qcu => challenge.Proposals.Where(p => !p.Correct).Select(p => new[] { p.Id }),
            ChallengeType.Qcm => challenge.Proposals.Select(p => p.Correct ? right.Except([p.Id]).ToArray() : [.. right, p.Id]),
            _ => [],
        };
    }
}
