using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using FastEndpoints;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Data;

namespace Pix.SqlServer.Tests.Queries;

/// <summary>A statement as SQL Server would get it.</summary>
/// <param name="Slice">What asked: an endpoint, a gRPC method, or a loop.</param>
/// <param name="Schema">The module's.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">As a procedure declares them.</param>
internal sealed record Statement(string Slice, string Schema, string Sql, string Parameters);

/// <summary>
/// Listens to a Host that works on SQLite, and says everything to the provider of SQL Server too: each query, with its values,
/// and each change set. Nothing is sent anywhere; what would have been is kept.
/// </summary>
internal sealed class Recorder(IHttpContextAccessor requests)
{
    private readonly ConcurrentDictionary<Statement, bool> _statements = new();
    private readonly ConcurrentDictionary<string, bool> _methods = new(), _faults = new();

    /// <summary>Every statement, once for each slice.</summary>
    public IReadOnlyCollection<Statement> Statements => (IReadOnlyCollection<Statement>)_statements.Keys;

    /// <summary>Methods of ours that were running when a query or a change set was sent, or that wrote a part of it.</summary>
    public IReadOnlyCollection<string> Methods => (IReadOnlyCollection<string>)_methods.Keys;

    /// <summary>What the provider of SQL Server cannot say.</summary>
    public IReadOnlyCollection<string> Faults => (IReadOnlyCollection<string>)_faults.Keys;

    /// <summary>Makes a Host's databases tell everything to a recorder.</summary>
    public static void Listen(WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Recorder>();
        var configure = new Action<IServiceCollection>(Configure<DbContext>).Method.GetGenericMethodDefinition();
        foreach (var database in builder.Services.Select(s => s.ImplementationInstance).OfType<ModuleDatabase>().ToList())
            configure.MakeGenericMethod(database.Context).Invoke(null, [builder.Services]);
    }

    private static void Configure<TContext>(IServiceCollection services) where TContext : DbContext => services.ConfigureDbContext<TContext>(
        o => o.ReplaceService<IQueryCompiler, ListeningQueryCompiler>().AddInterceptors(ListeningToChanges.Instance));

    /// <summary>A query that is about to run.</summary>
    public void Query<TResult>(DbContext sqlite, Expression query)
    {
        foreach (var closure in Origins.Of(query))
            _methods.TryAdd(closure, true);
        Say(sqlite, server => server.RunAsync<TResult>(query));
    }

    /// <summary>A change set that is about to be saved.</summary>
    public void Changes(DbContext sqlite) => Say(sqlite, server => server.SaveAsync(sqlite));

    private void Say(DbContext sqlite, Func<Server, Task> say)
    {
        var methods = new StackTrace().GetFrames().Select(f => f.GetMethod())
            .Where(m => m?.DeclaringType?.Assembly is { } a && IsProduct(a)).Select(m => $"{m!.DeclaringType!.FullName}.{m.Name}").ToList();
        if (methods.Count == 0)
            return; // a test that looks into the database
        foreach (var method in methods)
            _methods.TryAdd(method, true);
        var slice = SliceOf(requests.HttpContext?.GetEndpoint())
                    ?? CallSites.TypeOf(methods.Find(m => !m.StartsWith("Pix.BuildingBlocks.", StringComparison.Ordinal)) ?? methods[0]);
        using var server = new Server(sqlite);
        try
        {
            say(server).GetAwaiter().GetResult(); // nothing in it waits: no server is there
        }
        catch (Exception e) when (server.Sent.Count > 0 && e is InvalidOperationException or DbUpdateException)
        {
            // there was no answer to the statement, which is kept
        }
        catch (Exception e)
        {
            _faults.TryAdd($"{slice}: {e.GetType().Name} {e.Message}", true);
        }
        if (server.Sent.Count == 0 && server.Expects)
            _faults.TryAdd($"{slice}: nothing was sent", true);
        foreach (var (sql, parameters) in server.Sent)
            _statements.TryAdd(new(slice, server.Db.Schema, sql, parameters), true);
    }

    private static bool IsProduct(Assembly assembly) =>
        assembly == Product.Host || assembly == Product.BuildingBlocks || Product.Modules.Any(m => m.Assembly == assembly);

    /// <summary>What an endpoint is called here.</summary>
    public static string? SliceOf(Endpoint? endpoint) => endpoint is null ? null
        : endpoint.Metadata.GetMetadata<EndpointDefinition>()?.EndpointType.FullName
          ?? (endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is { } grpc ? $"{grpc.ServiceType.FullName}.{grpc.Method.Name}" : endpoint.DisplayName);
}
