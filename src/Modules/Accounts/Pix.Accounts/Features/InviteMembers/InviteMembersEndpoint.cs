using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Pix.Accounts.Data;
using Pix.Accounts.Features.ShowTeam;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.InviteMembers;

internal sealed class InviteMembersRequest
{
    public List<string>? Emails { get; set; }
    public Role? Role { get; set; }
}

/// <param name="Email">As it was typed.</param>
/// <param name="Reason">A sentence for the person.</param>
internal sealed record RefusedInvitation(string Email, string Reason);

/// <param name="Invited">How many e-mails leave.</param>
/// <param name="Refused">The others.</param>
internal sealed record InvitedModel(int Invited, IReadOnlyList<RefusedInvitation> Refused);

/// <summary>
/// POST /orga/{org}/equipe/invitations: mails a link to each address. Who is a member, or has a link already, gets no other
/// one. A browser gets the form back with the addresses that were refused; the others are invited.
/// </summary>
internal sealed class InviteMembersEndpoint(AccountsDb db, Letters letters, RateLimiter limiter, TimeProvider clock) : FormEndpoint<InviteMembersRequest>
{
    private const int Most = 50;

    public override void Configure()
    {
        Post("equipe/invitations");
        Group<OrganiserGroup>();
        Definition.Metadata(new AdminsOnly());
    }

    protected override async Task SubmitAsync(InviteMembersRequest request, CancellationToken ct)
    {
        var typed = Typed(request.Emails ?? []);
        if (typed.Count == 0)
            Refuse("emails", Texts.Team_Emails_Missing);
        if (typed.Count > Most)
            Refuse("emails", string.Format(Texts.Team_Emails_TooMany, Most));
        var tooOften = new HashSet<string>();
        foreach (var email in typed.Select(Invitation.Normalize))
            if (await limiter.WaitAsync([RateLimit.InvitationFor(email)], ct) > TimeSpan.Zero)
                tooOften.Add(email);
        var result = await db.InTransactionAsync(attempt => InviteAsync(typed, tooOften, request.Role ?? Role.Member, attempt), ct);
        if (result.Refused.Count > 0 && HttpContext.WantsHtml())
        {
            KeepInForm(result.Refused);
            foreach (var (email, reason) in result.Refused)
                AddError(r => r.Emails!, string.Format(Texts.Team_Refused, email, reason));
            ThrowIfAnyErrors();
        }
        await Send.DoneAsync($"/orga/{HttpContext.Membership().Slug}/equipe", StatusCodes.Status201Created, result);
    }

    protected override async Task ShowAgainAsync(InviteMembersRequest request, CancellationToken ct) =>
        await Send.PageAsync<TeamPage>(await ShowTeamEndpoint.ModelAsync(db, HttpContext.Membership(), HttpContext.PersonId(), clock.GetUtcNow(), ct), StatusCodes.Status400BadRequest);

    private async Task<InvitedModel> InviteAsync(List<string> typed, HashSet<string> tooOften, Role role, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var organisation = await db.Organisations.SingleAsync(o => o.Id == HttpContext.Membership().OrganisationId, ct);
        var by = HttpContext.SignedIn()!.FullName;
        var addresses = typed.Where(IsAddress).Select(Invitation.Normalize).ToArray();
        var members = await (
            from m in db.Memberships
            join account in db.Accounts on m.AccountId equals account.Id
            where m.OrganisationId == organisation.Id && EF.Parameter(addresses).Contains(account.NormalizedEmail)
            select account.NormalizedEmail).ToListAsync(ct);
        var waiting = await db.Invitations
            .Where(i => i.OrganisationId == organisation.Id && i.AcceptedAt == null && i.WithdrawnAt == null && EF.Parameter(addresses).Contains(i.NormalizedEmail))
            .ToListAsync(ct);

        var refused = new List<RefusedInvitation>();
        var sent = new List<Attempt>();
        foreach (var email in typed)
        {
            var before = waiting.Find(i => i.NormalizedEmail == Invitation.Normalize(email));
            if (!IsAddress(email))
                refused.Add(new(email, Texts.Email_Incomplete));
            else if (members.Contains(Invitation.Normalize(email)))
                refused.Add(new(email, Texts.Team_AlreadyMember));
            else if (before?.IsOpen(now) == true)
                refused.Add(new(email, Texts.Team_AlreadyInvited));
            else if (tooOften.Contains(Invitation.Normalize(email)))
                refused.Add(new(email, Texts.Team_TooOften));
            else
            {
                var (invitation, token) = before is null ? Invitation.Create(organisation.Id, email, role, now) : (before, before.Renew(role, now));
                if (before is null)
                    db.Add(invitation);
                db.Add(InvitationMail.Of(invitation, token, letters.Invitation(organisation.Name, by, token), now, HttpContext.PersonId()));
                db.Record(organisation.Id, HttpContext.PersonId(), Act.MemberInvited, now, invitationId: invitation.Id);
                sent.Add(RateLimit.InvitationFor(invitation.NormalizedEmail));
            }
        }
        organisation.Invited();
        await db.SaveChangesAsync(ct);
        await limiter.AddAsync(sent, ct);
        return new(typed.Count - refused.Count, refused);
    }

    private static bool IsAddress(string email) => email.Length <= Account.MaxEmailLength && EmailAddress.IsOne(email);

    // A list of JSON says where an address ends; a form's one field does not.
    private List<string> Typed(List<string> emails) =>
    [
        .. (HttpContext.Request.HasFormContentType ? emails.SelectMany(SplitOnSpaces) : emails)
            .Select(Lines.OneLine).Where(e => e.Length > 0).DistinctBy(Invitation.Normalize),
    ];

    private static IEnumerable<string> SplitOnSpaces(string text) =>
        string.Concat(text.Select(c => char.IsWhiteSpace(c) || c is ',' or ';' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // What is to mend stays in the field; who is invited already must not be typed away by hand.
    private void KeepInForm(IReadOnlyList<RefusedInvitation> refused)
    {
        if (!HttpContext.Request.HasFormContentType)
            return;
        var fields = HttpContext.Request.Form.ToDictionary(f => f.Key, f => f.Value);
        fields["emails"] = new StringValues(string.Join(", ", refused.Select(r => r.Email)));
        HttpContext.Request.Form = new FormCollection(fields);
    }
}
