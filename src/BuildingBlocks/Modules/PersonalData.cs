using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;
using Pix.PersonalData.V1;
using PersonalDataClient = Pix.PersonalData.V1.PersonalData.PersonalDataClient;

namespace Pix.BuildingBlocks.Modules;

/// <summary>Who is erased.</summary>
/// <param name="PersonId">Found nowhere afterwards.</param>
/// <param name="NewPersonId">Nobody's: what is kept stands under it.</param>
public sealed record Erasure(string PersonId, string NewPersonId);

/// <summary>
/// What a table of a module, or a few that belong together, hold on people. A class of this kind in a module is found by
/// itself (Scrutor); every table that holds something of a person needs one, and a test says so.
/// </summary>
public interface IPersonalDataSource
{
    /// <summary>The key in the person's file: camelCase, unique in the module.</summary>
    string Name { get; }

    /// <summary>What it is, in a sentence for the person.</summary>
    string About { get; }

    /// <summary>All that is held on the person, as objects that become JSON: no secret, hash or token, and no verdict that they may not see yet.</summary>
    IAsyncEnumerable<object> ExportAsync(string personId, CancellationToken ct);

    /// <summary>
    /// Takes away all that tells who the person was; what must stay gets <see cref="Erasure.NewPersonId"/>. Whoever calls it
    /// has opened a transaction of the module, saves and commits. Repeatable.
    /// </summary>
    Task EraseAsync(Erasure erasure, CancellationToken ct);
}

/// <summary>All modules, wherever they run, seen as keepers of personal data: for Accounts.</summary>
public sealed class PersonalDataOfModules(GrpcClientFactory clients, IReadOnlyList<IModule> modules)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What every module holds on a person: module → section → <c>{about, records}</c>. Throws when one cannot be asked: nothing half.</summary>
    public async Task<JsonObject> ExportAsync(string personId, CancellationToken ct)
    {
        var all = new JsonObject();
        foreach (var module in modules)
        {
            var sections = new JsonObject();
            using var call = Client(module).Export(new() { Module = module.Name, PersonId = personId }, cancellationToken: ct);
            await foreach (var section in call.ResponseStream.ReadAllAsync(ct))
            {
                if (sections[section.Name] is not { } there)
                    sections[section.Name] = there = new JsonObject { ["about"] = section.About, ["records"] = new JsonArray() };
                foreach (var record in section.Records)
                    there["records"]!.AsArray().Add(JsonNode.Parse(record));
            }
            all[Json.Name(module.Name)] = sections;
        }
        return all;
    }

    /// <summary>
    /// Asks every module, also when one before it could not be asked; throws then. In the order of the Host's list: who
    /// follows a feed is asked once its source holds nothing any more, and cannot read it there again.
    /// </summary>
    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var module in modules)
        {
            try
            {
                await Client(module).EraseAsync(new() { Module = module.Name, PersonId = erasure.PersonId, NewPersonId = erasure.NewPersonId }, cancellationToken: ct);
            }
            catch (RpcException e) when (!ct.IsCancellationRequested)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
            }
        }
        failure?.Throw();
    }

    private PersonalDataClient Client(IModule module) => clients.CreateClient<PersonalDataClient>(NameOf(module));

    private static string NameOf(IModule module) => "PersonalData of " + module.Name;

    internal static void AddTo(IHostApplicationBuilder builder, IReadOnlyList<IModule> modules)
    {
        foreach (var module in modules)
            builder.AddModuleClient<PersonalDataClient>(module.Name, NameOf(module), Patience);
        builder.Services.AddSingleton<PersonalDataOfModules>();
        builder.Services.Scan(scan => scan.FromAssemblies(modules.Select(m => m.GetType().Assembly))
            .AddClasses(c => c.AssignableTo<IPersonalDataSource>(), publicOnly: false).As<IPersonalDataSource>().WithScopedLifetime());
    }
}

/// <summary>The sources of one module.</summary>
public static class PersonalDataSources
{
    /// <summary>Those that a module brought along.</summary>
    public static IEnumerable<IPersonalDataSource> Of(this IEnumerable<IPersonalDataSource> sources, Type module) =>
        sources.Where(s => s.GetType().Assembly == module.Assembly);
}

/// <summary>Answers for every module of this process. What each call means stands in personal_data.proto.</summary>
internal sealed class PersonalDataService(
    IReadOnlyList<IModule> modules, IReadOnlyList<ModulePlace> places, IEnumerable<IPersonalDataSource> sources, IEnumerable<ModuleDatabase> databases, IServiceProvider services) : PersonalData.V1.PersonalData.PersonalDataBase
{
    // Half a message's limit, which a record's own length cannot reach.
    private const int Full = 1024 * 1024;

    public override async Task Export(ExportRequest request, IServerStreamWriter<Section> responseStream, ServerCallContext context)
    {
        foreach (var source in sources.Of(Find(request.Module)))
        {
            var section = new Section { Name = source.Name, About = source.About };
            var length = 0;
            await foreach (var record in source.ExportAsync(request.PersonId, context.CancellationToken))
            {
                var json = JsonSerializer.Serialize(record, Json.Options);
                section.Records.Add(json);
                length += json.Length;
                if (length < Full)
                    continue;
                await responseStream.WriteAsync(section, context.CancellationToken);
                (section, length) = (new Section { Name = source.Name }, 0);
            }
            await responseStream.WriteAsync(section, context.CancellationToken);
        }
    }

    public override async Task<EraseReply> Erase(EraseRequest request, ServerCallContext context)
    {
        var mine = sources.Of(Find(request.Module)).ToList();
        var db = (ModuleDb)services.GetRequiredService(databases.Single(d => d.Module == request.Module).Context);
        await db.InTransactionAsync(async ct =>
        {
            foreach (var source in mine)
                await source.EraseAsync(new(request.PersonId, request.NewPersonId), ct);
            await db.SaveChangesAsync(ct);
        }, context.CancellationToken);
        return new();
    }

    // A module that is left out has no data here, whatever lies in an old file of it: its process must be asked.
    private Type Find(string name) => places.Any(p => p.Module == name && p.IsHere) ? modules.Single(m => m.Name == name).GetType()
        : throw new RpcException(new Status(StatusCode.Unimplemented, $"{name} does not run here"));
}
