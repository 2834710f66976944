using System.Diagnostics;
using System.Text.RegularExpressions;
using Pix.Host;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Host;

public sealed partial class SettingsTests
{
    /// <summary>For each setting of README.md: what it must not be, with other settings that make it so; none for a free text.</summary>
    private static readonly Dictionary<string, string[]> Bad = new()
    {
        ["ASPNETCORE_URLS"] = ["urls=localhost", "urls=http://localhost:5080;ftp://localhost", "urls=http://localhost:port"],
        ["--urls"] = ["urls=localhost"],
        ["Public__Address"] = ["Public:Address=pix.example.org", "Public:Address=ftp://pix.example.org", "Public:Address=https://pix.example.org?a=b", "environment=Production"],
        ["Database__Provider"] = ["Database:Provider=Postgres"],
        ["Database__Directory"] = ["Database:Directory=/dev/null/data"],
        ["ConnectionStrings__Default"] = ["ConnectionStrings:Default=not one"],
        ["ConnectionStrings__{Module}"] = ["ConnectionStrings:Accounts=not one", "Database:Provider=SqlServer"],
        ["Database__MigrateOnStart"] = ["Database:MigrateOnStart=oui"],
        ["Database__SqlServer__MaxBatchSize"] = ["Database:SqlServer:MaxBatchSize=0", "Database:SqlServer:MaxBatchSize=many"],
        ["Database__SqlServer__CompatibilityLevel"] = ["Database:SqlServer:CompatibilityLevel=2022"],
        ["Keys__Directory"] = ["Keys:Directory=/dev/null"],
        ["Email__Smtp__Host"] = ["Email:Smtp:Host=mail server"],
        ["Email__Smtp__Port"] = ["Email:Smtp:Port=0", "Email:Smtp:Port=65536", "Email:Smtp:Port=smtp"],
        ["Email__Smtp__User"] = [],
        ["Email__Smtp__Password"] = [],
        ["Email__Smtp__Security"] = ["Email:Smtp:Security=Tls"],
        ["Email__Directory"] = ["Email:Directory=/dev/null/mail"],
        ["Email__From"] = ["Email:From=pix", "Email:From=Pix <pix@example.org>"],
        ["Site__Name"] = [],
        ["Site__Contact"] = [],
        ["Site__Controller"] = [],
        ["Privacy__KeepMonths"] = ["Privacy:KeepMonths=-1", "Privacy:KeepMonths=a year", "Privacy:KeepMonths=1.5"],
        ["AllowedHosts"] = [],
        ["Proxy__Known"] = ["Proxy:Known=10.0.0.5,proxy", "Proxy:Known=10.0.0.0/33", "Proxy:Known:0=proxy"],
        ["RateLimits__Enabled"] = ["RateLimits:Enabled=yes"],
        ["Content__Directory"] = ["Content:Directory=/nowhere/at/all"],
        ["Demo__Enabled"] = ["Demo:Enabled=2", "Demo:Enabled=true environment=Production Public:Address=https://pix.example.org"],
        ["Modules__{Module}__Enabled"] = ["Modules:Assessments:Enabled=no"],
        ["Modules__{Module}__Address"] = ["Modules:Assessments:Address=10.0.0.7:6443"],
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = ["OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317"],
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = ["OTEL_EXPORTER_OTLP_PROTOCOL=http/json"],
        ["OTEL_SERVICE_NAME"] = [],
        ["Internal__Url"] = ["Internal:Url=10.0.0.5:6000 Internal:Key=a-key-for-tests-of-more-than-32-characters"],
        ["Internal__Key"] = ["Internal:Key=short", "Internal:Url=http://127.0.0.1:0"],
    };

    public static TheoryData<string, string> BadValues() => [.. Bad.SelectMany(b => b.Value.Select(v => (b.Key, v)))];

    private static string Refused(params string[] settings) =>
        Assert.ThrowsAny<Exception>(() => PixHost.Build([.. new[] { "environment=Development", $"contentRoot={AppContext.BaseDirectory}" }.Concat(settings).Select(s => "--" + s)])).Message;

    [Theory]
    [MemberData(nameof(BadValues))]
    public void A_bad_value_is_told_in_one_line_with_the_name_of_its_setting(string name, string value)
    {
        var settings = Spaced().Split(value);
        var message = Refused(settings);
        Assert.Matches("^" + Regex.Escape(name).Replace(@"\{Module}", "[A-Z][a-z]+", StringComparison.Ordinal).Replace("--urls", @"ASPNETCORE_URLS \(--urls\)", StringComparison.Ordinal), message);
        Assert.Equal(name == "ConnectionStrings__{Module}" && value.StartsWith("Database", StringComparison.Ordinal) ? PixHost.Modules.Count : 1, message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void All_are_told_at_once_and_no_secret_is()
    {
        var message = Refused("Email:Smtp:Port=x", "Privacy:KeepMonths=x", "Internal:Key=motdepasse", "ConnectionStrings:Default=motdepasse");
        Assert.Equal(["ConnectionStrings__Default", "Email__Smtp__Port", "Internal__Key", "Privacy__KeepMonths"], message.Split(Environment.NewLine).Select(l => l.Split(' ')[0]).Order());
        Assert.DoesNotContain("motdepasse", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_that_the_readme_lists_is_here()
    {
        var listed = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "README.md")).SkipWhile(l => !l.StartsWith("| setting |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|')))
            foreach (var name in Code().Matches(line.Split('|')[1]).Select(m => m.Groups[1].Value))
                listed.Add(name[0] == '…' ? "Email__Smtp" + name[1..] : name);
        Assert.Equal(listed.Order(StringComparer.Ordinal), Bad.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_program_says_so_and_ends_without_a_trace()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pix.Host.dll"), "--Email:Smtp:Port=x"]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Equal("", await output);
        Assert.Equal(
            "Public__Address takes the address people use, such as https://pix.example.org; it is not set." + Environment.NewLine
            + "Email__Smtp__Port takes a port, from 1 to 65535; it is 'x'." + Environment.NewLine, await error);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@" (?=\w+[=:]\S*=|environment=)")]
    private static partial Regex Spaced();
}
