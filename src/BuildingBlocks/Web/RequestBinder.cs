using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FastEndpoints;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// The one binder: JSON and forms take the same road into a request (docs/adr/0004). A form, a query and the route
/// become JSON guided by the request's type — a list takes every value of its name, a map takes <c>fields[x]</c>,
/// a checkbox becomes true or false, empty text is absent — and every property is read on its own, so that what does
/// not fit is an error of that field, never an exception, and nothing else that was typed is lost.
/// The route wins over the body, the body over the query.
/// </summary>
/// <typeparam name="TRequest">A class with a parameterless constructor and settable properties.</typeparam>
internal sealed class RequestBinder<TRequest> : IRequestBinder<TRequest> where TRequest : notnull
{
    private static readonly JsonTypeInfo<TRequest> Type = (JsonTypeInfo<TRequest>)Json.Options.GetTypeInfo(typeof(TRequest));

    public async ValueTask<TRequest> BindAsync(BinderContext ctx, CancellationToken ct)
    {
        // FastEndpoints gives endpoints without a request one that has no public constructor.
        var request = Type.CreateObject is { } create ? create() : (TRequest)Activator.CreateInstance(typeof(TRequest), nonPublic: true)!;
        var http = ctx.HttpContext;
        if (http.Items.ContainsKey(FormTokens.Dead))
            ctx.ValidationFailures.Add(new("", Texts.Form_TokenDead));

        var body = await ReadBodyAsync(ctx, ct);
        foreach (var property in Type.Properties)
        {
            if (property.Set is null)
                continue;
            try
            {
                var node = FromText(http.Request.RouteValues[property.Name]?.ToString() is { } part ? new StringValues(part) : default, property)
                           ?? (body is not null ? FromBody(body, property) : null)
                           ?? FromText(http.Request.Query[property.Name], property);
                if (node is null)
                    continue;
                if (HasNoText(node))
                    throw new JsonException();
                var value = node.Deserialize(property.PropertyType, Json.Options);
                if (value is null && default(int?) is null && property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
                    continue;
                property.Set(request, value);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
            {
                ctx.ValidationFailures.Add(new ValidationFailure(property.Name, Texts.Form_ValueDoesNotFit));
            }
        }
        return request;
    }

    private static async Task<object?> ReadBodyAsync(BinderContext ctx, CancellationToken ct)
    {
        var request = ctx.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return null;
        if (request.HasFormContentType)
            return await request.ReadFormAsync(ct);
        if (request.ContentType is null && request.ContentLength is null or 0)
            return null;
        if (!request.HasJsonContentType())
            throw new Modules.Problem(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, ct);
            if (buffer.Length == 0)
                return null;
            if (JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), new() { PropertyNameCaseInsensitive = true }) is JsonObject json)
            {
                _ = json.Count; // a name that is repeated, or no text, is found on first use
                return json;
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // said below
        }
        ctx.ValidationFailures.Add(new("", Texts.Form_NotJson));
        return null;
    }

    private static JsonNode? FromBody(object body, JsonPropertyInfo property) => body switch
    {
        JsonObject json => json[property.Name] is { } node && !IsEmptyText(node) ? node : null,
        IFormCollection form when typeof(IDictionary<string, string>).IsAssignableFrom(property.PropertyType) => Map(form, property.Name),
        IFormCollection form => FromText(form[property.Name], property),
        _ => null,
    };

    // NUL, which databases take for the end, and U+FFFE, which is no character and on which normalisation throws. Also
    // finds what reading throws on: names given twice, and halves of characters.
    private static bool HasNoText(JsonNode? node) => node switch
    {
        JsonObject map => map.Any(m => IsNoText(m.Key) || HasNoText(m.Value)),
        JsonArray list => list.Any(HasNoText),
        JsonValue value => value.GetValueKind() == JsonValueKind.String && IsNoText(value.GetValue<string>()),
        _ => false,
    };

    private static bool IsNoText(string text) => text.AsSpan().ContainsAny('\0', '\uFFFE');

    private static bool IsEmptyText(JsonNode node) => node.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length == 0;

    private static JsonNode? FromText(StringValues values, JsonPropertyInfo property)
    {
        if (property.PropertyType == typeof(bool) || property.PropertyType == typeof(bool?))
            return values.Count == 0 ? null : values[^1]?.ToLowerInvariant() switch
            {
                "on" or "true" or "1" => JsonValue.Create(true),
                "" or "off" or "false" or "0" => JsonValue.Create(false),
                var other => JsonValue.Create(other),
            };
        if (property.PropertyType != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType))
            return values.Count == 0 ? null : new JsonArray([.. values.Where(v => !string.IsNullOrEmpty(v)).Select(v => JsonValue.Create(v))]);
        return values.Count > 0 && !string.IsNullOrEmpty(values[0]) ? JsonValue.Create(values[0]) : null;
    }

    private static JsonObject? Map(IFormCollection form, string name)
    {
        var map = new JsonObject();
        foreach (var (key, values) in form)
            if (key.StartsWith(name + "[", StringComparison.OrdinalIgnoreCase) && key.EndsWith(']'))
                map[key[(name.Length + 1)..^1]] = values.Count > 0 ? values[0] : null;
        return map.Count > 0 ? map : null;
    }
}
