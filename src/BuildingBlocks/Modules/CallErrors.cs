using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// On the called side: a <see cref="Problem"/> becomes a status, a busy database "unavailable"; whatever happens after
/// the caller left is a cancellation, not a fault (an abandoned stream makes writes fail in odd ways).
/// </summary>
internal sealed class CallErrors : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        ExplainAsync(() => continuation(request, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        ExplainAsync(async () => { await continuation(request, responseStream, context); return true; }, context);

    private static async Task<T> ExplainAsync<T>(Func<Task<T>> call, ServerCallContext context)
    {
        try
        {
            return await call();
        }
        catch (Problem problem)
        {
            throw new RpcException(new Status(problem.AsStatusCode(), problem.Message));
        }
        catch (Exception e) when (e is not RpcException && context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(Status.DefaultCancelled);
        }
        catch (Exception e) when (Data.DatabaseErrors.IsBusy(e))
        {
            throw new RpcException(new Status(StatusCode.Unavailable, Data.DatabaseErrors.ReasonOf(e)));
        }
    }
}
