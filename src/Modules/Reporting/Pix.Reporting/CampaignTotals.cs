using System.Text.Json;
using Pix.BuildingBlocks.Web;

namespace Pix.Reporting;

/// <summary>The <see cref="Figures"/> of a campaign, packed in one row: a page of figures costs one read at any size.</summary>
internal sealed class CampaignTotals
{
    private CampaignTotals()
    {
    }

    public CampaignTotals(int generation, string campaignId) => (Generation, CampaignId) = (generation, campaignId);

    public int Generation { get; private set; }
    public string CampaignId { get; private set; } = "";

    /// <summary><see cref="Reporting.Figures"/> as JSON.</summary>
    public string Packed { get; private set; } = "{}";

    /// <summary>When a line of the campaign changed last.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public Figures Read() => JsonSerializer.Deserialize<Figures>(Packed, Json.Options)!;

    public void Write(Figures figures, DateTimeOffset now) => (Packed, ChangedAt) = (JsonSerializer.Serialize(figures, Json.Options), now);
}
