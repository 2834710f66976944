using Pix.Testing;

namespace Pix.Campaigns.Tests.EditCampaign;

/// <summary>Another process holds the database: nobody types twice what could not be taken.</summary>
public sealed class BusyDatabaseTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_form_comes_back_with_503_and_what_was_typed_and_works_once_the_database_is_free()
    {
        var campaign = await (await _app.OrganiserAsync()).CampaignAsync("Avant");
        await using (await BusyDatabase.HoldAsync(_app, "Campaigns"))
        {
            var busy = await SubmitAsync();
            Assert.Contains("value=\"Un nom bien long à taper\"", busy.Is(503).Body, StringComparison.Ordinal);
            Assert.NotNull(busy.Headers.RetryAfter);
            (await campaign.Organiser.Client.PostAsync(campaign.Address, new { name = "Après" })).Is(503);
        }
        (await SubmitAsync()).Is(303);
        Assert.Equal("Un nom bien long à taper", (string)(await campaign.ReadAsync())["name"]!);

        Task<Answer> SubmitAsync() => campaign.Organiser.Client.SubmitAsync(campaign.Address, campaign.Address + "/modification", ("name", "Un nom bien long à taper"));
    }
}
