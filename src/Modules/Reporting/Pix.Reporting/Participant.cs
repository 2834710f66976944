using Google.Protobuf;
using Pix.Assessments.V1;
using Pix.BuildingBlocks.Data;
using CampaignsParticipation = Pix.Campaigns.V1.Participation;

namespace Pix.Reporting;

/// <summary>Where a participant stands: « En cours de test », « En attente », or the percentage.</summary>
internal enum ParticipantStatus { Started, Completed, Shared }

/// <summary>
/// A line of the organisers' list: what Campaigns says of a participation, Assessments of its test and Accounts of its
/// person, under the one id that they share. The parts come in any order.
/// </summary>
internal sealed class Participant
{
    public const int MaxTextLength = 255, MaxWordLength = 50;

    // Sorts behind every name.
    private const string LastOfAll = "~";

    private Participant()
    {
    }

    public Participant(int generation, string id) => (Generation, Id) = (generation, id);

    /// <summary>What a file shows of a line: a query that ends in it reads nothing else.</summary>
    public static Participant ForFile(string id, string? campaignId, string? identifier, string lastName, string firstName,
        DateTimeOffset? startedAt, DateTimeOffset? sharedAt, DateTimeOffset? completedAt, int tested, int skills, ParticipantStatus status, byte[]? packedResult) => new()
    {
        Id = id, CampaignId = campaignId, Identifier = identifier, LastName = lastName, FirstName = firstName, StartedAt = startedAt, SharedAt = sharedAt,
        CompletedAt = completedAt, Tested = tested, Skills = skills, Status = status, PackedResult = packedResult,
    };

    /// <summary>Which reading of the feeds the row belongs to (see <see cref="Projection.Cursors"/>).</summary>
    public int Generation { get; private set; }

    /// <summary>The participation's, which is the test's.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Null: Campaigns' part is not there (yet, or any more), so the row is in no list and no figure.</summary>
    public string? CampaignId { get; private set; }
    public string? PersonId { get; private set; }
    public string? Identifier { get; private set; }

    /// <summary>Empty for someone whom Accounts does not know any more.</summary>
    public string LastName { get; private set; } = "";
    public string FirstName { get; private set; } = "";
    public string LastNameKey { get; private set; } = "";
    public string FirstNameKey { get; private set; } = "";
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? SharedAt { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Tested skills, of how many: the progress.</summary>
    public int Tested { get; private set; }
    public int Skills { get; private set; }
    public ParticipantStatus Status { get; private set; }

    /// <summary>The frozen <see cref="Assessments.V1.Result"/>, packed; null while the test is under way.</summary>
    public byte[]? PackedResult { get; private set; }

    public bool Counts => CampaignId is not null;

    public bool IsErased => Counts && LastName.Length == 0 && FirstName.Length == 0;

    /// <summary>The last name; for someone erased, a name as it stands in JSON and CSV. Pages say it in their own language.</summary>
    public string ShownLastName => IsErased ? "Participant supprimé" : LastName;

    /// <summary>0 to 1; 1 once completed.</summary>
    public double Progress => CompletedAt is not null ? 1 : Skills == 0 ? 0 : (double)Tested / Skills;

    /// <summary>The progress as it is shown, 0 to 100, rounded down in integers.</summary>
    public int ProgressPercent => CompletedAt is not null ? 100 : Skills == 0 ? 0 : 100 * Tested / Skills;

    /// <summary>Only once sent: no result leaves before.</summary>
    public Result? SharedResult => Status == ParticipantStatus.Shared ? Result.Parser.ParseFrom(PackedResult) : null;

    /// <summary>What Campaigns says. Gives whether the names must be asked for.</summary>
    /// <exception cref="ArgumentException">It cannot be taken over; nothing has changed.</exception>
    public bool Take(CampaignsParticipation part)
    {
        if (part.Removed)
        {
            (CampaignId, PersonId, Identifier, StartedAt, SharedAt) = (null, null, null, null, null);
            Rename("", "");
            return false;
        }
        if (part.Identifier.Length > MaxTextLength)
            throw new ArgumentException("an identifier is too long");
        if (part.StartedAt is null)
            throw new ArgumentException("a start is missing");
        var isOther = PersonId != part.PersonId;
        CampaignId = part.CampaignId;
        PersonId = part.PersonId;
        Identifier = part.Identifier.Length == 0 ? null : part.Identifier;
        StartedAt = part.StartedAt.ToDateTimeOffset();
        SharedAt = part.SharedAt?.ToDateTimeOffset();
        if (IsErased && !isOther)
            Identifier = null;
        Settle();
        return isOther;
    }

    /// <summary>What Assessments says.</summary>
    public void Take(Test test)
    {
        (Tested, Skills) = (test.Tested, test.Skills);
        CompletedAt = test.CompletedAt?.ToDateTimeOffset();
        PackedResult = test.Result?.ToByteArray();
        Settle();
    }

    /// <summary>What Accounts says; empty names for someone it does not know.</summary>
    public void Rename(string firstName, string lastName)
    {
        if (firstName.Length > MaxTextLength || lastName.Length > MaxTextLength)
            throw new ArgumentException("a name is too long");
        (FirstName, LastName) = (firstName, lastName);
        (FirstNameKey, LastNameKey) = (FoldKey.Of(firstName), FoldKey.Of(lastName));
        if (IsErased)
            (LastNameKey, Identifier) = (LastOfAll, null);
    }

    /// <summary>Nobody's from now on, before the feeds say so.</summary>
    public void Forget(string newPersonId)
    {
        PersonId = newPersonId;
        Rename("", "");
    }

    /// <summary>The words by which the line is found: of names and identifier, folded, at most 50 characters each.</summary>
    public IEnumerable<string> Words() => WordsOf($"{LastName} {FirstName} {Identifier}");

    /// <summary>Folded words of a text, at most 50 characters each, each once.</summary>
    public static IEnumerable<string> WordsOf(string? text) =>
        text is null ? [] : text.Split(' ').SelectMany(FoldKey.WordsOf).Select(Cut).Distinct();

    // Never inside a character: two different halves would be stored as the same word.
    private static string Cut(string word) =>
        word.Length <= MaxWordLength ? word : word[..(char.IsHighSurrogate(word[MaxWordLength - 1]) ? MaxWordLength - 1 : MaxWordLength)];

    private void Settle() => Status =
        CompletedAt is null || PackedResult is null ? ParticipantStatus.Started
        : SharedAt is null ? ParticipantStatus.Completed
        : ParticipantStatus.Shared;
}

/// <summary>A word of a line, for the search by beginnings of words.</summary>
internal sealed class ParticipantWord
{
    private ParticipantWord()
    {
    }

    public ParticipantWord(Participant participant, string word) =>
        (Generation, CampaignId, ParticipantId, WordKey) = (participant.Generation, participant.CampaignId!, participant.Id, word);

    public int Generation { get; private set; }
    public string CampaignId { get; private set; } = "";
    public string ParticipantId { get; private set; } = "";
    public string WordKey { get; private set; } = "";
}
