using Pix.BuildingBlocks.Tests.Probe;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class SecurityHeadersTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData("/echo", "text/html")]
    [InlineData("/figures", "application/json")]
    [InlineData("/problem/404", "text/html")]
    [InlineData("/problem/1", "application/json")]
    [InlineData("/nowhere", "text/html")]
    [InlineData("/private", "application/json")]
    public async Task Every_answer_carries_them_errors_too(string path, string accept)
    {
        using var client = host.Client();
        var headers = (await client.SendAsync(HttpMethod.Get, path, null, accept)).Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], headers.GetValues("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Assert.Single(headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("X-Powered-By"));
        Assert.False(headers.Contains("blazor-enhanced-nav"));
        Assert.False(headers.Contains("Access-Control-Allow-Origin"));
    }
}
