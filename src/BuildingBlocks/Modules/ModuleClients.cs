using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client.Configuration;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pix.BuildingBlocks.Modules;

/// <summary>Clients of other modules.</summary>
public static class ModuleClients
{
    /// <summary>Name of the in-memory endpoint that all modules of a process share.</summary>
    internal const string InProcess = "modules";

    // 5000 results by competence, the most that a call may ask for, take more than the 4 MB of the default.
    private const int MaxAnswer = 16 * 1024 * 1024;

    /// <summary>
    /// Registers a gRPC client of a module: in this process by default, in another one when
    /// <c>Modules:{module}:Address</c> is set (an http or https address of that process' <c>Internal:Url</c>).
    /// Calls have a deadline of 5 s unless they say otherwise, and are repeated twice when the other side is unavailable:
    /// every call of our contracts can be repeated.
    /// </summary>
    public static void AddModuleClient<TClient>(this IHostApplicationBuilder builder, string module) where TClient : ClientBase<TClient>
    {
        var remote = builder.Configuration.GetValue<Uri?>($"Modules:{module}:Address");
        var client = builder.Services.AddGrpcClient<TClient>(o =>
            {
                o.Address = remote ?? new Uri("http://" + InProcess);
                o.InterceptorRegistrations.Add(new InterceptorRegistration(InterceptorScope.Channel, _ => new Deadlines()));
            })
            .ConfigureChannel(o =>
            {
                o.ServiceConfig = new() { MethodConfigs = { Repeated } };
                o.MaxReceiveMessageSize = MaxAnswer;
            })
            .ConfigurePrimaryHttpMessageHandler(services =>
            {
                var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false, UseCookies = false };
                if (remote is null)
                {
                    var transport = services.GetRequiredService<InMemoryTransport>();
                    handler.ConnectCallback = (_, ct) => transport.ConnectAsync(InProcess, ct);
                }
                return handler;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        if (remote is not null)
            client.AddHttpMessageHandler(services => new InternalTokenHandler(services.GetRequiredService<InternalToken>()));
    }

    private static MethodConfig Repeated => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new()
        {
            MaxAttempts = 3,
            InitialBackoff = TimeSpan.FromMilliseconds(50),
            MaxBackoff = TimeSpan.FromMilliseconds(500),
            BackoffMultiplier = 4,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    private sealed class Deadlines : Interceptor
    {
        private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, WithDeadline(context));

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, WithDeadline(context));

        private static ClientInterceptorContext<TRequest, TResponse> WithDeadline<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context)
            where TRequest : class where TResponse : class =>
            context.Options.Deadline is not null
                ? context
                : new(context.Method, context.Host, context.Options.WithDeadline(DateTime.UtcNow + Usual));
    }
}
