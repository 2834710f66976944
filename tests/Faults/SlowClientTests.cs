using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>Clients that keep a connection and do not use it: it is taken from them, everybody else is served, and the log is quiet.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private const int Lines = 6_000, Batch = 1000, Reports = 300, Leavers = 200, OfOwnData = 20;

    private readonly Files _files = new();
    private CommandLog _commands = null!;
    private PixApp _app = null!;
    private TestCampaign _campaign = null!;
    private Person _person = null!;
    private int _before;

    public async ValueTask InitializeAsync()
    {
        // Who reads too slowly is given up in seconds: the product gives minutes to who has megabytes in the buffers of the network.
        _app = await Sites.StartAsync(builder => builder.Services.PostConfigure<KestrelServerOptions>(o =>
            o.Limits.MinResponseDataRate = new(o.Limits.MinResponseDataRate!.BytesPerSecond * 100_000, TimeSpan.FromSeconds(2))), ["Database:Directory=" + _files.Directory, "Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel=Debug"]);
        _campaign = await _app.CampaignOfThreeAsync();
        _person = await _app.SignUpAsync(lastName: new string('É', 200));
        var test = await _person.StartAsync(_campaign);
        (await _person.Client.PostAsync($"/parcours/{test}/signalements", new { challengeId = "panne-de-test-2-a", category = "question", comment = new string('x', 10_000) })).Is(201);
        await _campaign.UntilCountsAsync(started: 1);
        await MultiplyAsync("reporting", "participants", Lines);
        await MultiplyAsync("assessments", "problem_reports", Reports);
        _before = _app.Log.Lines.Count;
        _commands = new();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _commands.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_body_that_comes_a_byte_at_a_time_is_given_up()
    {
        using var slow = await ConnectAsync();
        await using var stream = new NetworkStream(slow);
        await stream.WriteAsync("POST /connexion HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"u8.ToArray());
        var answer = ReadAsync(stream);
        while (!answer.IsCompleted)
        {
            await TryAsync(async () => await stream.WriteAsync(" "u8.ToArray()));
            (await _app.Client().GetAsync("/health/ready")).Is(200);
            await Task.Delay(100); // that slow
        }
        Assert.StartsWith("HTTP/1.1 408 ", await answer, StringComparison.Ordinal);
        Quiet();
    }

    [Fact]
    public async Task A_download_that_nobody_reads_is_broken_off()
    {
        using var slow = await AskAsync(_campaign.Organiser.Client, _campaign.Report("resultats.csv"));
        await using var stream = new NetworkStream(slow);
        await Sites.UntilAsync(() => _app.Log.Lines.Any(l => l.Contains("minimum data rate", StringComparison.Ordinal)), "the connection was given up");
        await Sites.UntilAsync(() => _commands.OpenConnections(_files.PathOf("reporting")) == 0, "the connection to the database was given back");
        await UsualAsync();
        Assert.False((await ReadAsync(stream)).EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal), "it ended as if it were whole");
        Quiet();
    }

    [Fact]
    public async Task Two_hundred_who_leave_in_the_middle_of_a_download_leave_nothing_behind()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, Leavers), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            using var leaver = i < OfOwnData ? await AskAsync(_person.Client, "/moi/donnees") : await AskAsync(_campaign.Organiser.Client, _campaign.Report("resultats.csv"));
            Assert.Equal(1, await leaver.ReceiveAsync(new byte[1]));
            leaver.LingerState = new(enable: true, seconds: 0); // at once, and without a word
        });
        foreach (var module in Files.Modules)
            await Sites.UntilAsync(() => _commands.OpenConnections(_files.PathOf(module)) == 0, $"every connection to {module} was given back");
        var read = _commands.Sent.Count(c => c.Database == _files.PathOf("reporting") && c.Sql.Contains("json_each", StringComparison.Ordinal));
        Assert.InRange(read, 1, (Leavers - OfOwnData) * (Lines / Batch) / 2); // most of what there was to read was not
        TestContext.Current.TestOutputHelper!.WriteLine($"{read} batches read of {(Leavers - OfOwnData) * (Lines / Batch)}");
        await UsualAsync();
        Quiet();
    }

    private async Task UsualAsync()
    {
        (await _person.Client.GetAsync("/moi/donnees")).Is(200);
        (await _campaign.Organiser.Client.GetAsync(_campaign.Report("participants"))).Is(200);
        Assert.Equal(Lines + 2, (await _campaign.Organiser.Client.GetAsync(_campaign.Report("resultats.csv"))).Is(200).Body.Split('\n').Length - 1);
    }

    // Of requests, the server and the databases: on a machine that is busy itself, calls of loops come too late now and then.
    private void Quiet() => Assert.DoesNotContain(_app.Log.Lines.Skip(_before), l =>
        (l.StartsWith("Error ", StringComparison.Ordinal) || l.StartsWith("Warning ", StringComparison.Ordinal)) && l.Split(' ')[1] is var by && (by.StartsWith("Pix.Problems", StringComparison.Ordinal) || by.StartsWith("Microsoft.", StringComparison.Ordinal)));

    // A row again and again, under other ids.
    private async Task MultiplyAsync(string module, string table, int copies)
    {
        await using var connection = new SqliteConnection($"Data Source={_files.PathOf(module)};Pooling=False");
        await connection.OpenAsync();
        var columns = await Rows.ReadAsync(connection, $"SELECT name FROM pragma_table_info('{table}')", r => r.GetString(0));
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {copies})
            INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(c => c == "Id" ? "printf('%026d', i)" : c))} FROM {table}, n
            """;
        Assert.Equal(copies, await command.ExecuteNonQueryAsync());
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096, NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", new Uri(_app.Address).Port);
        return socket;
    }

    private async Task<Socket> AskAsync(PixClient client, string path)
    {
        var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nCookie: {client.Cookies.GetCookieHeader(new(_app.Address))}\r\n\r\n"));
        return socket;
    }

    // All that comes until the other side ends it, whichever way.
    private static async Task<string> ReadAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await TryAsync(() => stream.CopyToAsync(all));
        return Encoding.UTF8.GetString(all.ToArray());
    }

    private static async Task TryAsync(Func<Task> use)
    {
        try
        {
            await use();
        }
        catch (IOException)
        {
            // closed
        }
    }
}
