using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// Counts what people (and other processes for them) are being answered, and passes of loops. Kestrel closes all its
/// endpoints at once, but what is under way may still call a module: <see cref="InMemoryTransport"/> stays until the last
/// one has ended.
/// </summary>
public sealed class RequestsUnderWay
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count = 1; // the process itself, until it stops

    /// <summary>Nobody new is let in.</summary>
    public bool AreTheLast { get; private set; }

    /// <summary>A request has begun.</summary>
    public void Begin() => Interlocked.Increment(ref _count);

    /// <summary>A request has ended.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _count) == 0)
            _ended.TrySetResult();
    }

    /// <summary>Said once, when nobody new is let in: waits until every request has ended, or there is no more time.</summary>
    public async Task EndedAsync(CancellationToken ct)
    {
        // Kestrel tells all endpoints in one go: let it tell the public ones before people are sent to knock again.
        await Task.Yield();
        AreTheLast = true;
        End();
        await _ended.Task.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

internal static class Stopping
{
    /// <summary>Outermost. Connections that are kept alive end with their next answer once nobody new is let in.</summary>
    public static void UseRequestsUnderWay(this WebApplication app)
    {
        var requests = app.Services.GetRequiredService<RequestsUnderWay>();
        app.Use(async (context, next) =>
        {
            if (context.Features.Get<InternalConnection>() is { NeedsToken: false })
            {
                await next(context); // a call in this process belongs to a request, or to a loop
                return;
            }
            requests.Begin();
            try
            {
                if (HttpProtocol.IsHttp11(context.Request.Protocol))
                    context.Response.OnStarting(() =>
                    {
                        if (requests.AreTheLast)
                            context.Response.Headers.Connection = "close";
                        return Task.CompletedTask;
                    });
                await next(context);
            }
            finally
            {
                requests.End();
            }
        });
    }
}
