using CsCheck;
using Pix.BuildingBlocks.Web;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/orga/x/campagnes?page=2&q=%C3%A9#a")]
    [InlineData("/parcours/1")]
    public void An_address_of_this_site_is_kept(string url) => Assert.Equal(url, ReturnUrl.Safe(url, "/fallback"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("orga")]
    [InlineData("https://ailleurs.example/")]
    [InlineData("//ailleurs.example")]
    [InlineData("/\\ailleurs.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\\/ailleurs.example")]
    [InlineData(" /orga")]
    [InlineData("/\t/ailleurs.example")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    [InlineData("/a\0")]
    [InlineData("/élève")] // a header holds ASCII only: it would break the answer
    public void Any_other_leads_to_the_fallback(string? url) => Assert.Equal("/fallback", ReturnUrl.Safe(url, "/fallback"));

    [Fact]
    public void An_endless_address_leads_to_the_fallback()
    {
        Assert.Equal(2000, ReturnUrl.Safe("/" + new string('a', 1999)).Length);
        Assert.Equal("/", ReturnUrl.Safe("/" + new string('a', 2000)));
    }

    [Fact]
    public void What_is_kept_stays_on_this_site_as_browsers_read_it() =>
        Gen.String[Gen.OneOf('/', '\\', '.', ':', '@', 'a', '?', '#', '\t', '\n', ' ', 'é'), 0, 12].Sample(text =>
        {
            var kept = ReturnUrl.Safe("/" + text);
            // Browsers drop tabs and line breaks and read a backslash as a slash.
            var read = kept.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace('\\', '/');
            Assert.True(Uri.TryCreate(new Uri("https://ici.example"), read, out var uri));
            Assert.Equal("ici.example", uri.Host);
        });
}
