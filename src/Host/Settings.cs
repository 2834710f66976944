using System.Data.Common;
using System.Globalization;
using System.Net;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Host;

/// <summary>
/// Every setting that README.md lists, with what it takes: a bad value is told at start with the name of its setting, and
/// all of them at once. Free texts are not here; where modules run, <see cref="ModulePlace"/> says.
/// </summary>
internal static class Settings
{
    /// <exception cref="SettingsException">A value is not what its setting takes.</exception>
    public static void Check(ConfigurationManager settings, IHostEnvironment environment, bool serves)
    {
        var faults = new List<string>();
        Each("urls", "addresses to listen to, such as http://localhost:5080, separated by semicolons", IsListenedTo, separators: [';']);
        One("Public:Address", "the address people use, such as https://pix.example.org", IsWebAddress, isNeeded: serves && !environment.IsDevelopment());
        One("Database:Provider", "Sqlite or SqlServer", v => v is "Sqlite" or "SqlServer");
        One("Database:MigrateOnStart", "true or false", IsBool);
        One("Database:SqlServer:MaxBatchSize", "a number from 1 to 1000", v => IsWhole(v, 1, 1000));
        One("Database:SqlServer:CompatibilityLevel", "a number from 100 to 170", v => IsWhole(v, 100, 170));
        foreach (var folder in new[] { "Database:Directory", "Keys:Directory", "Email:Directory" })
            One(folder, "a folder, which is made if it does not exist", v => CanBeFolder(Path.GetFullPath(v, environment.ContentRootPath)));
        foreach (var name in PixHost.Modules.Select(m => m.Name).Prepend("Default"))
            One("ConnectionStrings:" + name, "a connection string", IsConnectionString, isSecret: true,
                isNeeded: settings["Database:Provider"] == "SqlServer" && name != "Default" && settings.GetConnectionString("Default") is null);
        One("Email:Smtp:Host", "the name of a mail server", v => Uri.CheckHostName(v) != UriHostNameType.Unknown);
        One("Email:Smtp:Port", "a port, from 1 to 65535", v => IsWhole(v, 1, 65535));
        One("Email:Smtp:Security", "StartTls, SslOnConnect or None", v => v is "StartTls" or "SslOnConnect" or "None");
        One("Email:From", "an e-mail address", EmailAddress.IsOne);
        Each("Proxy:Known", "addresses and ranges, such as 10.0.0.5 or 10.1.0.0/16, separated by commas", v => IPAddress.TryParse(v, out _) || System.Net.IPNetwork.TryParse(v, out _), [',', ';', ' ']);
        One("RateLimits:Enabled", "true or false", IsBool);
        One("Content:Directory", "a folder that exists", v => Directory.Exists(Path.GetFullPath(v, environment.ContentRootPath)));
        One("Demo:Enabled", "true or false", IsBool);
        if (!environment.IsDevelopment())
            One("Demo:Enabled", "false outside Development: everybody knows the demo's password", v => !bool.TryParse(v, out var on) || !on);
        One("Privacy:KeepMonths", "a number of months, or 0", v => IsWhole(v, 0, 1200));
        One("Internal:Key", $"a secret of at least {InternalToken.ShortestKey} characters, the same in every process", v => v.Length >= InternalToken.ShortestKey, isSecret: true, isNeeded: Has("Internal:Url"));
        One("OTEL_EXPORTER_OTLP_ENDPOINT", "the address of a collector, such as http://collector:4317", IsWebAddress);
        One("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc or http/protobuf", v => v is "grpc" or "http/protobuf");
        if (faults.Count > 0)
            throw new SettingsException(faults);

        bool Has(string name) => !string.IsNullOrEmpty(settings[name]);

        void One(string name, string takes, Func<string, bool> isGood, bool isSecret = false, bool isNeeded = false)
        {
            if (Has(name) ? !isGood(settings[name]!) : isNeeded)
                faults.Add($"{Shown(name)} takes {takes}; it is {(!Has(name) ? "not set" : isSecret ? "something else" : $"'{settings[name]}'")}.");
        }

        void Each(string name, string takes, Func<string, bool> isGood, char[] separators)
        {
            var section = settings.GetSection(name);
            foreach (var value in section.GetChildren().Select(c => c.Value).Prepend(section.Value).OfType<string>().SelectMany(v => v.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
                if (!isGood(value))
                    faults.Add($"{Shown(name)} takes {takes}; it holds '{value}'.");
        }
    }

    // As in README.md, and as an administrator sets it.
    private static string Shown(string name) => name == "urls" ? "ASPNETCORE_URLS (--urls)" : name.Replace(":", "__", StringComparison.Ordinal);

    private static bool IsBool(string value) => bool.TryParse(value, out _);

    private static bool IsWhole(string value, int least, int most) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static bool IsWebAddress(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "" };

    // Kestrel takes * and + for every address of the machine.
    private static bool IsListenedTo(string value) => IsWebAddress(value.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal));

    private static bool CanBeFolder(string path) => Directory.Exists(path) || (!File.Exists(path) && Path.GetDirectoryName(path) is { } above && CanBeFolder(above));

    private static bool IsConnectionString(string value)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = value }.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
