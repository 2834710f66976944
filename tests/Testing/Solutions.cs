using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;

namespace Pix.Testing;

/// <summary>Knows the answers. Read from the question bank: no address tells them before they are given.</summary>
public static class Solutions
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>For <see cref="Players.PlayAsync"/>: the first <paramref name="right"/> questions right, the others skipped, and timed ones too.</summary>
    public static Func<JsonNode, JsonObject?> Right(this PixApp app, int right = int.MaxValue) => question =>
    {
        var challenge = app.Services.GetRequiredService<Bank>().Challenges[(string)question["challengeId"]!];
        if (challenge.TimerSeconds is not null || right-- <= 0)
            return null;
        var solution = app.Services.GetRequiredService<Correctors>().For(challenge).Solution(challenge);
        return JsonSerializer.SerializeToNode(new { solution.Value, solution.Choices, solution.Fields }, Web)!.AsObject();
    };
}
