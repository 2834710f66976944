namespace Pix.Campaigns;
public sealed class CampaignsModule;
