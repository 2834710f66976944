using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>Hosts with three questions to type an answer to, for somebody to be in the middle of.</summary>
internal static class Sites
{
    /// <summary>A bank of one's own with the target « Pendant une panne »: level 2 is asked first, then 3 (timed) or 1.</summary>
    public static readonly string Content = "Content:Directory=" + Path.Combine(AppContext.BaseDirectory, "fault-content");

    public static Task<PixApp> StartAsync(Action<WebApplicationBuilder>? also = null, params string[] settings) =>
        PixApp.StartAsync(also, ["Database:Provider=Sqlite", Content, .. settings]);

    public static async Task<TestCampaign> CampaignOfThreeAsync(this PixApp app) => await (await app.OrganiserAsync()).CampaignAsync("En panne", ("targetId", "panne"));

    /// <summary>The question that a test asks, as JSON; null when it is finished.</summary>
    public static async Task<JsonNode?> QuestionAsync(this PixClient client, string test) => (await client.GetAsync("/parcours/" + test)).Is(200).Json["question"];

    /// <summary>Answers the question that is asked.</summary>
    public static async Task<Answer> AnswerAsync(this PixClient client, string test, string value) => await client.PostAsync($"/parcours/{test}/reponses",
        new { challengeId = (string)(await client.QuestionAsync(test))!["challengeId"]!, value });

    /// <summary>The same by the page's form.</summary>
    public static async Task<Answer> TypeAsync(this PixClient client, string test, string value) => await client.SubmitAsync($"/parcours/{test}/reponses", "/parcours/" + test,
        ("challengeId", (string)(await client.QuestionAsync(test))!["challengeId"]!), ("value", value));

    /// <summary>Waits until it is so.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, "never: " + what);
            await Task.Delay(20);
        }
    }
}
