using System.Text.Json.Nodes;

namespace Pix.Testing;

/// <summary>A campaign that an organiser created.</summary>
public sealed record TestCampaign(Organiser Organiser, string Id, string Code)
{
    /// <summary>The participants' address: <c>/campagnes/{code}</c>.</summary>
    public string Link => "/campagnes/" + Code;

    /// <summary>The organiser's address.</summary>
    public string Address => Organiser.Path("campagnes/" + Id);

    /// <summary>What the organiser reads about it.</summary>
    public async Task<JsonNode> ReadAsync() => (await Organiser.Client.GetAsync(Address)).Is(200).Json;

    /// <summary>Closes it to participants.</summary>
    public async Task ArchiveAsync() => (await Organiser.Client.PostAsync(Address + "/archivage")).Is(204);
}

/// <summary>Creates campaigns and takes part in them, through HTTP.</summary>
public static class Players
{
    /// <summary>Creates a campaign on competence 5.1.</summary>
    /// <param name="organiser">Its owner.</param>
    /// <param name="name">Its name.</param>
    /// <param name="fields">Further fields of the form, or others than the usual ones.</param>
    public static async Task<TestCampaign> CampaignAsync(this Organiser organiser, string name = "UE 173 - gr. 1-4-5", params (string Name, object? Value)[] fields)
    {
        var body = new Dictionary<string, object?> { ["name"] = name, ["targetId"] = "5.1" };
        foreach (var (field, value) in fields)
            body[field] = value;
        var created = (await organiser.Client.PostAsync(organiser.Path("campagnes"), body)).Is(201).Json;
        return new(organiser, (string)created["id"]!, (string)created["code"]!);
    }

    /// <summary>Starts the test of a campaign and gives its id.</summary>
    public static async Task<string> StartAsync(this Person person, TestCampaign campaign, string? identifier = null) =>
        (string)(await person.Client.PostAsync(campaign.Link + "/participations", new { identifier })).Is(201).Json["id"]!;

    /// <summary>
    /// Answers until the test is finished, and gives how many questions were answered. Without <paramref name="answer"/>
    /// every question is skipped, which ends a test soonest.
    /// </summary>
    /// <param name="person">Whose test it is.</param>
    /// <param name="test">Its id.</param>
    /// <param name="answer">The body of the answer to a question, without its <c>challengeId</c>; null skips.</param>
    /// <param name="atMost">Stops after so many answers, finished or not.</param>
    public static async Task<int> PlayAsync(this Person person, string test, Func<JsonNode, JsonObject?>? answer = null, int atMost = 500)
    {
        var given = 0;
        for (; given < atMost; given++)
        {
            var state = (await person.Client.GetAsync("/parcours/" + test)).Is(200).Json;
            if (state["question"] is not { } question)
                break;
            var body = answer?.Invoke(question) ?? new JsonObject { ["skip"] = true };
            body["challengeId"] = (string)question["challengeId"]!;
            (await person.Client.PostAsync($"/parcours/{test}/reponses", body)).Is(201);
        }
        return given;
    }

    /// <summary>Starts and finishes the test of a campaign, and gives its id.</summary>
    public static async Task<string> FinishAsync(this Person person, TestCampaign campaign, string? identifier = null)
    {
        var test = await person.StartAsync(campaign, identifier);
        await person.PlayAsync(test);
        return test;
    }

    /// <summary>Sends the results.</summary>
    public static async Task<Answer> SendResultsAsync(this Person person, TestCampaign campaign) => (await person.Client.PostAsync(campaign.Link + "/envoi")).Is(200);
}
