namespace Pix.Accounts.Mail;

/// <summary>The e-mail of an invitation: one for each of its tokens.</summary>
internal static class InvitationMail
{
    /// <summary>Followed by the hash of the token.</summary>
    public const string KeyPrefix = "invitation:";

    public static OutgoingMail Of(Invitation invitation, string token, Letter letter, DateTimeOffset now, string? authorId) =>
        new(KeyPrefix + SecretToken.HashOf(token), invitation.Email, letter, now, Invitation.Lifetime, authorId);
}
