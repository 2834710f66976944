using Pix.Accounts.V1;
using Pix.Assessments.V1;
using Pix.Campaigns.V1;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;
using CampaignsClient = Pix.Campaigns.V1.Campaigns.CampaignsClient;

namespace Pix.Reporting.Projection;

/// <summary>What changed in the other modules since a turn.</summary>
internal sealed record FeedPages(ParticipationFeed Participations, TestFeed Tests, PeopleFeed People, Cursors Since)
{
    /// <summary>Rows a feed gives at once.</summary>
    public const int Size = 5000;

    /// <summary>Nothing moved: feeds also move past rows that are not for us.</summary>
    public bool AreEmpty =>
        Participations.Position == Since.CampaignsPosition && Tests.Position == Since.AssessmentsPosition && People.Position == Since.AccountsPosition;

    /// <summary>No feed had more than it could give at once.</summary>
    public bool AreLast => !Participations.More && !Tests.More && !People.More;
}

/// <summary>Asks the three feeds.</summary>
internal sealed class FeedReader(CampaignsClient campaigns, AssessmentsClient assessments, AccountsClient accounts)
{
    public async Task<FeedPages> ReadAsync(Cursors since, CancellationToken ct)
    {
        var participations = campaigns.ReadFeedAsync(new() { After = since.CampaignsPosition, Max = FeedPages.Size }, cancellationToken: ct).ResponseAsync;
        var tests = assessments.ReadFeedAsync(new() { After = since.AssessmentsPosition, Max = FeedPages.Size }, cancellationToken: ct).ResponseAsync;
        var people = accounts.ReadFeedAsync(new() { After = since.AccountsPosition, Max = FeedPages.Size }, cancellationToken: ct).ResponseAsync;
        return new(await participations, await tests, await people, since);
    }

    /// <summary>Names by id; people whom Accounts does not know are absent.</summary>
    public async Task<Dictionary<string, Person>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : (await accounts.GetPeopleAsync(new() { Ids = { ids } }, cancellationToken: ct)).People_.ToDictionary(p => p.Id);
}
