using Microsoft.AspNetCore.Hosting.Server;
using Pix.BuildingBlocks.Modules;

namespace Pix.Host;

/// <summary>
/// In Development (<c>Demo:Enabled</c>), a university with its people and campaigns, so that there is something to look
/// at. Each module writes its own chapter of the story once; starting again changes nothing.
/// </summary>
internal sealed class Demo(IServiceProvider services, IServer server, IHostApplicationLifetime lifetime, IConfiguration configuration) : BackgroundService
{
    public static void AddTo(WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue("Demo:Enabled", builder.Environment.IsDevelopment()))
            builder.Services.AddHostedService<Demo>();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Modules call each other while they write: wait until the process listens.
        await lifetime.StartedAsync(stoppingToken);

        var story = DemoStories.UniversiteBlaison(services.GetRequiredService<TimeProvider>().GetUtcNow());
        while (!await TellAsync(story, stoppingToken))
            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);

        Console.WriteLine($"""

              {string.Join("  ", server.PublicAddresses(configuration))}

              Organiser    {story.Organiser.Email}    (/orga/{story.OrganisationSlug}/campagnes)
              Participant  {story.Participant.Email}
              Password     {story.Password}

            """);
    }

    // Another process may not be there yet, or be telling the same chapter at the same time: what is missing is told again.
    private async Task<bool> TellAsync(DemoStory story, CancellationToken ct)
    {
        try
        {
            using var scope = services.CreateScope();
            foreach (var chapter in scope.ServiceProvider.GetServices<IDemoData>())
                await chapter.WriteAsync(story, ct);
            return true;
        }
        catch (Exception e) when (e is Grpc.Core.RpcException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            return false;
        }
    }
}
