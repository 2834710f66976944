using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts.PersonalData;

/// <summary>
/// E-mails to the person, and invitations in their name. What was sent is known by its key only, which ends in the link or
/// invitation that it told; whatever an e-mail says stays out of the export, since its link is a secret.
/// </summary>
internal sealed class MailData(AccountsDb db, Letters letters, TimeProvider clock) : IPersonalDataSource
{
    public string Name => "emails";

    public string About => Texts.Data_Emails;

    public async IAsyncEnumerable<object> ExportAsync(string personId, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var mail in await db.Outbox.AsNoTracking().Where(m => m.AuthorId == personId).Union(await ToAsync(personId, ct)).OrderBy(m => m.CreatedAt).ToListAsync(ct))
            yield return new { Kind = mail.MailKey.Split(':')[0], InYourName = mail.AuthorId == personId, mail.CreatedAt, mail.SentAt, WaitsToLeave = mail.DueAt is not null };
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var to = await (await ToAsync(erasure.PersonId, ct)).ToListAsync(ct);
        db.RemoveRange(to);
        foreach (var mail in (await db.Outbox.Where(m => m.AuthorId == erasure.PersonId).ToListAsync(ct)).Except(to))
            await ReplaceAsync(mail, ct);
    }

    private async Task<IQueryable<OutgoingMail>> ToAsync(string personId, CancellationToken ct)
    {
        var told = await db.AccountLinks.Where(l => l.AccountId == personId).Select(l => l.Id)
            .Concat(db.InvitationsOf(personId).Select(i => i.TokenHash)).ToArrayAsync(ct);
        return db.Outbox.Where(m => m.MailKey.Contains(personId) || EF.Parameter(told).Contains(m.MailKey.Substring(m.MailKey.IndexOf(":") + 1))
            || db.Accounts.Any(a => a.Id == personId && a.Email == m.Address));
    }

    // An invitation that has not left yet leaves without their name, with another link.
    private async Task ReplaceAsync(OutgoingMail mail, CancellationToken ct)
    {
        mail.GiveUp();
        var now = clock.GetUtcNow();
        var hash = mail.MailKey.StartsWith(InvitationMail.KeyPrefix, StringComparison.Ordinal) ? mail.MailKey[InvitationMail.KeyPrefix.Length..] : "";
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        if (invitation?.IsOpen(now) != true)
            return;
        var organisation = await db.Organisations.SingleAsync(o => o.Id == invitation.OrganisationId, ct);
        var token = invitation.Renew(invitation.Role, now);
        db.Add(InvitationMail.Of(invitation, token, letters.Invitation(organisation.Name, by: organisation.Name, token), now, authorId: null));
    }
}
