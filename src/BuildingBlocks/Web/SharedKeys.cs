using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// The keys of session cookies and form tokens: a folder that all processes share. Of several that start at once on an empty
/// one, one draws the first key: with two, each process would not know the other's sessions for a day.
/// </summary>
internal static class SharedKeys
{
    public static void AddSharedKeys(this IServiceCollection services, string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddHostedService(s => new FirstKey(folder, s.GetRequiredService<IDataProtectionProvider>())); // before the framework's own, which draws one too
        services.AddDataProtection().SetApplicationName("Pix.Modular").PersistKeysToFileSystem(new(folder));
    }

    private sealed class FirstKey(string folder, IDataProtectionProvider keys) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var turn = await TurnAsync(cancellationToken);
            keys.CreateProtector(nameof(FirstKey)).Protect([]); // draws a key when there is none
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private async Task<FileStream> TurnAsync(CancellationToken ct)
        {
            while (true)
            {
                try
                {
                    return new(Path.Combine(folder, ".turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                }
                catch (IOException) when (File.Exists(Path.Combine(folder, ".turn")))
                {
                    await Task.Delay(50, ct); // another process has it; its end lets go of it
                }
            }
        }
    }
}
