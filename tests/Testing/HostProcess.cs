using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Pix.Testing;

/// <summary>The Host as a process of its own, always on the same port, which can be killed and started again.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly IReadOnlyList<(string Name, string Value)> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    /// <param name="settings">Each as <c>"Internal:Key=…"</c>.</param>
    public HostProcess(params string[] settings)
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        _settings = [.. settings.Select(s => s.Split('=', 2)).Select(s => (s[0], s[1]))];
    }

    /// <summary>Its public address, which is not always the one that people use.</summary>
    public string Address { get; }

    /// <summary>All that it printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts it, again after it was killed, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _process = Start();
        using var client = new PixClient(Address);
        for (var tries = 0; !await IsReadyAsync(client); tries++)
        {
            Assert.True(tries < 600 && !_process.HasExited, Output);
            await Task.Delay(100);
        }
    }

    /// <summary>Runs it, serving or with a command, until it ends by itself; gives its exit code.</summary>
    public async Task<int> RunAsync(params string[] command)
    {
        using var process = Start(command);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail("It did not end: " + Output);
        }
        return process.ExitCode;
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As <c>systemctl stop</c> does; gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
    }

    /// <summary>A port that nobody listens to.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Start(params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", ["Pix.Host.dll", .. command])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = Address, ["Demo__Enabled"] = "false",
                ["Content__Directory"] = Path.Combine(AppContext.BaseDirectory, "test-content"),
            },
        };
        foreach (var (name, value) in _settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<bool> IsReadyAsync(PixClient client)
    {
        try
        {
            return (await client.GetAsync("/health/ready")).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
