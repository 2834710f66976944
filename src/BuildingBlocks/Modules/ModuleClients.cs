using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client.Configuration;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;
using Pix.BuildingBlocks.Web;

namespace Pix.BuildingBlocks.Modules;

/// <summary>Clients of other modules.</summary>
public static class ModuleClients
{
    /// <summary>Name of the in-memory endpoint that all modules of a process share.</summary>
    internal const string InProcess = "modules";

    // 5000 results by competence, the most that a call may ask for, take more than the 4 MB of the default.
    private const int MaxAnswer = 16 * 1024 * 1024;

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    // A process that is back is called at once, not after two minutes.
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Registers a gRPC client of a module: in this process by default, in another one when settings say so
    /// (<see cref="ModulePlace"/>).
    /// Calls have a deadline of 5 s unless they say otherwise, carry the language of the request that they are made for, and
    /// are repeated twice when the other side is unavailable: every call of our contracts can be repeated.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="module">Whose client.</param>
    /// <param name="name">For a contract that several modules serve: what <see cref="GrpcClientFactory"/> gives this one by.</param>
    /// <param name="patience">Another deadline.</param>
    public static void AddModuleClient<TClient>(this IHostApplicationBuilder builder, string module, string? name = null, TimeSpan? patience = null) where TClient : ClientBase<TClient>
    {
        var (_, isHere, remote) = ModulePlace.Of(builder.Configuration, module);
        var client = (name is null ? builder.Services.AddGrpcClient<TClient>(Configure) : builder.Services.AddGrpcClient<TClient>(name, Configure))
            .ConfigureChannel(o =>
            {
                o.ServiceConfig = new() { MethodConfigs = { Repeated } };
                o.MaxReceiveMessageSize = MaxAnswer;
                o.InitialReconnectBackoff = SoonAgain;
                o.MaxReconnectBackoff = SoonAgain;
            })
            .ConfigurePrimaryHttpMessageHandler(services =>
            {
                var handler = Handler();
                if (remote is null)
                {
                    var transport = services.GetRequiredService<InMemoryTransport>();
                    handler.ConnectCallback = (_, ct) => isHere ? transport.ConnectAsync(InProcess, ct) : throw new IOException($"{module} runs nowhere: Modules:{module}:Address is not set");
                }
                return handler;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers(); // four lines a call that nobody reads
        if (remote is not null)
            client.AddHttpMessageHandler(services => new InternalTokenHandler(services.GetRequiredService<InternalToken>()));

        void Configure(GrpcClientFactoryOptions o)
        {
            o.Address = remote ?? new Uri("http://" + InProcess);
            o.InterceptorRegistrations.Add(new InterceptorRegistration(InterceptorScope.Channel, _ => new Completed(patience ?? Usual)));
        }
    }

    /// <summary>Connections between processes. One whose other end has vanished without a word is given up after a few seconds.</summary>
    internal static SocketsHttpHandler Handler(System.Diagnostics.DistributedContextPropagator? traces = null) => new()
    {
        EnableMultipleHttp2Connections = true,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        KeepAlivePingDelay = TimeSpan.FromSeconds(10),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(3),
        ActivityHeadersPropagator = traces ?? System.Diagnostics.DistributedContextPropagator.Current,
    };

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

    private sealed class Completed(TimeSpan patience) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, Complete(context));

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, Complete(context));

        private ClientInterceptorContext<TRequest, TResponse> Complete<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context)
            where TRequest : class where TResponse : class
        {
            var headers = new Metadata();
            foreach (var entry in context.Options.Headers ?? [])
                headers.Add(entry);
            headers.Add(HeaderNames.AcceptLanguage, Language.Current.Code);
            var options = context.Options.WithHeaders(headers);
            return new(context.Method, context.Host, options.Deadline is null ? options.WithDeadline(DateTime.UtcNow + patience) : options);
        }
    }
}
