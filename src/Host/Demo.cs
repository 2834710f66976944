using Microsoft.AspNetCore.Hosting.Server;
using Pix.BuildingBlocks.Modules;

namespace Pix.Host;

/// <summary>
/// In Development (<c>Demo:Enabled</c>), a university with its people and campaigns, so that there is something to look
/// at. Each module writes its own chapter of the story once; starting again changes nothing.
/// </summary>
internal sealed class Demo(IServiceProvider services, IServer server, IHostApplicationLifetime lifetime) : BackgroundService
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

        using var scope = services.CreateScope();
        var story = DemoStories.UniversiteBlaison(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        foreach (var chapter in scope.ServiceProvider.GetServices<IDemoData>())
            await chapter.WriteAsync(story, stoppingToken);

        Console.WriteLine($"""

              {string.Join("  ", server.PublicAddresses())}

              Organiser    {story.Organiser.Email}    (/orga/{story.OrganisationSlug}/campagnes)
              Participant  {story.Participant.Email}
              Password     {story.Password}

            """);
    }
}
