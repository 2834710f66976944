using System.Net;
using Microsoft.AspNetCore.Http;
using Pix.BuildingBlocks.Tests.Probe;
using Pix.BuildingBlocks.Web;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class KnownProxiesTests
{
    private static async Task<Answer> AskAsync(string? known, params (string, string)[] headers)
    {
        await using var host = await ProbeHost.StartAsync([.. known is null ? Array.Empty<string>() : ["Proxy:Known=" + known], "ForwardedHeaders_Enabled=true"]);
        using var client = host.Client();
        return (await client.SendAsync(HttpMethod.Get, "/origin", null, "application/json", headers)).Is(200);
    }

    private static (string, bool) Seen(Answer answer) => ((string)answer.Json["address"]!, (bool)answer.Json["https"]!);

    private static readonly (string, string)[] Forwarded = [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "ailleurs.example")];

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8")]
    [InlineData("2001:db8::/32; 127.0.0.1 192.0.2.1")]
    public async Task What_a_known_proxy_tells_counts(string known)
    {
        var answer = await AskAsync(known, Forwarded);
        Assert.Equal(("203.0.113.7", true), Seen(answer));
        Assert.DoesNotContain("ailleurs", (string)answer.Json["host"]!, StringComparison.Ordinal);
        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0/8")]
    public async Task What_anybody_else_tells_does_not_even_where_the_platform_says_so(string? known)
    {
        var answer = await AskAsync(known, Forwarded);
        Assert.Equal(("127.0.0.1", false), Seen(answer));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("127.0.0.1", 0)]
    [InlineData(null, 1)]
    [InlineData("10.0.0.0/8", 1)]
    public async Task A_proxy_that_is_not_listed_is_warned_of_once_without_its_address(string? known, int warnings)
    {
        await using var host = await ProbeHost.StartAsync([.. known is null ? Array.Empty<string>() : ["Proxy:Known=" + known]]);
        using var client = host.Client();
        for (var i = 0; i < 3; i++)
            (await client.SendAsync(HttpMethod.Get, "/origin", null, "application/json", Forwarded)).Is(200);
        var lines = host.Log.Lines.Where(line => line.Contains("Pix.Proxy", StringComparison.Ordinal)).ToList();
        Assert.Equal(warnings, lines.Count);
        Assert.DoesNotContain(lines, line => line.Contains("203.0.113.7", StringComparison.Ordinal) || line.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Through_several_the_last_address_that_is_no_proxy_counts_and_what_stands_before_it_is_anybody_s_word() =>
        Assert.Equal("203.0.113.7", Seen(await AskAsync("127.0.0.1, 10.0.0.0/8", ("X-Forwarded-For", "198.51.100.66, 203.0.113.7, 10.1.2.3"))).Item1);

    [Fact]
    public async Task A_list_may_be_given_one_by_one()
    {
        await using var host = await ProbeHost.StartAsync("Proxy:Known:0=10.0.0.1", "Proxy:Known:1=127.0.0.1");
        using var client = host.Client();
        Assert.Equal("203.0.113.7", Seen(await client.SendAsync(HttpMethod.Get, "/origin", null, null, Forwarded)).Item1);
    }

    [Theory]
    [InlineData("10.0.0.0/8, mon-proxy", "mon-proxy")]
    [InlineData("10.0.0.0/33", "10.0.0.0/33")]
    public async Task What_is_neither_an_address_nor_a_range_is_told_at_start_with_the_name_of_the_setting(string known, string culprit)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ProbeHost.StartAsync("Proxy:Known=" + known));
        Assert.Contains("Proxy__Known", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"'{culprit}'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void Of_ipv6_the_half_counts_that_one_household_has(string address, string counted) =>
        Assert.Equal(counted, new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } }.ClientAddress());
}
