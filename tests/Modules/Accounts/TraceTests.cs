using Pix.Testing;
using Pix.Testing.Otlp;

namespace Pix.Accounts.Tests;

public sealed class TraceTests
{
    private const int Asked = 2;

    [Fact]
    public async Task A_request_and_the_calls_to_modules_that_it_needs_are_one_trace_whose_id_the_person_is_told()
    {
        await using var collector = await Collector.StartAsync();
        string told;
        await using (var app = await PixApp.StartAsync(collector.Settings))
        {
            var person = await app.SignUpAsync();
            told = (string)(await person.Client.PostAsync("/campagnes", new { code = "ABCDEF234" })).Is(404).Json["traceId"]!;
        }

        var trace = collector.Spans.Where(s => Convert.ToHexStringLower(s.TraceId.Span) == told).ToList();
        var request = Assert.Single(trace, s => s.ParentSpanId.IsEmpty);
        Assert.Equal(("POST campagnes", Asked), (request.Name, request.Kind));
        for (var span = Assert.Single(trace, s => s.Name.EndsWith("Accounts/CountWrongCode", StringComparison.Ordinal) && s.Kind == Asked); span != request;)
            span = Assert.Single(trace, s => s.SpanId == span.ParentSpanId); // from the module's side back to the person's request, no link missing
    }

    [Fact]
    public async Task What_loops_ask_without_anybody_is_no_trace_and_health_is_none()
    {
        await using var collector = await Collector.StartAsync();
        await using (var app = await PixApp.StartAsync(collector.Settings))
        {
            var campaign = await (await app.OrganiserAsync()).CampaignAsync();
            await campaign.UntilCountsAsync(); // Reporting has read the feeds of all
            (await app.Client().GetAsync("/health/ready")).Is(200);
        }
        var roots = collector.Spans.Where(s => s.ParentSpanId.IsEmpty).ToList();
        Assert.NotEmpty(roots);
        Assert.All(roots, s => Assert.DoesNotContain("pix.", s.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(collector.Spans, s => s.Name.Contains("ReadFeed", StringComparison.Ordinal) || s.Name.Contains("health", StringComparison.Ordinal));
    }
}
