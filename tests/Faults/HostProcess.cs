using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>The Host as a process of its own, always on the same port and the same databases, which can be killed.</summary>
internal sealed class HostProcess(string directory) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

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
    public async Task<int> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
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

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["Pix.Host.dll", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = Address, ["Demo__Enabled"] = "false", ["RateLimits__Enabled"] = "false",
                ["Database__Directory"] = directory, ["Content__Directory"] = Path.Combine(AppContext.BaseDirectory, "test-content"),
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
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
