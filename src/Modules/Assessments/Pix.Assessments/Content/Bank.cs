using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace Pix.Assessments.Content;

/// <summary>
/// The question bank: everything that can be asked, checked as a whole, loaded once, immutable, shared by all requests.
/// Ids are for ever (docs/content.md).
/// </summary>
internal sealed class Bank
{
    /// <summary>Length of a <see cref="Fingerprint"/>.</summary>
    public const int FingerprintLength = 16;

    private readonly Lazy<string> _fingerprint;

    public Bank(IEnumerable<Area> areas, IEnumerable<Tube> tubes, IEnumerable<Tutorial> tutorials, IEnumerable<TargetProfile> profiles,
        ContentFiles? files = null)
    {
        Areas = [.. areas];
        Tubes = tubes.ToFrozenDictionary(t => t.Id);
        Tutorials = tutorials.ToFrozenDictionary(t => t.Id);
        Profiles = profiles.ToFrozenDictionary(p => p.Id);
        Competences = Areas.SelectMany(a => a.Competences).ToFrozenDictionary(c => c.Code);
        Skills = Tubes.Values.SelectMany(t => t.Skills).ToFrozenDictionary(s => s.Id);
        Challenges = Skills.Values.SelectMany(s => s.Challenges).ToFrozenDictionary(c => c.Id);
        Files = files ?? ContentFiles.None;
        Targets = [.. Target.Of(this)];
        TargetsById = Targets.ToFrozenDictionary(t => t.Id);
        _fingerprint = new(TakeFingerprint);
    }

    /// <summary>Alike for banks that ask and correct alike, wherever they were read from.</summary>
    public string Fingerprint => _fingerprint.Value;

    public IReadOnlyList<Area> Areas { get; }
    public IReadOnlyDictionary<string, Competence> Competences { get; }
    public IReadOnlyDictionary<string, Tube> Tubes { get; }
    public IReadOnlyDictionary<string, Skill> Skills { get; }
    public IReadOnlyDictionary<string, Challenge> Challenges { get; }
    public IReadOnlyDictionary<string, Tutorial> Tutorials { get; }
    public IReadOnlyDictionary<string, TargetProfile> Profiles { get; }
    public ContentFiles Files { get; }

    /// <summary>Competences that have skills, by code, then the profiles, by name in French order.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>By competence code or profile id: a code has a dot, an id has none.</summary>
    public IReadOnlyDictionary<string, Target> TargetsById { get; }

    // Files are in it by the hashes in their links. Written into the hash, not into memory: a bank is megabytes of text.
    private string TakeFingerprint()
    {
        using var sha = SHA256.Create();
        using (var hash = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
            JsonSerializer.Serialize(hash, new
            {
                Areas,
                Tubes = Tubes.Values.OrderBy(t => t.Id, StringComparer.Ordinal),
                Tutorials = Tutorials.Values.OrderBy(t => t.Id, StringComparer.Ordinal),
                Profiles = Profiles.Values.OrderBy(p => p.Id, StringComparer.Ordinal),
            });
        return Convert.ToHexStringLower(sha.Hash!)[..FingerprintLength];
    }
}

/// <summary>Domaine: one of the five areas of the framework.</summary>
internal sealed record Area(string Code, string Name, IReadOnlyList<Competence> Competences);

/// <summary>Compétence: one of the sixteen, its code is "area.number".</summary>
internal sealed record Competence(string Code, string Name, string Description, string AreaCode);

/// <summary>Sujet: one ladder of the same know-how, at most one skill a level.</summary>
internal sealed record Tube(string Id, string Name, string Description, string CompetenceCode, IReadOnlyList<Skill> Skills);

/// <summary>Acquis: what a person can do, in one tube at one level (1 to 8).</summary>
internal sealed record Skill(
    string Id, string TubeId, int Level, string Name, string Hint,
    IReadOnlyList<string> ToSucceed, IReadOnlyList<string> ToLearnMore, IReadOnlyList<Challenge> Challenges);

/// <summary>Épreuve: one variant of the question of a skill.</summary>
/// <param name="InstructionHtml">Rendered and safe; pictures already lead to /contenu/….</param>
/// <param name="InstructionText">The same as one line of plain text without its pictures, for lists.</param>
/// <param name="TimerSeconds">Null: no limit.</param>
/// <param name="Groups">QROCM-dep only: the accepted values of each interchangeable answer.</param>
internal sealed record Challenge(
    string Id, string SkillId, ChallengeType Type, string InstructionHtml, string InstructionText, int? TimerSeconds,
    IReadOnlyList<Proposal> Proposals, IReadOnlyList<Field> Fields, IReadOnlyList<AcceptedGroup> Groups,
    IReadOnlyList<Attachment> Attachments, Simulator? Simulator);

internal enum ChallengeType { Qcu, Qcm, Qroc, QrocmInd, QrocmDep }

internal sealed record Proposal(string Id, string Html, bool Correct);

/// <param name="Accepted">The first is the one shown as the solution. Empty for QROCM-dep.</param>
/// <param name="Refused">Confusable terms that tolerance must not let through.</param>
internal sealed record Field(
    string Id, string Label, FieldKind Kind, IReadOnlyList<string> Options,
    IReadOnlyList<string> Accepted, IReadOnlyList<string> Refused, Treatments Treatments);

internal enum FieldKind { Text, Number, List }

/// <summary>How a typed text is made comparable (T1, T2) and how far off it may be (T3); domain rules §7.</summary>
[Flags]
internal enum Treatments { None = 0, T1 = 1, T2 = 2, T3 = 4, All = T1 | T2 | T3 }

internal sealed record AcceptedGroup(IReadOnlyList<string> Accepted);

/// <param name="Link">Site-relative, /contenu/{hash}/{name}.</param>
internal sealed record Attachment(string Name, string Label, string Link, long Bytes);

/// <param name="Link">Site-relative address of its index.html.</param>
/// <param name="Height">Pixels.</param>
internal sealed record Simulator(string Title, string Link, int Height);

internal sealed record Tutorial(string Id, string Title, int Minutes, string By, string Html);

/// <summary>Profil-cible: a named list of tubes, each with the highest level that is asked.</summary>
internal sealed record TargetProfile(string Id, string Name, string Description, IReadOnlyList<ProfileTube> Tubes);

internal sealed record ProfileTube(string TubeId, int Level);
