using Microsoft.Extensions.Configuration;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Tests.Probe;

namespace Pix.BuildingBlocks.Tests.Modules;

public sealed class ModulePlaceTests
{
    private const string Elsewhere = "Modules:Probe:Enabled=false Modules:Probe:Address=http://10.0.0.7:6000/ ";
    private const string Rest = "Internal:Url=http://*:6000 Internal:Key=the-same-secret-in-every-process-long-enough Keys:Directory=keys ";

    private static IConfiguration Settings(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build();

    [Theory]
    [InlineData("", true, null)]
    [InlineData("Modules:Probe:Enabled= Modules:Probe:Address=", true, null)]
    [InlineData("Modules:Probe:Enabled=False", false, null)]
    [InlineData(Elsewhere + Rest, false, "http://10.0.0.7:6000/")]
    [InlineData("Modules:Probe:Enabled=false Modules:Probe:Address=https://pix-2.example.org " + Rest, false, "https://pix-2.example.org/")]
    public void A_module_is_where_the_settings_say(string settings, bool isHere, string? address)
    {
        ModulePlace.Check(Settings(settings), [new ProbeModule()]);
        Assert.Equal(new("Probe", isHere, address is null ? null : new Uri(address)), ModulePlace.Of(Settings(settings), "Probe"));
    }

    [Theory]
    [InlineData("Modules:Prob:Enabled=false", "Modules__Prob ")]
    [InlineData("Modules:Probe:Enabled=no", "Modules__Probe__Enabled ")]
    [InlineData("Modules:Probe:Address=http://10.0.0.7:6000", "Modules__Probe__Enabled ")]
    [InlineData(Rest + "Modules:Probe:Enabled=false Modules:Probe:Address=10.0.0.7:6000", "Modules__Probe__Address ")]
    [InlineData(Rest + "Modules:Probe:Enabled=false Modules:Probe:Address=ftp://10.0.0.7", "Modules__Probe__Address ")]
    [InlineData(Rest + "Modules:Probe:Enabled=false Modules:Probe:Address=http://10.0.0.7/pix", "Modules__Probe__Address ")]
    [InlineData(Elsewhere + "Internal:Url=http://*:6000 Keys:Directory=keys", "Internal__Key ")]
    [InlineData(Elsewhere + "Internal:Url=http://*:6000 Keys:Directory=keys Internal:Key=short", "Internal__Key ")]
    [InlineData(Elsewhere + "Internal:Key=the-same-secret-in-every-process-long-enough Keys:Directory=keys", "Internal__Url ")]
    [InlineData(Elsewhere + "Internal:Url=http://*:6000 Internal:Key=the-same-secret-in-every-process-long-enough", "Keys__Directory ")]
    [InlineData("Internal:Url=*:6000", "Internal__Url ")]
    [InlineData("Internal:Url=http://*:6000/pix", "Internal__Url ")]
    public void Settings_that_cannot_work_stop_the_start_and_are_named(string settings, string named)
    {
        var refusal = Assert.Throws<SettingsException>(() => ModulePlace.Check(Settings(settings), [new ProbeModule()]));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }
}
