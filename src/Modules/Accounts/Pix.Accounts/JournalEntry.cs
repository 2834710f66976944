namespace Pix.Accounts;

/// <summary>
/// Journal: what a member did in the name of an organisation, to whom or with what. People and invitations by their ids, so
/// that their names are those of today, and nobody's once they are erased; a campaign by the name that it had.
/// </summary>
internal sealed class JournalEntry
{
    public const int MaxCampaignLength = 255;

    /// <summary>How long an act is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private JournalEntry()
    {
    }

    /// <param name="id">Ids rise with time: their order is the journal's.</param>
    public JournalEntry(string id, string organisationId, string byId, Act act, DateTimeOffset now, string? personId = null, string? invitationId = null, string? campaign = null)
    {
        (Id, OrganisationId, ById, Act, At) = (id, organisationId, byId, act, now);
        (PersonId, InvitationId, Campaign) = (personId, invitationId, campaign);
    }

    public string Id { get; private set; } = "";
    public string OrganisationId { get; private set; } = "";
    public string ById { get; private set; } = "";
    public Act Act { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Whom it was done to.</summary>
    public string? PersonId { get; private set; }
    public string? InvitationId { get; private set; }
    public string? Campaign { get; private set; }
}

/// <summary>What organisers do that the journal tells. Those of other modules stand in accounts.proto under the same names.</summary>
internal enum Act
{
    CampaignCreated, CampaignEdited, CampaignArchived, CampaignReopened, CampaignDeleted, ParticipationRemoved, ResultsExported, ParticipantsReminded,
    MemberInvited, InvitationWithdrawn, BecameAdmin, BecameMember, MemberRemoved, MemberLeft,
}
