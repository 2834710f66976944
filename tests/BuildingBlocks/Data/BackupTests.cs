using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Data;

/// <summary>Backups taken and put back by the commands, each in a process of its own as an administrator would run it.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pix-backup-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string Folder(string name) => Path.Combine(_folder, name);

    private sealed record Run(int Code, string Output);

    private static async Task<Run> RunAsync(string data, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Pix.Host.dll"), .. command, "--Database:Directory=" + data, "--Content:Directory=" + Path.Combine(AppContext.BaseDirectory, "test-content")];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output + await error);
    }

    private static async Task SucceedsAsync(string data, params string[] command)
    {
        var run = await RunAsync(data, command);
        Assert.True(run.Code == 0, run.Output);
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> BackupAsync(string name = "backup")
    {
        await using (var app = await PixApp.StartAsync("Database:Directory=" + Folder("data")))
        {
            var campaign = await (await app.OrganiserAsync()).CampaignAsync();
            await (await app.SignUpAsync()).StartAsync(campaign);
        }
        await SucceedsAsync(Folder("data"), "backup", Folder(name));
        return Folder(name);
    }

    [Fact]
    public async Task Taken_while_people_work_and_put_back_elsewhere_it_is_consistent_and_people_go_on_where_they_were()
    {
        var before = new ConcurrentBag<(Person Person, string Test)>();
        TestCampaign campaign;
        await using (var app = await PixApp.StartAsync("Database:Directory=" + Folder("data")))
        {
            var organiser = await app.OrganiserAsync();
            campaign = await organiser.CampaignAsync();
            using var enough = new CancellationTokenSource();
            var firstDone = new TaskCompletionSource();
            var hall = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    var person = await app.SignUpAsync();
                    var test = await person.FinishAsync(campaign);
                    await person.SendResultsAsync(campaign);
                    if (!firstDone.Task.IsCompleted)
                        before.Add((person, test));
                    firstDone.TrySetResult();
                }
            })).ToList();
            await firstDone.Task;
            var backup = SucceedsAsync(Folder("data"), "backup", Folder("backup"));
            await Task.WhenAny(backup, Task.WhenAll(hall)); // who fails says so below
            await enough.CancelAsync();
            await Task.WhenAll(hall);
            await backup;
        }
        Assert.Equal(["accounts.db", "assessments.db", "campaigns.db", "keys"], Directory.EnumerateFileSystemEntries(Folder("backup")).Select(Path.GetFileName).Order());

        await SucceedsAsync(Folder("elsewhere"), "restore", Folder("backup"));
        await SucceedsAsync(Folder("elsewhere"), "check-consistency");
        await using var restored = await PixApp.StartAsync("Database:Directory=" + Folder("elsewhere"));
        foreach (var (person, test) in before)
        {
            using var again = restored.Client();
            again.Cookies.Add(new Uri(restored.Address), person.Client.Cookies.GetAllCookies()); // the keys are there: nobody is signed out
            (await again.GetAsync("/parcours/" + test)).Is(200);
        }
        var organiserAgain = restored.Client();
        organiserAgain.Cookies.Add(new Uri(restored.Address), campaign.Organiser.Client.Cookies.GetAllCookies());
        var there = campaign with { Organiser = campaign.Organiser with { Person = campaign.Organiser.Person with { Client = organiserAgain } } };
        var participants = (int)(await there.ReadAsync())["participants"]!;
        Assert.True(participants >= before.Count);
        await there.UntilAsync(list => (int)list["total"]! == participants); // the read model came by itself
    }

    [Fact]
    public async Task Whoever_was_erased_since_is_erased_again_by_the_databases_that_were_moved_away_and_nobody_else_is()
    {
        string erased, stayed;
        await using (var app = await PixApp.StartAsync("Database:Directory=" + Folder("data")))
        {
            var campaign = await (await app.OrganiserAsync()).CampaignAsync();
            var (leaves, stays) = (await app.SignUpAsync("Zénobie", "Quatremaille"), await app.SignUpAsync());
            await leaves.StartAsync(campaign);
            await SucceedsAsync(Folder("data"), "backup", Folder("backup"));
            (await leaves.Client.PostAsync("/moi/suppression", new { password = People.Password })).Is(202);
            (erased, stayed) = (leaves.Email, stays.Email);
            await app.SignUpAsync(); // since, and lost with what is moved away
        }
        SqliteConnection.ClearAllPools();

        await SucceedsAsync(Folder("back"), "restore", Folder("backup"));
        Assert.Equal((true, true), await MaySignInAsync("back")); // without them nobody can know

        var again = await RunAsync(Folder("elsewhere"), "restore", Folder("backup"), Folder("data"));
        Assert.True(again.Code == 0 && again.Output.Contains("Erased again: 1 people", StringComparison.Ordinal), again.Output);
        Assert.Equal((false, true), await MaySignInAsync("elsewhere"));

        async Task<(bool Erased, bool Stayed)> MaySignInAsync(string data)
        {
            await using var app = await PixApp.StartAsync("Database:Directory=" + Folder(data));
            return (await MayAsync(erased), await MayAsync(stayed));

            async Task<bool> MayAsync(string email) => (await app.Client().PostAsync("/connexion", new { email, password = People.Password })).Status == System.Net.HttpStatusCode.OK;
        }
    }

    [Fact]
    public async Task Databases_that_are_not_what_the_backup_was_taken_from_tell_nothing_about_it()
    {
        await BackupAsync();
        await using (await PixApp.StartAsync("Database:Directory=" + Folder("another")))
        {
        }
        foreach (var (folder, message) in new[] { ("another", "is not what this backup was taken from"), ("nowhere", "has no accounts.db") })
        {
            var run = await RunAsync(Folder("elsewhere"), "restore", Folder("backup"), Folder(folder));
            Assert.True(run.Code == 1 && run.Output.Contains(message, StringComparison.Ordinal), run.Output);
            Assert.Empty(Directory.EnumerateFiles(Folder("elsewhere"), "*.db"));
        }
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        var backup = await BackupAsync();
        var again = await RunAsync(Folder("data"), "backup", backup);
        Assert.Equal((1, true), (again.Code, again.Output.Contains(backup + " exists", StringComparison.Ordinal)));
        var over = await RunAsync(Folder("data"), "restore", backup);
        Assert.Equal((1, true), (over.Code, over.Output.Contains("accounts.db exists", StringComparison.Ordinal)));
        foreach (var file in Directory.EnumerateFiles(Folder("data"), "*.db*"))
            File.Delete(file);
        await File.WriteAllTextAsync(Path.Combine(Folder("data"), "campaigns.db-wal"), "of a process that was killed");
        var log = await RunAsync(Folder("data"), "restore", backup);
        Assert.Equal((1, true), (log.Code, log.Output.Contains("campaigns.db-wal exists", StringComparison.Ordinal)));
        File.Delete(Path.Combine(Folder("data"), "campaigns.db-wal"));
        var keys = await RunAsync(Folder("data"), "restore", backup);
        Assert.Equal((1, true), (keys.Code, keys.Output.Contains("/keys/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("absent", "is not a whole backup: it has no campaigns.db")]
    [InlineData("damaged", "campaigns.db is damaged")]
    [InlineData("newer", "campaigns.db was written by a newer version of this program (29990101000000_Later)")]
    public async Task What_cannot_be_used_is_refused_by_name_and_nothing_takes_its_place(string fault, string message)
    {
        var file = Path.Combine(await BackupAsync(), "campaigns.db");
        if (fault == "absent")
            File.Delete(file);
        else if (fault == "damaged")
            await File.WriteAllBytesAsync(file, [.. (await File.ReadAllBytesAsync(file)).Select((b, i) => i is > 4096 and < 40960 ? (byte)0x5a : b)]);
        else
            await ExecuteAsync(file, """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0.0')""");
        var run = await RunAsync(Folder("elsewhere"), "restore", Folder("backup"));
        Assert.True(run.Code == 1 && run.Output.Contains(message, StringComparison.Ordinal), run.Output);
        Assert.Empty(Directory.EnumerateFiles(Folder("elsewhere"), "*.db"));
    }

    [Fact]
    public async Task Who_follows_a_feed_is_told_that_its_source_was_replaced()
    {
        await BackupAsync();
        await SucceedsAsync(Folder("elsewhere"), "restore", Folder("backup"));
        foreach (var module in new[] { "accounts", "assessments", "campaigns" })
            Assert.NotEqual(await FeedIdAsync(Folder($"backup/{module}.db")), await FeedIdAsync(Folder($"elsewhere/{module}.db")));

        async Task<string> FeedIdAsync(string file)
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT FeedId FROM {Path.GetFileNameWithoutExtension(file)}_feed";
            return (string)(await command.ExecuteScalarAsync())!;
        }
    }
}
