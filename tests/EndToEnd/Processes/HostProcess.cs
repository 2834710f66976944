using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Pix.Testing;

namespace Pix.EndToEnd.Tests.Processes;

/// <summary>The Host as a process of its own, which can be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly string[] _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    /// <param name="settings">As on the command line: <c>"Internal:Key=…"</c>.</param>
    public HostProcess(params string[] settings)
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        _settings = settings;
    }

    /// <summary>Its public address, which is not the one that people use.</summary>
    public string Address { get; }

    /// <summary>All that it printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts it, again after it was killed, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = AppContext.BaseDirectory };
        string[] arguments =
        [
            "Pix.Host.dll", "--environment=Development", "--Demo:Enabled=false", $"--urls={Address}", $"--contentRoot={AppContext.BaseDirectory}",
            $"--Content:Directory={Path.Combine(AppContext.BaseDirectory, "test-content")}", .. _settings.Select(s => "--" + s),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new PixClient(Address);
        for (var tries = 0; !await IsReadyAsync(client); tries++)
        {
            Assert.True(tries < 300 && !_process.HasExited, Output);
            await Task.Delay(100);
        }
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
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
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsReadyAsync(PixClient client)
    {
        try
        {
            return (await client.GetAsync("/health/ready")).Status == System.Net.HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
