namespace Pix.Architecture.Tests.Rights;

/// <summary>Who asks, in the order of the table's columns.</summary>
internal enum Kind
{
    /// <summary>Signed out.</summary>
    Nobody,

    /// <summary>Signed in, in no organisation and no campaign.</summary>
    Stranger,

    /// <summary>Whose test, results and links the addresses are about.</summary>
    Participant,

    /// <summary>Another participant of the same campaign.</summary>
    OtherParticipant,

    /// <summary>A member of the organisation; the campaign is not theirs.</summary>
    Member,

    /// <summary>A member, no admin, who created the campaign.</summary>
    Owner,

    /// <summary>An admin of the organisation, beside another one.</summary>
    Admin,

    /// <summary>A member of another organisation.</summary>
    ForeignMember,

    /// <summary>The admin of another organisation.</summary>
    ForeignAdmin,

    /// <summary>A member once.</summary>
    Removed,

    /// <summary>A member who has not accepted the terms.</summary>
    Newcomer,
}
