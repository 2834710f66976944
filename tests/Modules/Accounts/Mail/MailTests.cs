using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;
using Pix.Accounts.Data;
using Pix.Accounts.Mail;
using Pix.Testing;

namespace Pix.Accounts.Tests.Mail;

public sealed class MailTests
{
    private const string To = "destinataire@example.org";

    private static async Task InviteAsync(PixApp app)
    {
        var admin = await app.OrganiserAsync();
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { To } })).Is(201);
    }

    [Fact]
    public async Task What_a_server_does_not_take_is_sent_again_later_and_arrives_once()
    {
        await using var server = new MailServer(refusals: 2);
        await using var app = await PixApp.StartAsync("Email:Smtp:Host=127.0.0.1", $"Email:Smtp:Port={server.Port}", "Email:Smtp:Security=None", "Email:From=pix@example.org");
        await InviteAsync(app);
        await server.SeenAsync(refused: 1, taken: 0);
        await Task.Delay(1500);
        Assert.Equal(1, server.Refused); // not at once
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await server.SeenAsync(refused: 2, taken: 0);
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await Task.Delay(1500);
        Assert.Equal((2, 0), (server.Refused, server.Taken.Count)); // and each time later
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await server.SeenAsync(refused: 2, taken: 1);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await Task.Delay(1500);
        var message = Assert.Single(server.Taken);
        Assert.Contains("pix@example.org", message);
        Assert.Contains("multipart/alternative", message);
        Assert.Contains(app.Log.Lines, line => line.Contains("could not be sent", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains(To, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_three_days_it_is_given_up_and_the_address_forgotten()
    {
        await using var server = new MailServer(refusals: 1000);
        await using var app = await PixApp.StartAsync("Email:Smtp:Host=127.0.0.1", $"Email:Smtp:Port={server.Port}", "Email:Smtp:Security=None");
        await InviteAsync(app);
        await server.SeenAsync(refused: 1, taken: 0);
        app.Clock.Advance(TimeSpan.FromDays(3));
        for (var tries = 0; tries < 100 && !app.Log.Lines.Any(line => line.Contains("given up", StringComparison.Ordinal)); tries++)
            await Task.Delay(100);
        using var scope = app.Services.CreateScope();
        var row = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Outbox.SingleAsync();
        Assert.Equal((null, null, "", "", ""), (row.DueAt, row.SentAt, row.Address, row.Text, row.Html));
        Assert.Equal(1, server.Refused);
    }

    [Fact]
    public async Task A_server_that_hangs_does_not_hold_a_stop_and_its_mail_is_tried_again()
    {
        var carrier = new HangingCarrier();
        await using var app = await PixApp.StartAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<IMailCarrier>(carrier)));
        await InviteAsync(app);
        await carrier.Began.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await app.DisposeAsync();
        Assert.Contains(app.Log.Lines, line => line.Contains("it is tried again", StringComparison.Ordinal)); // not broken off at the last moment, for want of time
    }

    [Fact]
    public async Task There_is_never_a_second_mail_of_one_key()
    {
        await using var app = await PixApp.StartAsync();
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var now = app.Clock.GetUtcNow();
        db.Add(new OutgoingMail("la-meme", To, new("Objet", "Texte", "<p>Texte</p>"), now));
        await db.SaveChangesAsync();
        Assert.Equal("Objet", (await app.MailAsync(To)).Subject);
        db.Add(new OutgoingMail("la-meme", To, new("Objet", "Texte", "<p>Texte</p>"), now));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await app.MailsAfterAWhileAsync(To));
    }

    [Fact]
    public async Task Sent_its_text_and_its_reader_are_forgotten_and_its_folder_is_ours_alone()
    {
        await using var app = await PixApp.StartAsync();
        await InviteAsync(app);
        var mail = await app.MailAsync(To);
        Assert.Contains("Pix", mail.From);
        using var scope = app.Services.CreateScope();
        for (var tries = 0; tries < 50; tries++)
        {
            var row = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Outbox.AsNoTracking().SingleAsync();
            if (row.SentAt is null && tries < 49)
            {
                await Task.Delay(100);
                continue;
            }
            Assert.NotNull(row.SentAt);
            Assert.Equal((null, "", "", ""), (row.DueAt, row.Address, row.Text, row.Html));
            break;
        }
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(app.MailDirectory));
    }

    [Theory]
    [InlineData("Gagnez sur http://ailleurs.example", "Une personne vous invite")]
    [InlineData("WWW.ailleurs.example", "Une personne vous invite")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script> Antony vous invite")]
    public async Task An_e_mail_carries_no_link_of_whoever_caused_it_and_no_markup(string firstName, string expected)
    {
        await using var app = await PixApp.StartAsync();
        var admin = await app.OrganiserAsync();
        await app.RenameAsync(admin.Person, firstName, "Antony");
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { To } })).Is(201);
        var mail = await app.MailAsync(To);
        Assert.Contains(expected, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ailleurs", mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("ailleurs", mail.Subject, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public async Task Outside_development_a_folder_instead_of_a_server_is_warned_of(string environment, bool warned)
    {
        await using var app = await PixApp.StartAsync("environment=" + environment, "Public:Address=https://pix.example.org");
        Assert.Equal(warned, app.Log.Lines.Any(line => line.StartsWith("Warning Pix.Accounts.Mail.MailFolder", StringComparison.Ordinal)));
    }

    /// <summary>A mail server that first refuses so many messages, then takes them.</summary>
    private sealed class HangingCarrier : IMailCarrier
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task;

        public Task CarryAsync(string id, MimeMessage message, CancellationToken ct)
        {
            _began.TrySetResult();
            return Task.Delay(Timeout.Infinite, ct);
        }
    }

    private sealed class MailServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _work;
        private int _refusals;

        public MailServer(int refusals)
        {
            _refusals = refusals;
            _listener.Start();
            _work = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
        public int Refused { get; private set; }
        public List<string> Taken { get; } = [];

        public async Task SeenAsync(int refused, int taken)
        {
            for (var tries = 0; tries < 100 && (Refused, Taken.Count) != (refused, taken); tries++)
                await Task.Delay(100);
            Assert.Equal((refused, taken), (Refused, Taken.Count));
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _work;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await TalkAsync(client.GetStream());
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // stopped
            }
        }

        private async Task TalkAsync(NetworkStream stream)
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) && _refusals > 0)
                {
                    _refusals--;
                    Refused++;
                    await writer.WriteLineAsync($"451 <{To}> later");
                }
                else if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var message = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } part && part != ".")
                        message.AppendLine(part);
                    Taken.Add(message.ToString());
                    await writer.WriteLineAsync("250 ok");
                }
                else
                {
                    await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
                    if (line == "QUIT")
                        return;
                }
            }
        }
    }
}
