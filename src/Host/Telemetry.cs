using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pix.Host;

/// <summary>
/// Traces, metrics and logs to an OpenTelemetry collector, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set (docs/adr/0021).
/// What leaves names routes, modules and durations, never people: addresses, queries, parameters and messages stay here.
/// </summary>
internal static class Telemetry
{
    public static void AddTo(WebApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 })
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(
                builder.Configuration["OTEL_SERVICE_NAME"] ?? "Pix.Modular", serviceVersion: typeof(Telemetry).Assembly.GetName().Version!.ToString(3)))
            .WithTracing(t => t
                .AddAspNetCoreInstrumentation(o => o.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddSource("Grpc.Net.Client", "System.Net.Http") // calls between modules, in this process too: one without the other tears the trace
                .SetSampler(new ParentBasedSampler(new Requests()))
                .AddProcessor(new NothingPersonal()))
            .WithMetrics(m => m.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"))
            .WithLogging(null, o => o.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    // What loops ask each other every half second would bury what people do.
    private sealed class Requests : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
            new(samplingParameters.Kind == ActivityKind.Server ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }

    /// <summary>Keeps the tags that are known to name nobody. What a library adds one day does not leave by itself.</summary>
    private sealed class NothingPersonal : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> Kept =
        [
            "http.request.method", "http.response.status_code", "http.route", "error.type", "url.scheme", "network.protocol.version",
            "rpc.system", "rpc.service", "rpc.method", "rpc.grpc.status_code",
        ];

        public override void OnEnd(Activity data)
        {
            // A module's method is a name of ours; any other path can hold somebody's.
            if (data.Kind == ActivityKind.Client && data.GetTagItem("url.full") is string url && new Uri(url).AbsolutePath is ['/', 'p', 'i', 'x', '.', ..] method)
                data.DisplayName = method[1..];
            foreach (var tag in data.TagObjects.Where(t => !Kept.Contains(t.Key)).ToList())
                data.SetTag(tag.Key, null);
            data.SetStatus(data.Status); // its description is an exception's message
        }
    }
}
