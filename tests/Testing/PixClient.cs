using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Pix.Testing;

/// <summary>An answer, with its body read.</summary>
public sealed partial record Answer(HttpStatusCode Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidOperationException("the body is null");

    /// <summary>The body but for the trace's id, which differs in each: for answers that must not tell anything apart.</summary>
    public string Said => TraceId().Replace(Body, "");

    /// <summary>Where it leads.</summary>
    public string? Location => Headers.Location?.ToString();

    /// <summary>Fails with the body when the status is another one.</summary>
    public Answer Is(int status)
    {
        Assert.True((int)Status == status, $"{status} expected, {(int)Status} came: {Location} {Body}");
        return this;
    }

    /// <summary>The messages of a field in <c>problem+json</c>; empty when there are none.</summary>
    public string[] Errors(string field) => Json["errors"]?[field]?.AsArray().Select(m => (string)m!).ToArray() ?? [];

    [GeneratedRegex(",?\"traceId\":\"[0-9a-f]*\"")]
    private static partial Regex TraceId();
}

/// <summary>Somebody with a cookie jar of their own: speaks JSON, or fills in forms as a browser without script would.</summary>
public sealed partial class PixClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">The Host's address.</param>
    /// <param name="from">Sent as <c>X-Forwarded-For</c>.</param>
    public PixClient(string address, string? from = null)
    {
        Address = address;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = new(address) };
        if (from is not null)
            _http.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", from);
    }

    /// <summary>The Host's address.</summary>
    public string Address { get; }

    /// <summary>The cookie jar.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>What the browser says its person reads, <c>en-GB,en;q=0.9</c>; null: nothing, as programs do.</summary>
    public string? AcceptLanguage { get; init; }

    /// <summary>GET, as JSON.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, "application/json");

    /// <summary>GET, as a browser.</summary>
    public Task<Answer> PageAsync(string path) => SendAsync(HttpMethod.Get, path, null, "text/html,application/xhtml+xml,*/*;q=0.8");

    /// <summary>POST of JSON, answered in JSON.</summary>
    public Task<Answer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path,
        new StringContent(JsonSerializer.Serialize(body ?? new { }), Encoding.UTF8, "application/json"), "application/json");

    /// <summary>POST of a form, as a browser; the token is taken from the page at <paramref name="page"/> (null: no token).</summary>
    public async Task<Answer> SubmitAsync(string path, string? page, params (string Name, string Value)[] fields)
    {
        var values = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (page is not null)
            values.Add(new("__RequestVerificationToken", TokenOf((await PageAsync(page)).Is(200).Body)));
        return await SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(values), "text/html");
    }

    /// <summary>Any request.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? accept, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (AcceptLanguage is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", AcceptLanguage);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }

    /// <summary>The token in a page's form.</summary>
    public static string TokenOf(string html) =>
        Token().Match(html) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException("the page has no form token");

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
