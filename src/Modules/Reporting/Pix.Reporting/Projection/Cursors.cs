namespace Pix.Reporting.Projection;

/// <summary>
/// How far each feed was read: one row, so that turns of projection are totally ordered. A turn changes it first; of two
/// projectors that began at the same version the slower finds it changed, and begins again.
/// </summary>
internal sealed class Cursors
{
    /// <summary>The row's only key.</summary>
    public const int TheRow = 1;

    public int Row { get; private set; } = TheRow;
    public int Version { get; private set; }

    /// <summary>The reading of the feeds that pages show; 0: none yet.</summary>
    public int Live { get; private set; }

    /// <summary>A reading from zero under way beside it; null: none.</summary>
    public int? Building { get; private set; }

    /// <summary>Someone asked to read the feeds again from zero.</summary>
    public bool RebuildAsked { get; private set; }

    public string CampaignsFeedId { get; private set; } = "";
    public long CampaignsPosition { get; private set; }
    public string AssessmentsFeedId { get; private set; } = "";
    public long AssessmentsPosition { get; private set; }
    public string AccountsFeedId { get; private set; } = "";
    public long AccountsPosition { get; private set; }

    /// <summary>The reading that changes go into.</summary>
    public int Target => Building ?? Live;

    public bool IsRebuilding => Building is not null;

    public void AskRebuild()
    {
        RebuildAsked = true;
        Version++;
    }

    /// <summary>Lines were changed beside the turns: a projector that has read before must not write over them, and reads again.</summary>
    public void Interrupt() => Version++;

    /// <summary>Whether these pages go on from here; a source that was replaced, or went back, does not.</summary>
    public bool GoesOn(FeedPages pages) =>
        GoesOn(CampaignsFeedId, CampaignsPosition, pages.Participations.FeedId, pages.Participations.Position)
        && GoesOn(AssessmentsFeedId, AssessmentsPosition, pages.Tests.FeedId, pages.Tests.Position)
        && GoesOn(AccountsFeedId, AccountsPosition, pages.People.FeedId, pages.People.Position);

    /// <summary>Begins a reading from zero beside the live one.</summary>
    public void Restart()
    {
        Building = Target + 1;
        RebuildAsked = false;
        (CampaignsFeedId, CampaignsPosition, AssessmentsFeedId, AssessmentsPosition, AccountsFeedId, AccountsPosition) = ("", 0, "", 0, "", 0);
        Version++;
    }

    /// <summary>After these pages. A rebuilding that has read all there was becomes the live reading.</summary>
    public void MoveTo(FeedPages pages)
    {
        (CampaignsFeedId, CampaignsPosition) = (pages.Participations.FeedId, pages.Participations.Position);
        (AssessmentsFeedId, AssessmentsPosition) = (pages.Tests.FeedId, pages.Tests.Position);
        (AccountsFeedId, AccountsPosition) = (pages.People.FeedId, pages.People.Position);
        if (pages.AreLast)
            (Live, Building) = (Target, null);
        Version++;
    }

    private static bool GoesOn(string seenId, long seen, string id, long position) => seenId.Length == 0 || (seenId == id && position >= seen);
}
