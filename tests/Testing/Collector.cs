using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Pix.Testing.Otlp;

namespace Pix.Testing;

/// <summary>An OpenTelemetry collector that keeps what it is sent. A Host that has ended has sent all.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private WebApplication _app = null!;

    /// <summary>The settings that make a Host send here.</summary>
    public string[] Settings => [$"OTEL_EXPORTER_OTLP_ENDPOINT={_app.Urls.First()}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"];

    /// <summary>Whatever was sent of a kind (<c>traces</c>, <c>metrics</c>, <c>logs</c>), as the text it holds: protobuf writes strings plainly.</summary>
    public string Text(string kind) => string.Concat(_received.Where(r => r.Path == "/v1/" + kind).Select(r => Encoding.UTF8.GetString(r.Body)));

    /// <summary>All spans.</summary>
    public IReadOnlyList<Span> Spans => [.. _received.Where(r => r.Path == "/v1/traces")
        .SelectMany(r => TracesRequest.Parser.ParseFrom(r.Body).ResourceSpans).SelectMany(r => r.ScopeSpans).SelectMany(s => s.Spans)];

    /// <summary>Listens.</summary>
    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        collector._app = builder.Build();
        collector._app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector._received.Enqueue((context.Request.Path, body.ToArray()));
        });
        await collector._app.StartAsync();
        return collector;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
