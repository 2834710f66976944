using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Pix.BuildingBlocks.Tests.Probe;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class RequestBinderTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    private async Task<Answer> JsonAsync(string json, string path = "/echo")
    {
        using var client = host.Client();
        return await client.SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), "application/json");
    }

    private async Task<Answer> BytesAsync(byte[] json)
    {
        using var client = host.Client();
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await client.SendAsync(HttpMethod.Post, "/echo", content, "application/json");
    }

    private async Task<Answer> FormAsync(params (string Name, string Value)[] fields)
    {
        using var client = host.Client();
        var token = PixClient.TokenOf((await client.PageAsync("/echo")).Is(200).Body);
        var values = fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        return await client.SendAsync(HttpMethod.Post, "/echo", new FormUrlEncodedContent(values), "application/json");
    }

    private static void Same(string expected, Answer answer) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), answer.Is(200).Json), answer.Body);

    [Fact]
    public async Task Json_and_a_form_that_say_the_same_are_understood_the_same()
    {
        const string said = """{"name":"Zoé","count":3,"number":4,"on":true,"maybe":false,"tags":["a","b"],"counts":[1,2],"fields":{"x":"1","y z":""},"colour":"darkBlue","at":"2026-11-25T09:00:00Z"}""";
        Same(said, await JsonAsync(said));
        Same(said, await FormAsync(("name", "Zoé"), ("count", "3"), ("number", "4"), ("on", "on"), ("maybe", "off"), ("tags", "a"), ("tags", "b"), ("counts", "1"), ("counts", "2"),
            ("fields[x]", "1"), ("fields[y z]", ""), ("colour", "darkBlue"), ("at", "2026-11-25T09:00:00Z")));
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("1", true)]
    [InlineData("off", false)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public async Task A_checkbox_has_its_words(string word, bool value) =>
        Assert.Equal(value, (bool)(await FormAsync(("on", word))).Is(200).Json["on"]!);

    [Fact]
    public async Task A_checkbox_after_its_hidden_field_wins() =>
        Assert.True((bool)(await FormAsync(("on", "false"), ("on", "true"))).Is(200).Json["on"]!);

    [Fact]
    public async Task An_absent_checkbox_is_false_or_unsaid() => Same("""{"number":0,"on":false}""", await FormAsync());

    [Fact]
    public async Task Empty_text_is_absent_in_both()
    {
        const string nothing = """{"number":0,"on":false}""";
        Same(nothing, await FormAsync(("name", ""), ("count", ""), ("number", ""), ("colour", ""), ("at", "")));
        Same(nothing, await JsonAsync("""{"name":"","count":"","number":"","colour":"","at":""}"""));
        Same(nothing, await JsonAsync("""{"name":null,"count":null,"number":null,"on":null,"tags":null,"fields":null}"""));
    }

    [Fact]
    public async Task White_space_is_text() => Assert.Equal("  ", (string)(await FormAsync(("name", "  "))).Is(200).Json["name"]!);

    [Fact]
    public async Task Numbers_may_be_texts() => Assert.Equal(12, (int)(await JsonAsync("""{"count":"12"}""")).Is(200).Json["count"]!);

    [Fact]
    public async Task Unknown_names_are_left_alone_and_case_does_not_matter() => Same("""{"name":"a","number":0,"on":false}""", await JsonAsync("""{"NAME":"a","whatever":[{}]}"""));

    [Theory]
    [InlineData("""{"count":"douze"}""", "count")]
    [InlineData("""{"count":1.5}""", "count")]
    [InlineData("""{"count":99999999999}""", "count")]
    [InlineData("""{"count":[1]}""", "count")]
    [InlineData("""{"name":{}}""", "name")]
    [InlineData("""{"name":3}""", "name")]
    [InlineData("""{"on":"peut-être"}""", "on")]
    [InlineData("""{"on":3}""", "on")]
    [InlineData("""{"tags":"a"}""", "tags")]
    [InlineData("""{"tags":[1]}""", "tags")]
    [InlineData("""{"tags":{"a":"b"}}""", "tags")]
    [InlineData("""{"counts":["x"]}""", "counts")]
    [InlineData("""{"fields":["a"]}""", "fields")]
    [InlineData("""{"fields":{"a":1}}""", "fields")]
    [InlineData("""{"fields":{"a":"1","a":"2"}}""", "fields")]
    [InlineData("""{"colour":"mauve"}""", "colour")]
    [InlineData("""{"colour":1}""", "colour")]
    [InlineData("""{"at":"hier"}""", "at")]
    [InlineData("""{"name":"a\u0000b"}""", "name")]
    [InlineData("""{"tags":["a\u0000b"]}""", "tags")]
    [InlineData("""{"fields":{"a":"\u0000"}}""", "fields")]
    [InlineData("""{"fields":{"a\u0000":"b"}}""", "fields")]
    [InlineData("""{"name":"\uFFFE"}""", "name")]
    [InlineData("""{"fields":{"a":"b\uFFFE"}}""", "fields")]
    [InlineData("""{"name":"\ud800"}""", "name")]
    [InlineData("""{"tags":["\ud800"]}""", "tags")]
    [InlineData("""{"fields":{"\ud800":"x"}}""", "fields")]
    public async Task What_does_not_fit_is_an_error_of_its_field(string json, string field)
    {
        var answer = (await JsonAsync(json)).Is(400);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
        Assert.Equal(field, Assert.Single(answer.Json["errors"]!.AsObject()).Key);
        Assert.NotEmpty(answer.Errors(field));
    }

    [Theory]
    [InlineData("count", "douze")]
    [InlineData("counts", "x")]
    [InlineData("on", "peut-être")]
    [InlineData("colour", "mauve")]
    public async Task What_does_not_fit_in_a_form_is_the_same_error(string field, string value) =>
        Assert.NotEmpty((await FormAsync((field, value))).Is(400).Errors(field));

    [Theory]
    [InlineData("name", "a\0b")]
    [InlineData("tags", "a\0b")]
    [InlineData("fields[a]", "a\0b")]
    [InlineData("name", "a\uFFFEb")]
    [InlineData("tags", "a\uFFFEb")]
    [InlineData("fields[a]", "a\uFFFEb")]
    public async Task A_form_with_what_is_no_text_is_refused(string field, string value) => (await FormAsync((field, value))).Is(400);

    [Fact]
    public async Task Every_field_that_does_not_fit_is_told_at_once()
    {
        var errors = (await JsonAsync("""{"count":"x","on":"y","at":"z","name":"kept"}""")).Is(400).Json["errors"]!.AsObject();
        Assert.Equal(["at", "count", "on"], errors.Select(e => e.Key).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ", false)]
    public async Task An_empty_body_is_an_empty_object(string body, bool accepted = true)
    {
        var answer = await JsonAsync(body);
        answer.Is(accepted ? 200 : 400);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"name\":\"a\",}")]
    [InlineData("{\"name\":\"a\"} {}")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}")]
    [InlineData("{\"name\":\"a\",\"Name\":\"b\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public async Task What_is_not_one_json_object_is_refused_as_a_whole(string body)
    {
        var answer = (await JsonAsync(body)).Is(400);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
        Assert.Single(answer.Errors(""));
    }

    [Fact]
    public async Task Json_nested_too_deep_is_refused() => (await JsonAsync($"{{\"name\":{new string('[', 500)}{new string(']', 500)}}}")).Is(400);

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        (await BytesAsync([.. "{\"name\":\""u8, 0xFF, 0xFE, .. "\"}"u8])).Is(400);
        (await BytesAsync([.. "{\""u8, 0xFF, .. "\":1}"u8])).Is(400);
    }

    [Fact]
    public async Task Another_kind_of_body_is_refused()
    {
        using var client = host.Client();
        var token = PixClient.TokenOf((await client.PageAsync("/echo")).Is(200).Body);
        (await client.SendAsync(HttpMethod.Post, "/echo", new StringContent("name=a", Encoding.UTF8, "text/plain"), "application/json", ("RequestVerificationToken", token))).Is(415);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_that_cannot_be_read_is_a_bad_request(string type)
    {
        using var client = host.Client();
        var content = new ByteArrayContent("nonsense"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        (await client.SendAsync(HttpMethod.Post, "/echo", content, "application/json")).Is(400);
    }

    [Fact]
    public async Task A_form_of_thousands_of_fields_is_a_bad_request()
    {
        using var client = host.Client();
        (await client.SendAsync(HttpMethod.Post, "/echo", new FormUrlEncodedContent(Enumerable.Range(0, 3000).Select(i => KeyValuePair.Create($"f{i}", "x"))), "application/json")).Is(400);
    }

    [Fact]
    public async Task The_route_wins_over_the_body_and_the_body_over_the_query()
    {
        var answer = (await JsonAsync("""{"id":"body","name":"body"}""", "/echo/route?id=query&name=query&count=5")).Is(200);
        Assert.Equal(("route", "body", 5), ((string)answer.Json["id"]!, (string)answer.Json["name"]!, (int)answer.Json["count"]!));
    }

    [Fact]
    public async Task Whatever_json_is_sent_the_answer_is_never_a_fault()
    {
        var value = Gen.OneOf("1", "-2.5", "1e400", "true", "null", "\"\"", "\"on\"", "\"\\u0000\"", "\"\\udc00\"", "\"x\"", "[]", "{}", "[null]", "[[\"a\"]]", "{\"a\":null}", "{\"a\":{}}", "{\"\":\"\"}", "99999999999999999999");
        var name = Gen.OneOf("id", "name", "count", "number", "on", "maybe", "tags", "counts", "fields", "colour", "at", "other", "NAME");
        await Gen.Select(name, value, (n, v) => $"\"{n}\":{v}").Array[0, 6].SampleAsync(async members =>
        {
            var status = (int)(await JsonAsync("{" + string.Join(',', members) + "}")).Status;
            return status is 200 or 400;
        }, iter: 300, threads: 2);
    }
}
