using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pix.Benchmarks;

/// <summary>Where benchmarks run: publishes the Host once, keeps made data between runs, starts processes and ends them.</summary>
internal sealed class Lab : IDisposable
{
    private static readonly string Root = FindRoot();
    private readonly List<ServerProcess> _processes = [];

    public static string Artifacts { get; } = Path.Combine(Root, "artifacts", "benchmarks");

    private static string Published => Path.Combine(Artifacts, "host");

    // Once in a run, whatever it measures.
    private static readonly Lazy<Task> Publishing = new(() => Task.Run(() =>
    {
        Console.Error.WriteLine("publishing the Host…");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Root, "src", "Host"), "-c", "Release", "-o", Published, "-v", "quiet", "--nologo"]))!;
        publish.WaitForExit();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException("the Host could not be published");
    }));

    /// <summary>The published Host on a folder of databases, ready.</summary>
    public async Task<ServerProcess> HostAsync(string data, bool demo = false)
    {
        await Publishing.Value;
        var address = FreeAddress();
        return await StartAsync(address, Path.Combine(Published, "Pix.Host"), ["--urls", address, "--Database:Directory", data, "--contentRoot", Published],
            new() { ["ASPNETCORE_ENVIRONMENT"] = demo ? "Development" : "Production", ["Public__Address"] = address });
    }

    /// <summary>The bare server of the baselines.</summary>
    public Task<ServerProcess> BareAsync(string data)
    {
        Directory.CreateDirectory(data);
        var address = FreeAddress();
        return StartAsync(address, Path.Combine(AppContext.BaseDirectory, "Pix.Benchmarks"), ["baseline", address, data], []);
    }

    /// <summary>A folder of data, made once by <paramref name="make"/>; a later run finds it. Delete <c>artifacts/benchmarks</c> to make all anew.</summary>
    public static async Task<string> DataAsync(string name, Func<string, Task> make)
    {
        var folder = Path.Combine(Artifacts, "data", name);
        if (Directory.Exists(folder))
            return folder;
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, true);
        Directory.CreateDirectory(unfinished);
        Console.Error.WriteLine($"making the data “{name}”…");
        await make(unfinished);
        Directory.Move(unfinished, folder);
        return folder;
    }

    /// <summary>A copy that a benchmark may write to.</summary>
    public static string CopyOf(string folder)
    {
        var copy = Path.Combine(Artifacts, "work", Path.GetFileName(folder));
        if (Directory.Exists(copy))
            Directory.Delete(copy, true);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return copy;
    }

    public void Dispose()
    {
        foreach (var process in _processes)
            process.Dispose();
    }

    private async Task<ServerProcess> StartAsync(string address, string program, string[] arguments, Dictionary<string, string> environment)
    {
        var process = new ServerProcess(address, program, arguments, environment);
        _processes.Add(process);
        await process.ReadyAsync();
        return process;
    }

    private static string FreeAddress()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}");
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pix.Modular.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the repository was not found");
        return folder;
    }
}

/// <summary>A server in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Process _process;

    public ServerProcess(string address, string program, string[] arguments, Dictionary<string, string> environment)
    {
        Address = address;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Clock = clock;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, MaxConnectionsPerServer = 2048 })
        {
            BaseAddress = new(address), Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public string Address { get; }

    public HttpClient Http { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan StartedIn { get; private set; }

    private Stopwatch Clock { get; }

    public async Task ReadyAsync()
    {
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"the server ended with {_process.ExitCode}: {_lines.LastOrDefault()}");
            try
            {
                using var answer = await Http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                    break;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
            await Task.Delay(5);
        }
        StartedIn = Clock.Elapsed;
    }

    /// <summary>Waits until the process has written a line with these words.</summary>
    public async Task SaysAsync(string words)
    {
        while (!_lines.Any(l => l.Contains(words, StringComparison.Ordinal)))
            await Task.Delay(20);
    }

    /// <summary>Resident memory, in MB.</summary>
    public double Memory()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1e6;
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public void Stop()
    {
        if (_process.HasExited)
            return;
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!)
            kill.WaitForExit();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(40)))
            _process.Kill();
    }

    public void Dispose()
    {
        Http.Dispose();
        Stop();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
    }
}
