using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FastEndpoints;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pix.BuildingBlocks.Web;

namespace Pix.Host;

/// <summary><c>/openapi/v1.json</c>: every route, as programs see it.</summary>
internal static partial class OpenApi
{
    public static void AddTo(WebApplicationBuilder builder) => builder.Services
        .ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions))
        .AddOpenApi("v1", o =>
        {
            o.AddOperationTransformer<Operations>();
            o.AddDocumentTransformer((document, context, _) =>
            {
                document.Info = new() { Title = "Pix.Modular", Version = "1", Description = "Every page is also an API: Accept application/json. Sign in with POST /connexion; the session is a cookie." };
                document.Servers = [];
                return Task.CompletedTask;
            });
        });

    public static void MapDocument(this WebApplication app)
    {
        // Making it takes a quarter of a second of a processor, and anybody may ask: it is made once.
        var made = new Lazy<Task<string>>(async () =>
        {
            var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(CancellationToken.None);
            return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        });
        app.MapGet("/openapi/v1.json", async () => Results.Content(await made.Value, "application/json", System.Text.Encoding.UTF8)).ExcludeFromDescription().AllowAnonymous();
    }

    /// <summary>
    /// What FastEndpoints does not tell: which members of a request stand in the route or the query, that forms are taken
    /// too, and how a problem looks.
    /// </summary>
    private sealed class Operations : IOpenApiOperationTransformer
    {
        public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().FirstOrDefault() is not { } endpoint)
                return;
            var path = context.Description.RelativePath ?? "";
            var reads = context.Description.HttpMethod is "GET" or "HEAD";
            operation.OperationId = endpoint.EndpointType.FullName!.Split('.')[1] + "." + endpoint.EndpointType.Name.Replace("Endpoint", "", StringComparison.Ordinal);
            operation.Tags = new HashSet<OpenApiTagReference> { new(endpoint.EndpointType.FullName.Split('.')[1]) };
            var routed = RouteParameter().Matches(path).Select(m => m.Groups[1].Value).ToList();
            operation.Parameters = [.. routed.Select(name => (IOpenApiParameter)new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } })];

            var members = endpoint.ReqDtoType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.CanWrite && !routed.Contains(Json.Name(p.Name), StringComparer.OrdinalIgnoreCase)).ToList();
            if (reads)
                foreach (var member in members)
                    operation.Parameters.Add(new OpenApiParameter { Name = Json.Name(member.Name), In = ParameterLocation.Query, Schema = await context.GetOrCreateSchemaAsync(member.PropertyType, null, cancellationToken) });
            operation.RequestBody = reads || members.Count == 0 ? null : await BodyAsync(members, context, cancellationToken);

            operation.Responses ??= [];
            if (reads && operation.Responses.Remove("204"))
                operation.Responses["200"] = new OpenApiResponse
                {
                    Description = "The model, or the page of the same model",
                    Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new(), ["text/html"] = new() },
                };
            if (!reads)
                operation.Responses["400"] = await ProblemAsync("What was sent does not fit; errors: field → messages", typeof(HttpValidationProblemDetails), context, cancellationToken);
            operation.Responses["404"] = await ProblemAsync("Not there, or not yours", typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), context, cancellationToken);
        }

        private static async Task<OpenApiRequestBody> BodyAsync(List<PropertyInfo> members, OpenApiOperationTransformerContext context, CancellationToken ct)
        {
            var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>() };
            foreach (var member in members)
                schema.Properties[Json.Name(member.Name)] = await context.GetOrCreateSchemaAsync(member.PropertyType, null, ct);
            return new() { Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema }, ["application/x-www-form-urlencoded"] = new() { Schema = schema } } };
        }

        private static async Task<OpenApiResponse> ProblemAsync(string description, Type type, OpenApiOperationTransformerContext context, CancellationToken ct) => new()
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = await context.GetOrCreateSchemaAsync(type, null, ct) } },
        };
    }

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")]
    private static partial Regex RouteParameter();
}
