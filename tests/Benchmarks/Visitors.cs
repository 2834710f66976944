using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Benchmarks;

/// <summary>Somebody signed in, who speaks JSON.</summary>
internal sealed class Visitor(HttpClient http, string cookie)
{
    public Task<JsonNode?> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<JsonNode?> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body ?? new { });

    /// <summary>A page, read to its end.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {body}");
    }

    /// <summary>A download, thrown away; gives its first byte's time and its length.</summary>
    public async Task<(TimeSpan FirstByte, long Bytes)> DownloadAsync(string path)
    {
        var from = System.Diagnostics.Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var read = (long)await body.ReadAsync(buffer);
        var first = System.Diagnostics.Stopwatch.GetElapsedTime(from);
        for (int more; (more = await body.ReadAsync(buffer)) > 0;)
            read += more;
        return (first, read);
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (cookie.Length > 0)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}

/// <summary>
/// Gives people a session without their password: what is measured is not the hashing (but see <see cref="SignUps"/>).
/// The cookie is made with the Host's own keys, as the Host makes it.
/// </summary>
internal sealed class Cookies(string data)
{
    private readonly TicketDataFormat _format = new(DataProtectionProvider
        .Create(new DirectoryInfo(Path.Combine(data, "keys")), o => o.SetApplicationName("Pix.Modular"))
        .CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", Session.Scheme, "v2"));

    /// <summary>The cookie of an account that the database has.</summary>
    public string Of(string personId)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(data, "accounts.db")};Mode=ReadOnly;Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = """SELECT "SecurityStamp" FROM "accounts" WHERE "Id" = $id""";
        command.Parameters.AddWithValue("$id", personId);
        return Make(personId, (string)command.ExecuteScalar()!);
    }

    public string Make(string personId, string stamp)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, personId), new("stamp", stamp), new("session", Ids.New(DateTimeOffset.UtcNow))], Session.Scheme));
        var properties = new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow + Session.Lifetime };
        return "pix=" + _format.Protect(new AuthenticationTicket(person, properties, Session.Scheme));
    }
}

/// <summary>Takes part in a campaign as people do, and answers whatever is asked; now and then it is right.</summary>
internal sealed class Participant(Visitor visitor, string code)
{
    private static readonly object Skip = new { skip = true };

    public string Test { get; private set; } = "";

    public int Given { get; private set; }

    public async Task StartAsync(string identifier) =>
        Test = (string)(await visitor.PostAsync($"/campagnes/{code}/participations", new { identifier }))!["id"]!;

    /// <summary>Looks at the question; null: finished. A timed one has its clock started.</summary>
    public async Task<JsonObject?> QuestionAsync()
    {
        var question = (await visitor.GetAsync("/parcours/" + Test))!["question"]?.AsObject();
        if (question?["timer"] is { } timer && timer["startedAt"] is null)
        {
            await visitor.PostAsync($"/parcours/{Test}/chrono", new { challengeId = (string)question["challengeId"]! });
            question = (await visitor.GetAsync("/parcours/" + Test))!["question"]!.AsObject();
        }
        return question;
    }

    /// <summary>Hands an answer in.</summary>
    public async Task AnswerAsync(JsonNode answer)
    {
        await visitor.PostAsync($"/parcours/{Test}/reponses", answer);
        Given++;
    }

    public Task ReviewAsync() => visitor.GetAsync($"/parcours/{Test}/bilan");

    public Task SendAsync() => visitor.PostAsync($"/campagnes/{code}/envoi");

    /// <summary>An answer of the right shape.</summary>
    public JsonNode AnswerTo(JsonObject question)
    {
        var choices = (question["proposals"] as JsonArray ?? []).Select(p => (string)p!["id"]!).ToArray();
        object answer = ((string)question["type"]!) switch
        {
            "qcu" => new { choices = new[] { choices[Given % choices.Length] } },
            "qcm" => new { choices = choices[..2] },
            "qroc" => new { value = "42" },
            _ => new { fields = question["fields"]!.AsArray().ToDictionary(f => (string)f!["id"]!, f => (string?)(f!["options"] is JsonArray { Count: > 0 } options ? (string)options[0]! : "42")) },
        };
        var body = JsonSerializer.SerializeToNode(Given % 7 == 6 ? Skip : answer)!;
        body["challengeId"] = (string)question["challengeId"]!;
        return body;
    }

    /// <summary>Goes on to the end, looking at the review after every fifth answer, and gives how many answers that took.</summary>
    public async Task<int> FinishAsync(int atMost = int.MaxValue)
    {
        for (var i = 0; i < atMost; i++)
        {
            if (await QuestionAsync() is not { } question)
                break;
            await AnswerAsync(AnswerTo(question));
            if (Given % 5 == 0)
                await ReviewAsync();
        }
        return Given;
    }
}
