using Pix.BuildingBlocks.Web;

namespace Pix.Campaigns;

/// <summary>
/// Participation: one per person and campaign. Its id is the test's id. Whether the test is completed is Assessments';
/// sending is the person's own act and can be taken back.
/// </summary>
internal sealed class Participation
{
    public const int MaxIdentifierLength = 255;

    private Participation()
    {
    }

    public Participation(string testId, Campaign campaign, string personId, string? identifier, DateTimeOffset now)
    {
        Id = testId;
        CampaignId = campaign.Id;
        PersonId = personId;
        Identifier = campaign.AsksIdentifier && identifier is not null ? Lines.OneLine(identifier) : null;
        StartedAt = now;
    }

    public string Id { get; private set; } = "";
    public string CampaignId { get; private set; } = "";
    public string PersonId { get; private set; } = "";
    public string? Identifier { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null: not sent, or withdrawn.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>A tombstone for those who follow the feed. The person may take part again, under another id.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Reveals the frozen result to the organiser. Again: the first date stays. Gives whether something changed.</summary>
    public bool Share(DateTimeOffset now)
    {
        if (SharedAt is not null)
            return false;
        SharedAt = now < StartedAt ? StartedAt : now; // the clock was set back
        return true;
    }

    /// <summary>Nobody's since then: erased with their account, or kept long enough.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    /// <summary>Nobody's from now on: dates and status stay.</summary>
    public void Forget(string newPersonId, DateTimeOffset now)
    {
        PersonId = newPersonId;
        Identifier = null;
        ForgottenAt = now;
    }

    /// <summary>Takes the result back. Gives whether something changed.</summary>
    public bool Withdraw()
    {
        if (SharedAt is null)
            return false;
        SharedAt = null;
        return true;
    }

    /// <summary>Entered by mistake, or gone with its campaign.</summary>
    public void Remove(DateTimeOffset now)
    {
        RemovedAt = now;
        (Identifier, SharedAt) = (null, null);
    }
}

/// <summary>How many take part in a campaign and have sent, kept in the transaction that changes it.</summary>
internal sealed class CampaignCounts
{
    private CampaignCounts()
    {
    }

    public CampaignCounts(string campaignId, int participants = 0, int shared = 0) => (CampaignId, Participants, Shared) = (campaignId, participants, shared);

    public string CampaignId { get; private set; } = "";
    public int Participants { get; private set; }
    public int Shared { get; private set; }
}

/// <summary>The rules of the game are shown once per person.</summary>
internal sealed class RulesSeen
{
    private RulesSeen()
    {
    }

    public RulesSeen(string personId, DateTimeOffset now) => (PersonId, SeenAt) = (personId, now);

    public string PersonId { get; private set; } = "";
    public DateTimeOffset SeenAt { get; private set; }
}
