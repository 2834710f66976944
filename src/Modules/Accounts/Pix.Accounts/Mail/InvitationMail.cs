namespace Pix.Accounts.Mail;

/// <summary>The e-mail of an invitation: one for each of its tokens.</summary>
internal static class InvitationMail
{
    public static OutgoingMail Of(Invitation invitation, string token, Letter letter, DateTimeOffset now) =>
        new($"invitation:{SecretToken.HashOf(token)}", invitation.Email, letter, now, Invitation.Lifetime);
}
