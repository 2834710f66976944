using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;
using Pix.Sessions.V1;

namespace Pix.Accounts.Grpc;

/// <summary>Answers every module's question: who is this, and what may they do here.</summary>
internal sealed class SessionsService(AccountsDb db) : Sessions.V1.Sessions.SessionsBase
{
    public override async Task<Session> Validate(ValidateRequest request, ServerCallContext context)
    {
        var account = await db.Accounts.AsNoTracking()
            .Where(a => a.Id == request.PersonId)
            .Select(a => new { a.SecurityStamp, a.FirstName, a.LastName, IsEnded = db.EndedSessions.Any(s => s.SessionId == request.SessionId) })
            .SingleOrDefaultAsync(context.CancellationToken);
        return account is null || account.SecurityStamp != request.Stamp || account.IsEnded
            ? new Session()
            : new Session { Valid = true, FirstName = account.FirstName, LastName = account.LastName };
    }

    public override async Task<Sessions.V1.Membership> GetMembership(GetMembershipRequest request, ServerCallContext context)
    {
        var found = await (
            from organisation in db.Organisations
            join membership in db.Memberships on organisation.Id equals membership.OrganisationId
            join account in db.Accounts on membership.AccountId equals account.Id
            where organisation.Slug == request.Organisation && account.Id == request.PersonId
            select new
            {
                organisation.Id, organisation.Slug, organisation.Name, membership.Role, account.TermsVersion,
                Organisations = db.Memberships.Count(m => m.AccountId == account.Id),
            }).SingleOrDefaultAsync(context.CancellationToken) ?? throw Problem.NotThere();
        return new()
        {
            OrganisationId = found.Id,
            Slug = found.Slug,
            Name = found.Name,
            IsAdmin = found.Role == Role.Admin,
            TermsAccepted = found.TermsVersion >= OrganiserTerms.Version,
            Organisations = found.Organisations,
        };
    }
}
