using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Pix.Testing;

namespace Pix.Accounts.Tests.DeleteAccount;

/// <summary>Assessments is another process here, which can be away.</summary>
public sealed class ModuleElsewhereTests : IAsyncLifetime
{
    private readonly string _here = Directory.CreateTempSubdirectory("pix-here-").FullName, _there = Directory.CreateTempSubdirectory("pix-there-").FullName;
    private readonly string _address = $"http://127.0.0.1:{FreePort()}", _front = $"http://127.0.0.1:{FreePort()}";
    private PixApp _app = null!, _assessments = null!;

    public async ValueTask InitializeAsync()
    {
        _assessments = await StartAssessmentsAsync();
        _app = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _assessments.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_here, recursive: true);
        Directory.Delete(_there, recursive: true);
    }

    private Task<PixApp> StartAsync() => StartAsync(_here, _front, "Modules:Assessments:Enabled=false", "Modules:Assessments:Address=" + _address);

    private Task<PixApp> StartAssessmentsAsync() => StartAsync(_there, _address, [.. new[] { "Accounts", "Campaigns", "Reporting" }.SelectMany(m => (string[])[$"Modules:{m}:Enabled=false", $"Modules:{m}:Address={_front}"])]);

    private Task<PixApp> StartAsync(string directory, string address, params string[] places) => PixApp.StartAsync(
        ["Database:Directory=" + directory, "Keys:Directory=" + Path.Combine(_here, "keys"), "Internal:Url=" + address, "Internal:Key=a-key-for-tests-of-more-than-32-characters", .. places]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> HoldsAsync(PixApp app, string word) => (await app.RowsAsync()).Any(r => r.ToString().Contains(word, StringComparison.Ordinal));

    [Fact]
    public async Task A_module_that_is_down_delays_the_erasure_and_loses_nothing_of_it()
    {
        var campaign = await (await _app.OrganiserAsync()).CampaignAsync();
        var person = await _app.SignUpAsync();
        await person.StartAsync(campaign);
        await campaign.UntilCountsAsync(started: 1);
        Assert.True(await HoldsAsync(_assessments, person.Id));
        Assert.Contains(campaign.Id, (await person.Client.GetAsync("/moi/donnees")).Is(200).Json["modules"]!["campaigns"]!.ToJsonString() + campaign.Id);
        Assert.Single((await person.Client.GetAsync("/moi/donnees")).Is(200).Json["modules"]!["assessments"]!["tests"]!["records"]!.AsArray());

        await _assessments.DisposeAsync();
        var unavailable = (await person.Client.GetAsync("/moi/donnees")).Is(503);
        Assert.Equal("application/problem+json", unavailable.ContentHeaders.ContentType!.MediaType);
        Assert.Null(unavailable.ContentHeaders.ContentDisposition);
        (await person.Client.PageAsync("/moi/donnees")).Is(503);

        (await person.Client.PostAsync("/moi/suppression", new { password = People.Password })).Is(202);
        (await person.Client.GetAsync("/moi")).Is(401);
        await UntilAsync(async () => (await campaign.ParticipantsAsync())["items"]![0]!["lastName"]!.ToString() == "Participant supprimé");
        _app.Clock.Advance(TimeSpan.FromSeconds(40));
        await UntilAsync(() => Task.FromResult(_app.Log.Lines.Count(l => l.Contains("is not confirmed by every module", StringComparison.Ordinal)) >= 2));
        Assert.Equal(1, await _app.ErasuresAsync());

        await _app.DisposeAsync(); // and a crash meanwhile
        _app = await StartAsync();
        Assert.Equal(1, await _app.ErasuresAsync());
        _assessments = await StartAssessmentsAsync();
        Assert.True(await HoldsAsync(_assessments, person.Id));
        foreach (var app in new[] { _app, _assessments })
            app.Clock.Advance(TimeSpan.FromMinutes(10));
        await _app.ErasedAsync();
        Assert.False(await HoldsAsync(_app, person.Id));
        Assert.False(await HoldsAsync(_assessments, person.Id));
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        for (var tries = 0; !await done(); tries++)
        {
            Assert.True(tries < 300, "it never happened");
            await Task.Delay(100);
        }
    }
}
