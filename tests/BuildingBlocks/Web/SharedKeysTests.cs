using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Web;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class SharedKeysTests
{
    [Fact]
    public async Task Many_that_start_at_once_on_an_empty_folder_draw_one_key()
    {
        var folder = Directory.CreateTempSubdirectory("keys-").FullName;
        var processes = Enumerable.Range(0, 8).Select(_ =>
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSharedKeys(folder);
            return services.BuildServiceProvider();
        }).ToList();
        await Task.WhenAll(processes.Select(p => Task.Run(async () =>
        {
            foreach (var work in p.GetServices<IHostedService>())
                await work.StartAsync(CancellationToken.None);
        })));
        Assert.Single(Directory.EnumerateFiles(folder, "key-*.xml"));
        foreach (var process in processes)
            await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
