namespace Pix.Architecture.Tests.Planted.Dependencies;

internal static class UsesAContract
{
    public static string Ask() => new Pix.Accounts.V1.GetPeopleRequest().ToString();
}

internal sealed class UsesAModule
{
    public Pix.Campaigns.CampaignsModule? Field = null;
}
