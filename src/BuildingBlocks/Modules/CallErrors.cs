using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// On the called side: a <see cref="Problem"/> becomes a status, a busy database "unavailable"; whatever happens after
/// the caller left is a cancellation, not a fault (an abandoned stream makes writes fail in odd ways).
/// </summary>
internal sealed class CallErrors : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
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
            throw new RpcException(new Status(StatusCode.Unavailable, "the database is busy"));
        }
    }
}
