using Pix.Testing;
using QRCoder;

namespace Pix.Campaigns.Tests.ShowQrCode;

public sealed class ShowQrCodeTests(HostFixture host)
{
    [Fact]
    public async Task The_qr_code_is_a_drawing_of_the_absolute_link()
    {
        var organiser = await host.OrganiserAsync();
        var campaign = await organiser.CampaignAsync();
        var drawing = (await organiser.Client.GetAsync(campaign.Address + "/qr.svg")).Is(200);

        Assert.Equal("image/svg+xml", drawing.ContentHeaders.ContentType!.MediaType);
        using var data = QRCodeGenerator.GenerateQrCode(host.App.Address + campaign.Link, QRCodeGenerator.ECCLevel.M);
        using var expected = new SvgQRCode(data);
        Assert.Equal(expected.GetGraphic(8, "#10282c", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute), drawing.Body);
    }
}
