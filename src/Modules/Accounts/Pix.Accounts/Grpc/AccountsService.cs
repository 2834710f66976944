using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.Accounts.Limits;
using Pix.Accounts.V1;
using Pix.BuildingBlocks.Feeds;

namespace Pix.Accounts.Grpc;

/// <summary>Names of people and organisations, and limits, for sibling modules.</summary>
internal sealed class AccountsService(AccountsDb db, RateLimiter limiter) : Accounts.V1.Accounts.AccountsBase
{
    private const int MaxPeople = 5000, MaxOrganisations = 1000;

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

    private static void RefuseMoreThan(int max, int count)
    {
        if (count > max)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"more than {max} ids"));
    }
}
