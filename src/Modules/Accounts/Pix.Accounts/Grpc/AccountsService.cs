using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Feeds;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Grpc;

/// <summary>People, organisations, e-mails to people, and limits, for sibling modules. What each call means stands in accounts.proto.</summary>
internal sealed class AccountsService(AccountsDb db, Letters letters, RateLimiter limiter, TimeProvider clock) : Accounts.V1.Accounts.AccountsBase
{
    private const int MaxPeople = 5000, MaxOrganisations = 1000, MaxMembers = 1000, MaxNotified = 1000;

    public override async Task<People> GetPeople(GetPeopleRequest request, ServerCallContext context)
    {
        RefuseMoreThan(MaxPeople, request.Ids.Count);
        var ids = request.Ids.ToArray();
        var people = await db.Accounts.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id))
            .Select(a => new Person { Id = a.Id, FirstName = a.FirstName, LastName = a.LastName })
            .ToListAsync(context.CancellationToken);
        return new() { People_ = { people } };
    }

    public override async Task<Organisations> GetOrganisations(GetOrganisationsRequest request, ServerCallContext context)
    {
        RefuseMoreThan(MaxOrganisations, request.Ids.Count);
        var ids = request.Ids.ToArray();
        var organisations = await db.Organisations.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id))
            .Select(o => new V1.Organisation { Id = o.Id, Slug = o.Slug, Name = o.Name })
            .ToListAsync(context.CancellationToken);
        return new() { Organisations_ = { organisations } };
    }

    public override async Task<Members> GetMembers(GetMembersRequest request, ServerCallContext context)
    {
        RefuseMoreThan(MaxMembers, request.PersonIds.Count);
        var ids = request.PersonIds.ToArray();
        var members = await db.Memberships.Where(m => m.OrganisationId == request.OrganisationId && EF.Parameter(ids).Contains(m.AccountId))
            .Select(m => m.AccountId).ToListAsync(context.CancellationToken);
        return new() { PersonIds = { members } };
    }

    public override async Task<NotifyReply> Notify(NotifyRequest request, ServerCallContext context)
    {
        RefuseMoreThan(MaxNotified, request.PersonIds.Count);
        RefuseKey(request.Key);
        if (request.Notice is null || request.Notice.CalculateSize() > StoredNotice.MaxSize)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"a notice has at most {StoredNotice.MaxSize} bytes"));
        try
        {
            return await db.InTransactionAsync(async ct =>
            {
                var notice = await db.Notices.SingleOrDefaultAsync(n => n.NoticeKey == request.Key, ct) ?? db.Add(new StoredNotice(request.Key, clock.GetUtcNow())).Entity;
                notice.Say(request.Notice, Language.Current);
                var ids = request.PersonIds.Distinct().ToArray();
                var keys = ids.Select(notice.MailKeyOf).ToArray();
                var written = await db.Outbox.Where(m => EF.Parameter(keys).Contains(m.MailKey)).Select(m => m.MailKey).ToHashSetAsync(ct);
                var people = await db.Accounts.Where(a => EF.Parameter(ids).Contains(a.Id)).Select(a => a.Id).ToListAsync(ct);
                var mails = people.Where(id => !written.Contains(notice.MailKeyOf(id))).Select(id => new OutgoingMail(notice, id, clock.GetUtcNow())).ToList();
                db.AddRange(mails);
                await db.SaveChangesAsync(ct);
                return new NotifyReply { Mailed = mails.Count };
            }, context.CancellationToken);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw Problem.Unavailable(); // the same notice at the same instant: the caller repeats this call, and finds what was written
        }
    }

    public override async Task<NoticePreview> PreviewNotice(PreviewNoticeRequest request, ServerCallContext context)
    {
        RefuseKey(request.Key);
        // ';' follows ':': between the two are all keys of this notice, and the index counts them.
        var (first, behind) = (request.Key + ":", request.Key + ";");
        return new()
        {
            Subject = letters.Notice(request.Notice, request.FirstName).Subject,
            Html = letters.Preview(request.Notice, request.FirstName),
            Mailed = await db.Outbox.CountAsync(m => string.Compare(m.MailKey, first) >= 0 && string.Compare(m.MailKey, behind) < 0, context.CancellationToken),
        };
    }

    public override async Task<RecordReply> Record(RecordRequest request, ServerCallContext context)
    {
        if (!Enum.TryParse<Act>(request.Act.ToString(), out var act) || !Ids.IsId(request.Id) || request.Campaign.Length > JournalEntry.MaxCampaignLength)
            throw new RpcException(new Status(StatusCode.InvalidArgument, "an entry has an id of ours, an act, and a campaign's name of at most 255 characters"));
        if (await db.Journal.AnyAsync(e => e.Id == request.Id, context.CancellationToken))
            return new();
        db.Add(new JournalEntry(request.Id, request.OrganisationId, request.ById, act, clock.GetUtcNow(),
            request.PersonId is { Length: > 0 } person ? person : null, campaign: request.Campaign));
        try
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // told by the same call, made twice
        }
        return new();
    }

    public override async Task<PeopleFeed> ReadFeed(FeedRequest request, ServerCallContext context)
    {
        var page = await db.ReadFeedAsync<Account>(request.After, request.Max, context.CancellationToken);
        return new()
        {
            FeedId = page.FeedId,
            Position = page.Position,
            More = page.More,
            People = { page.Rows.Select(a => new Person { Id = a.Id, FirstName = a.FirstName, LastName = a.LastName }) },
        };
    }

    public override async Task<CodeTried> MayTryCode(CodeTry request, ServerCallContext context) =>
        new() { WaitSeconds = await WaitAsync(request, context.CancellationToken) };

    public override async Task<CodeTried> CountWrongCode(CodeTry request, ServerCallContext context)
    {
        var wait = await WaitAsync(request, context.CancellationToken);
        if (wait == 0)
            await limiter.CountAsync(RateLimit.WrongCodeFrom(request.ClientAddress), context.CancellationToken);
        return new() { WaitSeconds = wait };
    }

    private async Task<int> WaitAsync(CodeTry request, CancellationToken ct) =>
        (int)Math.Ceiling((await limiter.WaitAsync([RateLimit.WrongCodeFrom(request.ClientAddress)], ct)).TotalSeconds);

    private static void RefuseKey(string key)
    {
        if (key.Length is 0 or > StoredNotice.MaxKeyLength)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"a key has 1 to {StoredNotice.MaxKeyLength} characters"));
    }

    private static void RefuseMoreThan(int max, int count)
    {
        if (count > max)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"more than {max} ids"));
    }
}
