using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;
using CurrentMembership = Pix.Sessions.V1.Membership;

namespace Pix.Accounts.Features.ShowTeam;

/// <param name="Id">The person's id.</param>
/// <param name="Role"><c>admin</c> or <c>member</c>.</param>
public sealed record TeamMemberModel(string Id, string FirstName, string LastName, string Email, string Role)
{
    [JsonIgnore] public string FullName => $"{FirstName} {LastName}";
}

/// <param name="Role"><c>admin</c> or <c>member</c>.</param>
/// <param name="Expired">The link is dead of age; it can be sent again.</param>
public sealed record TeamInvitationModel(string Id, string Email, string Role, DateTimeOffset SentAt, [property: JsonIgnore] bool Expired);

/// <param name="Members">By name.</param>
/// <param name="Invitations">Waiting or expired, the latest first; for admins, empty for the others.</param>
/// <param name="Me">The person who looks.</param>
public sealed record TeamModel(IReadOnlyList<TeamMemberModel> Members, IReadOnlyList<TeamInvitationModel> Invitations, [property: JsonIgnore] string Me);

/// <summary>GET /orga/{org}/equipe</summary>
internal sealed class ShowTeamEndpoint(AccountsDb db, TimeProvider clock) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("equipe");
        Group<OrganiserGroup>();
    }

    public override async Task HandleAsync(CancellationToken ct) =>
        await Send.PageAsync<TeamPage>(await ModelAsync(db, HttpContext.Membership(), HttpContext.PersonId(), clock.GetUtcNow(), ct), tagged: true);

    public static async Task<TeamModel> ModelAsync(AccountsDb db, CurrentMembership membership, string me, DateTimeOffset now, CancellationToken ct)
    {
        var members = await (
            from m in db.Memberships
            join account in db.Accounts on m.AccountId equals account.Id
            where m.OrganisationId == membership.OrganisationId
            select new { account.Id, account.FirstName, account.LastName, account.Email, m.Role }).ToListAsync(ct);
        var invitations = membership.IsAdmin
            ? await db.Invitations.AsNoTracking()
                .Where(i => i.OrganisationId == membership.OrganisationId && i.AcceptedAt == null && i.WithdrawnAt == null)
                .OrderByDescending(i => i.SentAt).ThenBy(i => i.Id).ToListAsync(ct)
            : [];
        return new(
            [.. members.Select(m => new TeamMemberModel(m.Id, m.FirstName, m.LastName, m.Email!, m.Role.Word()))
                .OrderBy(m => FoldKey.Of(m.LastName), StringComparer.Ordinal).ThenBy(m => FoldKey.Of(m.FirstName), StringComparer.Ordinal).ThenBy(m => m.Id, StringComparer.Ordinal)],
            [.. invitations.Select(i => new TeamInvitationModel(i.Id, i.Email, i.Role.Word(), i.SentAt, !i.IsOpen(now)))], me);
    }
}
