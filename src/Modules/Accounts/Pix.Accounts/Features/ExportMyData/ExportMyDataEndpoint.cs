using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEndpoints;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.ExportMyData;

/// <summary>
/// GET /moi/donnees: what every module holds on the person, as one file. Gathered before the first byte leaves: when a
/// module cannot be asked the answer is 503, never half a file.
/// </summary>
internal sealed class ExportMyDataEndpoint(PersonalDataOfModules modules, TimeProvider clock) : EndpointWithoutRequest
{
    private static readonly JsonSerializerOptions Readable = new(Json.Options) { WriteIndented = true };

    public override void Configure() => Get("moi/donnees");

    public override async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var file = new JsonObject
        {
            ["about"] = Texts.Data_About,
            ["exportedAt"] = JsonSerializer.SerializeToNode(now, Json.Options),
            ["modules"] = await modules.ExportAsync(HttpContext.PersonId(), ct),
        };

        HttpContext.MarkResponseStart();
        HttpContext.Response.ContentType = "application/json; charset=utf-8";
        HttpContext.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"mes-donnees-{ParisTime.Of(now):yyyy-MM-dd}.json\"");
        await JsonSerializer.SerializeAsync(HttpContext.Response.Body, file, Readable, ct);
    }
}
