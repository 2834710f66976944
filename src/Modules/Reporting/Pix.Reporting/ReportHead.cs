namespace Pix.Reporting;

/// <summary>What the pages of one campaign show above their figures.</summary>
public sealed record ReportHead(string Id, string Name, string Code, string? IdentifierLabel, DateTimeOffset CreatedAt, int Participants, int Shared, bool IsArchived, bool IsRebuilding)
{
    internal static ReportHead Of(CampaignReport report) => new(
        report.Campaign.Id, report.Campaign.Name, report.Campaign.Code, report.Campaign.IdentifierLabel.Length == 0 ? null : report.Campaign.IdentifierLabel,
        report.Campaign.CreatedAt.ToDateTimeOffset(), report.Figures.Participants, report.Figures.Shared, report.Campaign.ArchivedAt is not null, report.IsRebuilding);
}
