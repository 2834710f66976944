using System.Text.Json.Nodes;
using Xunit;

namespace Pix.Testing;

/// <summary>What organisers look at. It follows what happens within a second, so that tests wait for it.</summary>
public static class Reports
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>An address of the reports of a campaign: <c>Report("participants")</c>.</summary>
    public static string Report(this TestCampaign campaign, string rest) => campaign.Address + "/" + rest;

    /// <summary>The list of participants as JSON.</summary>
    public static async Task<JsonNode> ParticipantsAsync(this TestCampaign campaign, string query = "") =>
        (await campaign.Organiser.Client.GetAsync(campaign.Report("participants") + query)).Is(200).Json;

    /// <summary>Asks for the list of participants until it is as expected, and gives it.</summary>
    public static async Task<JsonNode> UntilAsync(this TestCampaign campaign, Func<JsonNode, bool> expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var list = await campaign.ParticipantsAsync("?taille=100");
            if (expected(list))
                return list;
            Assert.False(patience.IsCancellationRequested, $"the list of participants never became as expected: {list}");
            await Task.Delay(20);
        }
    }

    /// <summary>The same, until so many participants stand where they should.</summary>
    public static Task<JsonNode> UntilCountsAsync(this TestCampaign campaign, int started = 0, int completed = 0, int shared = 0) => campaign.UntilAsync(list =>
        ((int)list["counts"]!["started"]!, (int)list["counts"]!["completed"]!, (int)list["counts"]!["shared"]!) == (started, completed, shared));
}
