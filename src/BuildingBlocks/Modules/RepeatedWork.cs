using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// Work that a module does again and again in the background, with services of its own each time. It begins once the
/// process listens, since modules call each other, and begins no pass once it is told to stop; a pass that fails is
/// logged and tried again.
/// </summary>
public abstract partial class RepeatedWork(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger logger) : BackgroundService
{
    /// <summary>Between two passes.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>One pass. True: there is more to do at once.</summary>
    protected abstract Task<bool> PassAsync(IServiceProvider services, CancellationToken ct);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stops = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        var ct = stops.Token;
        await lifetime.StartedAsync(ct);
        var failures = 0;
        while (!ct.IsCancellationRequested)
        {
            var more = false;
            try
            {
                using var scope = scopes.CreateScope();
                var underWay = scope.ServiceProvider.GetRequiredService<RequestsUnderWay>();
                underWay.Begin();
                try
                {
                    more = await PassAsync(scope.ServiceProvider, stoppingToken);
                }
                finally
                {
                    underWay.End();
                }
                failures = 0;
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                return; // broken off, for want of time: each library has an exception of its own for it
            }
            catch (Exception e)
            {
                if (failures++ % 100 == 0) // what stays broken is said again now and then, not twice a second
                    LogFailure(logger, e, GetType().Name);
            }
            if (!more)
                await Task.Delay(Pause, ct);
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "{Work} failed; it is tried again")]
    private static partial void LogFailure(ILogger logger, Exception e, string work);
}

/// <summary>The life of the process.</summary>
public static class Lifetimes
{
    /// <summary>Waits until the process listens.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(ct);
    }
}
